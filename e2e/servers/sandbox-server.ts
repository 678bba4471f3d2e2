import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { at } from '../wallets/chain-info-schema.ts';

/** The sandbox chain in a process of its own, as `npm run sandbox` starts it, on free ports. */
export type ServedSandbox = {
  readonly rpcUrl: string;
  readonly restUrl: string;
  /** What the chain's ledger says an account has, in base units. */
  balance(address: string, denom: string): Promise<bigint>;
  sequence(address: string): Promise<bigint>;
  /** A transaction in a block, by its hash in hexadecimal; null while there is none. */
  tx(hash: string): Promise<IncludedTx | null>;
  stop(): Promise<void>;
};

export type IncludedTx = { readonly code: number; readonly height: string; readonly bytes: Buffer };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A genesis in the SDK's own format, and how many hours of its chain have passed when it is first asked. */
export type ServedGenesis = { readonly genesis: unknown; readonly pastHours: number };

/** Serves the seeded chain, or one that begins with `given`, e.g. `manyValidatorsGenesis()`. */
export async function startSandboxServer(given: ServedGenesis | null): Promise<ServedSandbox> {
  const folder = given ? await mkdtemp(join(tmpdir(), 'stkhub-genesis-')) : null;
  const args = ['scripts/run.mjs', 'scripts/sandbox.ts', '--port', '0', '--rest-port', '0'];
  if (given && folder) {
    const file = join(folder, 'genesis.json');
    await writeFile(file, JSON.stringify(given.genesis));
    args.push('--genesis', file, '--past', String(given.pastHours));
  }
  const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [rpcUrl, restUrl] = await printedAddresses(server);
  // The file was read before the first address was printed.
  if (folder) await rm(folder, { recursive: true });
  const rest = async (path: string): Promise<unknown> => (await fetch(`${restUrl}${path}`)).json();
  return {
    rpcUrl,
    restUrl,
    balance: async (address, denom) => {
      const found = await rest(`/cosmos/bank/v1beta1/balances/${address}/by_denom?denom=${encodeURIComponent(denom)}`);
      return BigInt(String(at(at(found, 'balance'), 'amount')));
    },
    sequence: async (address) =>
      BigInt(String(at(at(await rest(`/cosmos/auth/v1beta1/account_info/${address}`), 'info'), 'sequence') ?? 0)),
    tx: async (hash) => {
      const answer: unknown = await (await fetch(`${rpcUrl}/tx?hash=0x${hash}`)).json();
      const found = at(answer, 'result');
      if (found === undefined) return null;
      const code = Number(at(at(found, 'tx_result'), 'code'));
      return { code, height: String(at(found, 'height')), bytes: Buffer.from(String(at(found, 'tx')), 'base64') };
    },
    stop: () => stopped(server),
  };
}

/** The two addresses that it prints when it serves. Rejects when it ends before. */
function printedAddresses(server: ChildProcess): Promise<[rpc: string, rest: string]> {
  return new Promise((resolve, reject) => {
    const urls: string[] = [];
    if (server.stdout) {
      createInterface(server.stdout).on('line', (line) => {
        const url = /^(?:RPC|REST)\s+(\S+)/.exec(line)?.[1];
        if (url) urls.push(url);
        const [rpc, rest] = urls;
        if (rpc && rest) resolve([rpc, rest]);
      });
    }
    server.once('exit', (code) => reject(new Error(`the sandbox server ended with ${code}`)));
  });
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}
