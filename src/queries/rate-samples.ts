import { createStore, get, type UseStore, update } from 'idb-keyval';
import type { ChainClient } from '#chain/client.ts';
import type { SourcedRate } from '#chain/liquidstake/rate-history.ts';
import { decFromAtomics } from '#domain/dec.ts';

/** Changes when the shape changes: what an older version kept is then not read. */
const VERSION = 1;
const HOUR = 3_600_000;
/** Some 60 kB. Half a month of hours; older ones are thinned, so that the whole reaches back as far as it was looked at. */
const MOST = 720;

/** As kept: `[ms since 1970, rate in atomics, height]`. */
type Kept = readonly [at: number, rate: string, height: string];

let opened: UseStore | null = null;

/** Opened when first needed: where a browser forbids storage this throws, and the callers reject. */
function store(): UseStore {
  opened ??= createStore('stkhub-rates', 'samples');
  return opened;
}

const keyOf = (network: string, chain: string) => `${VERSION} ${network} ${chain}`;

/** What this browser has read of this chain before, oldest first. Rejects when storage is forbidden or broken; what makes no sense is left out. */
export async function keptRates(client: ChainClient): Promise<readonly SourcedRate[]> {
  return toSamples(await get<unknown>(keyOf(client.network, client.chain.id), store()));
}

/** Adds rates that were read from the chain's state just now. Those of another past (a chain that began anew) go. Rejects like `keptRates`. */
export async function keepRates(client: ChainClient, read: readonly SourcedRate[]): Promise<void> {
  const key = keyOf(client.network, client.chain.id);
  await update<unknown>(key, (stored) => mergeKept(toSamples(stored), read).map(toKept), store());
}

/** A chain that begins anew takes its past with it. `network`: id. */
export async function forgetRates(network: string, chain: string): Promise<void> {
  await update<unknown>(keyOf(network, chain), () => [], store());
}

/** One an hour, at most `MOST`: beyond that every second one of the older half is dropped. Exported for its test. */
export function mergeKept(kept: readonly SourcedRate[], read: readonly SourcedRate[]): readonly SourcedRate[] {
  const newest = read.at(-1);
  if (!newest) return kept;
  const possible = kept.filter(({ at, height }) => at <= newest.at && (height ?? 0n) <= (newest.height ?? 0n));
  const byHour = new Map<number, SourcedRate>();
  // The first of an hour stays: otherwise an hour would be written again with every look.
  for (const sample of [...possible, ...read]) {
    const hour = Math.floor(sample.at / HOUR);
    if (!byHour.has(hour)) byHour.set(hour, { ...sample, source: 'sample' });
  }
  return thin([...byHour.values()].sort((a, b) => a.at - b.at));
}

function thin(samples: readonly SourcedRate[]): readonly SourcedRate[] {
  if (samples.length <= MOST) return samples;
  const half = Math.floor(samples.length / 2);
  return thin(samples.filter((_, index) => index >= half || index % 2 === 0));
}

const toKept = ({ at, rate, height }: SourcedRate): Kept => [at, String(rate), String(height ?? 0n)];

function toSamples(stored: unknown): readonly SourcedRate[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, 2 * MOST).flatMap((entry): SourcedRate[] => {
    if (!Array.isArray(entry)) return [];
    const [at, rate, height] = entry as readonly unknown[];
    if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0) return [];
    if (typeof rate !== 'string' || !/^\d{1,40}$/.test(rate) || typeof height !== 'string' || !/^\d{1,16}$/.test(height)) return [];
    return [{ at, rate: decFromAtomics(BigInt(rate)), height: BigInt(height), source: 'sample' }];
  });
}
