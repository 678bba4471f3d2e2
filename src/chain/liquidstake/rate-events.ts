import { searchTxs, type TxEvent, type TxResult } from '#chain/tx/lookup.ts';
import { decFromInt, quo } from '#domain/dec.ts';
import { ChainFailure } from '../abci.ts';
import { fetchBlockTime } from '../block-time.ts';
import type { ChainClient } from '../client.ts';
import type { RateNote, RatesRead, SourcedRate } from './rate-history.ts';

/** Every mint of x/liquidstake; x/liquidstakeibc gave its events the same name but not this attribute. */
const MINTS = 'liquid_stake.stkxprt_minted_amount EXISTS';

/** The newest mints come in one page: with twenty validators one of them is some 60 kB, and an answer may have a megabyte. */
const NEWEST = 8;

/** Older ones are taken singly, spread evenly over all that there are. */
const SPREAD = 18;

/**
 * Least stkXPRT (base units) that a mint must bring to count. `minted` is floor(amount ÷ rate), so amount ÷ minted is above the rate by at most
 * one part in `minted`: here by less than one in ten million, below what is shown. The printed `c_value` is the same quotient turned round and cut.
 * Redemptions are not used: their fee of then and the dust of each validator are mixed into what they pay.
 */
const LEAST_MINTED = 10_000_000n;

/** Rates of mints that the node's index knows. Throws `ChainFailure` when the node cannot be asked. */
export async function fetchRatesFromEvents(client: ChainClient): Promise<RatesRead> {
  const found = await mints(client);
  if (found === null) return { samples: [], notes: [{ source: 'event', kind: 'no-index' }] };
  const rates = new Map(found.txs.flatMap(({ height, events }) => ratesIn(events).map((rate) => [height, rate] as const)));
  const dated = await Promise.all([...rates].map(async ([height, rate]) => ({ rate, height, at: await timeOf(client, height) })));
  const samples = dated.flatMap(({ at, ...sample }): SourcedRate[] => (at === null ? [] : [{ ...sample, at, source: 'event' }]));
  const notes: RateNote[] = [];
  if (found.total > found.txs.length) notes.push({ source: 'event', kind: 'chosen', read: found.txs.length, of: found.total });
  if (dated.length > samples.length) notes.push({ source: 'event', kind: 'undated', count: dated.length - samples.length });
  return { samples: samples.sort((a, b) => a.at - b.at), notes };
}

async function mints(client: ChainClient): Promise<{ txs: readonly TxResult[]; total: number } | null> {
  try {
    const { txs, total } = await searchTxs(client, MINTS, 1, NEWEST);
    const older = await Promise.all(places(total).map((place) => searchTxs(client, MINTS, place, 1)));
    return { txs: [...txs, ...older.flatMap((page) => page.txs)], total };
  } catch (failure) {
    const isOff = failure instanceof ChainFailure && failure.error.kind === 'rpc-error' && /indexing is disabled/.test(failure.error.data);
    if (isOff) return null;
    throw failure;
  }
}

/** Places (from 1, newest first) of the older ones that are taken, the oldest among them. */
function places(total: number): number[] {
  const rest = total - NEWEST;
  const count = Math.min(SPREAD, rest);
  return Array.from({ length: Math.max(0, count) }, (_, index) => NEWEST + Math.round(((index + 1) * rest) / count));
}

/** XPRT per stkXPRT of each mint that is large enough. Of several in one transaction the last counts, as the state of a block would. */
function ratesIn(events: readonly TxEvent[]) {
  return events.flatMap(({ type, attributes }) => {
    if (type !== 'liquid_stake') return [];
    const of = (key: string) => coinAmount(attributes.find((attribute) => attribute.key === key)?.value);
    const [paid, minted] = [of('liquid_amount'), of('stkxprt_minted_amount')];
    return paid === null || minted === null || minted < LEAST_MINTED ? [] : [quo(decFromInt(paid), decFromInt(minted))];
  });
}

/** `1000000uxprt` without its denom. */
function coinAmount(value: string | undefined): bigint | null {
  const digits = /^(\d{1,40})[a-zA-Z]/.exec(value ?? '')?.[1];
  return digits === undefined ? null : BigInt(digits);
}

async function timeOf(client: ChainClient, height: bigint): Promise<number | null> {
  try {
    return await fetchBlockTime(client, Number(height));
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error') return null;
    throw failure;
  }
}
