// `npm run bench`: figures of speed on this machine. They are for comparing two versions in one sitting, not a test: machines differ.
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { benchClock } from './bench/clock.ts';
import { benchLedger } from './bench/ledger.ts';
import { benchLedgerDrawn } from './bench/ledger-drawn.ts';
import { benchRoutes } from './bench/routes.ts';
import { benchSandbox, type Measure } from './bench/sandbox.ts';
import { benchTracking } from './bench/tracking.ts';
import { benchValidators } from './bench/validators.ts';
import { readRecording, replay } from './replay.ts';

/** A recording has 161 blocks; the goal (below 1,000 ms) is for 300. */
function replaySpeed(): Measure {
  const { blocks, milliseconds } = replay(readRecording('src/testing/recordings/replay-liquid'));
  return { name: 'sandbox: 300 blocks of a recording', value: (milliseconds * 300) / blocks, unit: 'ms' };
}

function amountsParsed(): Measure {
  const asset = stakeAsset(SANDBOX_NETWORK);
  const count = 100_000;
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) parseAmount(`${index}.${index % 1_000_000}`, asset);
  return { name: 'domain: amounts parsed', value: (count * 1000) / (performance.now() - begun), unit: 'per second' };
}

export async function main(): Promise<void> {
  for (const { name, value, unit } of [
    ...benchSandbox(),
    ...(await benchClock()),
    replaySpeed(),
    amountsParsed(),
    ...benchRoutes(),
    ...benchTracking(),
    ...benchLedger(),
    ...benchLedgerDrawn(),
    benchValidators(),
  ]) {
    console.log(`${name.padEnd(46)}${Math.round(value).toLocaleString('en-US').padStart(12)} ${unit}`);
  }
}
