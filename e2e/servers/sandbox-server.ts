import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { at } from '../wallets/chain-info-schema.ts';

type Addresses = { readonly rpcUrl: string; readonly restUrl: string };

/** The sandbox's chains in a process of their own, as `npm run sandbox` starts them, on free ports. */
export type ServedSandbox = Addresses & {
  /** Every chain by its id; `rpcUrl` and `restUrl` are Core-1's. */
  readonly chains: ReadonlyMap<string, Addresses>;
  /** What a chain's ledger (default: Core-1's) says an account has, in base units. */
  balance(address: string, denom: string, chain?: string): Promise<bigint>;
  sequence(address: string): Promise<bigint>;
  /** A transaction in a block of a chain (default: Core-1), by its hash in hexadecimal; null while there is none. */
  tx(hash: string, chain?: string): Promise<IncludedTx | null>;
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
  const chains = await printedAddresses(server);
  // The file was read before the first address was printed.
  if (folder) await rm(folder, { recursive: true });
  const [core = { rpcUrl: '', restUrl: '' }] = chains.values();
  const rest = async (path: string, { restUrl } = core): Promise<unknown> => (await fetch(`${restUrl}${path}`)).json();
  return {
    ...core,
    chains,
    balance: async (address, denom, chain) => {
      const path = `/cosmos/bank/v1beta1/balances/${address}/by_denom?denom=${encodeURIComponent(denom)}`;
      const found = await rest(path, chain === undefined ? core : chains.get(chain));
      return BigInt(String(at(at(found, 'balance'), 'amount')));
    },
    sequence: async (address) =>
      BigInt(String(at(at(await rest(`/cosmos/auth/v1beta1/account_info/${address}`), 'info'), 'sequence') ?? 0)),
    tx: async (hash, chain) => {
      const { rpcUrl } = (chain === undefined ? core : chains.get(chain)) ?? core;
      const answer: unknown = await (await fetch(`${rpcUrl}/tx?hash=0x${hash}`)).json();
      const found = at(answer, 'result');
      if (found === undefined) return null;
      const code = Number(at(at(found, 'tx_result'), 'code'));
      return { code, height: String(at(found, 'height')), bytes: Buffer.from(String(at(found, 'tx')), 'base64') };
    },
    stop: () => stopped(server),
  };
}

/** The addresses that it prints when it serves: a chain's id, then where it is; the accounts come after all of them. Rejects when it ends before. */
function printedAddresses(server: ChildProcess): Promise<ReadonlyMap<string, Addresses>> {
  return new Promise((resolve, reject) => {
    const chains = new Map<string, Addresses>();
    let chain = '';
    if (server.stdout) {
      createInterface(server.stdout).on('line', (line) => {
        const [first = '', second = ''] = line.split(/\s+/);
        const known = chains.get(chain) ?? { rpcUrl: '', restUrl: '' };
        if (/^[a-z]+-sandbox-\d+$/.test(line)) chain = line;
        else if (first === 'RPC') chains.set(chain, { ...known, rpcUrl: second });
        else if (first === 'REST') chains.set(chain, { ...known, restUrl: second });
        else if (first === 'alice') resolve(chains);
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
