import { exchangeRate } from '#domain/liquid-stake.ts';
import { ChainFailure, dig, wholeNumber } from '../abci.ts';
import { atHeight } from '../at-height.ts';
import { fetchBlockTime } from '../block-time.ts';
import type { ChainClient } from '../client.ts';
import { fetchLiquidStakeState } from './queries.ts';
import type { RatesRead, SourcedRate } from './rate-history.ts';

/** How many heights are read, spread evenly over what the node keeps. With their headers and the search for the oldest: nine requests. */
const SPREAD = 30;

/** Blocks back from the newest that are tried first: what nodes are usually told to keep (`pruning` nothing, everything, default), and between. */
const DISTANCES = [10, 99, 1_000, 10_000, 100_000, 362_879, 2_000_000];

/** Then so many heights between the oldest that was there and the next that was not. */
const REFINE = 8;

/** The states that one node keeps, asked of that node alone: others keep others. Throws `ChainFailure` when it cannot be asked at all. */
export async function fetchRatesAtHeights(chain: ChainClient): Promise<RatesRead> {
  const client = chain.nodes?.()[0] ?? chain;
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'status', params: {} });
  const newest = wholeNumber(dig(result, 'sync_info', 'latest_block_height'), 'height', 1);
  const first = Math.max(1, wholeNumber(dig(result, 'sync_info', 'earliest_block_height') ?? 1, 'earliest height'));
  const oldest = await oldestKept(client, first, newest);
  if (oldest === null) return { samples: [], notes: [] };
  const heights = evenly(oldest, newest, SPREAD);
  const samples = (await Promise.all(heights.map((height) => rateAt(client, height)))).filter((sample) => sample !== null);
  const [since] = samples;
  return {
    samples,
    notes: since?.height ? [{ source: 'height', kind: 'kept', since: since.at, height: since.height }] : [],
  };
}

/** Found by asking: nodes do not tell what they keep. Null when even the newest state is not to be had. */
async function oldestKept(client: ChainClient, first: number, newest: number): Promise<number | null> {
  const tried = [newest, ...DISTANCES.map((distance) => newest - distance).filter((height) => height > first), first];
  const [kept, lost] = await edge(client, tried);
  if (kept === null || lost === null) return kept;
  const [finer] = await edge(client, [kept, ...evenly(lost + 1, kept - 1, REFINE).reverse()]);
  return finer ?? kept;
}

/** Of heights in falling order: the last one whose state is kept, and the first one whose state is not. */
async function edge(client: ChainClient, heights: readonly number[]): Promise<[kept: number | null, lost: number | null]> {
  const kept = await Promise.all(heights.map((height) => isKept(client, height)));
  const lost = kept.indexOf(false);
  return lost < 0 ? [heights.at(-1) ?? null, null] : [heights[lost - 1] ?? null, heights[lost] ?? null];
}

async function isKept(client: ChainClient, height: number): Promise<boolean> {
  return (await stateAt(client, height)) !== null;
}

/** Null where the node refuses: the state is gone, or the module was not there yet. */
async function stateAt(client: ChainClient, height: number) {
  try {
    return await fetchLiquidStakeState(atHeight(client, height));
  } catch (failure) {
    if (failure instanceof ChainFailure && (failure.error.kind === 'query-failed' || failure.error.kind === 'malformed')) return null;
    throw failure;
  }
}

/** Null where there is no state, no rate (nothing minted) or no header any more. */
async function rateAt(client: ChainClient, height: number): Promise<SourcedRate | null> {
  const [state, at] = await Promise.all([stateAt(client, height), timeOf(client, height)]);
  const rate = state && exchangeRate(state);
  return rate === null || at === null ? null : { rate, at, height: BigInt(height), source: 'height' };
}

async function timeOf(client: ChainClient, height: number): Promise<number | null> {
  try {
    return await fetchBlockTime(client, height);
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error') return null;
    throw failure;
  }
}

/** At most `count` whole numbers from `low` to `high`, both ends among them, rising. */
function evenly(low: number, high: number, count: number): number[] {
  if (high < low) return [];
  const steps = Math.min(count, high - low + 1) - 1;
  return Array.from({ length: steps + 1 }, (_, index) => (steps === 0 ? high : low + Math.round(((high - low) * index) / steps)));
}
