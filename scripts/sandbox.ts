// Serves the sandbox chain to real wallets and other clients: npm run sandbox -- [--genesis <file> [--past <hours>]] [--port 26657] [--rest-port 1317] [--host 127.0.0.1]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SANDBOX_ACCOUNTS } from '../src/config/sandbox-accounts.ts';
import { hostChain } from '../src/sandbox/chain-host.ts';
import { SEED_PAST, seedGenesis } from '../src/sandbox/seed-genesis.ts';
import { serveSandbox } from './sandbox-server.ts';

const OPTIONS = {
  genesis: { type: 'string' },
  past: { type: 'string', default: '0' },
  port: { type: 'string', default: '26657' },
  'rest-port': { type: 'string', default: '1317' },
  host: { type: 'string', default: '127.0.0.1' },
} as const;

/** Milliseconds. */
const HOUR = 3_600_000;

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const seed = values.genesis
    ? { genesis: JSON.parse(readFileSync(values.genesis, 'utf8')) as unknown, past: Number(values.past) * HOUR }
    : { genesis: seedGenesis(), past: SEED_PAST };
  const chain = await hostChain({ ...seed, storage: null, blockInterval: 1000, now: Date.now });
  const ports = { rpc: Number(values.port), rest: Number(values['rest-port']), host: values.host };
  const server = await serveSandbox(chain.node, ports);
  console.log(`${chain.chains[0]}: a block a second; sandbox money is not real.`);
  console.log(`RPC   ${server.rpcUrl}   (websocket at /websocket)`);
  console.log(`REST  ${server.restUrl}`);
  for (const { name, address } of SANDBOX_ACCOUNTS) console.log(`${name.padEnd(16)}${address}`);
  return new Promise((resolve) => {
    process.once('SIGINT', async () => {
      await server.close();
      await chain.stop();
      resolve(0);
    });
  });
}
