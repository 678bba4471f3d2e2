// What it costs to move the sandbox's clock, and a block a second, with Core-1 alone and with all chains.
import { type ChainHost, hostChain } from '#sandbox/chain-host.ts';
import { prepareCounterparties } from '#sandbox/counterparties/prepare-counterparties.ts';
import { SEED_PAST, seedGenesis } from '#sandbox/seed-genesis.ts';
import type { Measure } from './sandbox.ts';

const MONTH = 21 * 86_400_000;
const BLOCKS = 200;

const open = (): Promise<ChainHost> =>
  hostChain({
    storage: null,
    genesis: seedGenesis(),
    past: SEED_PAST,
    blockInterval: null,
    now: Date.now,
    // `run.mjs` reads no module after the start.
    loadCounterparties: async () => ({ prepareCounterparties }),
  });

async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(which: string, host: ChainHost): Promise<Measure[]> {
  const jump = await milliseconds(() => host.advance(MONTH));
  const blocks = await milliseconds(() => {
    for (let made = 0; made < BLOCKS; made += 1) host.block();
  });
  return [
    { name: `sandbox: 21 days, ${which}`, value: jump, unit: 'ms' },
    { name: `sandbox: 1,000 seconds, ${which}`, value: (blocks * 1000) / BLOCKS, unit: 'ms' },
  ];
}

/** Figures for `npm run bench`. */
export async function benchClock(): Promise<Measure[]> {
  const alone = await measure('Core-1 alone', await open());
  const host = await open();
  const start = await milliseconds(() => host.openCounterparties());
  const all = await measure('all chains', host);
  return [...alone, { name: 'sandbox: start of the other chains', value: start, unit: 'ms' }, ...all];
}
