import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchRatesFromEvents } from '#chain/liquidstake/rate-events.ts';
import { fetchRatesAtHeights } from '#chain/liquidstake/rate-heights.ts';
import type { RateNote, RateSource, RatesRead, SourcedRate } from '#chain/liquidstake/rate-history.ts';
import { isMissingModule } from '#chain/probe.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { recent, slow } from './freshness.ts';
import { queryKey } from './key.ts';
import { liquidStakeStateQuery } from './liquidstake.ts';
import { useChainStatus, useNetwork } from './network-context.tsx';
import { keepRates, keptRates } from './rate-samples.ts';

/** `missing`: the chain has no stkXPRT. `samples` are in order of time and grow while `reading`; `notes` say what each source could not give. */
export type RateHistory = {
  readonly state: 'reading' | 'ready' | 'failed' | 'missing';
  readonly samples: readonly SourcedRate[];
  readonly notes: readonly RateNote[];
};

/** Dozens of questions, some of them hard for a node: every ten minutes, and a minute after a failure, not with the next block. */
const seldom = {
  staleTime: slow.staleTime,
  refetchInterval: ({ state }: { state: { error: Error | null } }) => (state.error ? recent : slow).staleTime,
};

function stateRatesQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'rate-history', 'height'), queryFn: () => readStates(client), ...seldom });
}

function eventRatesQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'rate-history', 'event'), queryFn: () => fetchRatesFromEvents(client), ...seldom });
}

function ownRatesQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'rate-history', 'sample'), queryFn: () => keptRates(client), ...seldom });
}

/** What was read is kept, so that a node that forgets old states takes nothing away from who has looked before. */
async function readStates(client: ChainClient): Promise<RatesRead> {
  const read = await fetchRatesAtHeights(client);
  // A browser that forbids storage loses only the next visit's past; the note of `ownRatesQuery` says so.
  await keepRates(client, read.samples).catch(() => {});
  return read;
}

/** The exchange rate over time (XPRT per stkXPRT) from three sources, and now. Asked again every ten minutes; the newest point is live. */
export function useRateHistory(): RateHistory {
  const { hub } = useNetwork();
  const { height, blockTime } = useChainStatus();
  const state = useQuery(liquidStakeStateQuery(hub));
  const states = useQuery(stateRatesQuery(hub));
  const events = useQuery(eventRatesQuery(hub));
  const own = useQuery(ownRatesQuery(hub));
  if (isMissingModule(state.error)) return { state: 'missing', samples: [], notes: [] };
  const rate = state.data ? exchangeRate(state.data) : null;
  const now: SourcedRate[] =
    rate !== null && blockTime !== null && height !== null ? [{ rate, at: blockTime, height: BigInt(height), source: 'height' }] : [];
  const samples = joined([...(states.data?.samples ?? []), ...now], events.data?.samples ?? [], own.data ?? []);
  const asked = { height: states, event: events, sample: own } as const;
  const unreadable = (['height', 'event', 'sample'] as const).filter((source) => asked[source].isError && asked[source].data === undefined);
  const notes = [...(states.data?.notes ?? []), ...(events.data?.notes ?? []), ...unreadable.map(silence)];
  const pending = Object.values(asked).some((query) => query.isPending);
  return { state: pending ? 'reading' : samples.length === 0 && unreadable.length > 0 ? 'failed' : 'ready', samples, notes };
}

const silence = (source: RateSource): RateNote => ({ source, kind: 'unreadable' });

/** One sample for each height; the chain's own state before a mint's quotient, and that before what was kept. */
function joined(...sources: readonly (readonly SourcedRate[])[]): readonly SourcedRate[] {
  const byHeight = new Map<string, SourcedRate>();
  for (const sample of sources.flat()) {
    const place = String(sample.height ?? `at ${sample.at}`);
    if (!byHeight.has(place)) byHeight.set(place, sample);
  }
  return [...byHeight.values()].sort((a, b) => a.at - b.at);
}
