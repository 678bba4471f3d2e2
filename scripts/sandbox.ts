// Serves the sandbox's chains to real wallets and other clients, each on ports of its own, ten apart:
// npm run sandbox -- [--genesis <file> [--past <hours>]] [--port 26657] [--rest-port 1317] [--host 127.0.0.1]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SANDBOX_ACCOUNTS } from '../src/config/sandbox-accounts.ts';
import { type ChainHost, hostChain } from '../src/sandbox/chain-host.ts';
import { prepareCounterparties } from '../src/sandbox/counterparties/prepare-counterparties.ts';
import { SEED_PAST, seedGenesis } from '../src/sandbox/seed-genesis.ts';
import { type SandboxServer, serveSandbox } from './sandbox-server.ts';

const OPTIONS = {
  genesis: { type: 'string' },
  past: { type: 'string', default: '0' },
  port: { type: 'string', default: '26657' },
  'rest-port': { type: 'string', default: '1317' },
  host: { type: 'string', default: '127.0.0.1' },
} as const;

/** Milliseconds. */
const HOUR = 3_600_000;

/** Between the ports of one chain and those of the next. */
const PORT_STEP = 10;

type Ports = { readonly rpc: number; readonly rest: number; readonly host: string };

/** One server per chain, Core-1's first. Port 0 takes free ones. */
function serveAll(chain: ChainHost, { rpc, rest, host }: Ports): Promise<SandboxServer[]> {
  const at = (first: number, index: number): number => (first === 0 ? 0 : first + index * PORT_STEP);
  return Promise.all(
    chain.chains.map((id, index) => serveSandbox(() => chain.node(id), { rpc: at(rpc, index), rest: at(rest, index), host })),
  );
}

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const seed = values.genesis
    ? { genesis: JSON.parse(readFileSync(values.genesis, 'utf8')) as unknown, past: Number(values.past) * HOUR }
    : { genesis: seedGenesis(), past: SEED_PAST };
  const chain = await hostChain({
    ...seed,
    storage: null,
    blockInterval: 1000,
    now: Date.now,
    // `run.mjs` reads no module after the start.
    loadCounterparties: async () => ({ prepareCounterparties }),
  });
  await chain.openCounterparties();
  const servers = await serveAll(chain, { rpc: Number(values.port), rest: Number(values['rest-port']), host: values.host });
  console.log('A block a second on each chain; sandbox money is not real.');
  servers.forEach(({ rpcUrl, restUrl }, index) => {
    console.log(`\n${chain.chains[index]}`);
    console.log(`RPC   ${rpcUrl}   (websocket at /websocket)`);
    console.log(`REST  ${restUrl}`);
  });
  console.log();
  for (const { name, address } of SANDBOX_ACCOUNTS) console.log(`${name.padEnd(16)}${address}`);
  return new Promise((resolve) => {
    process.once('SIGINT', async () => {
      await Promise.all(servers.map((server) => server.close()));
      await chain.stop();
      resolve(0);
    });
  });
}
