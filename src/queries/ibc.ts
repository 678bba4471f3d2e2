import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchDenomTrace } from '#chain/ibc/denom.ts';
import { fetchHopFacts } from '#chain/ibc/hop-facts.ts';
import type { Leg } from '#domain/hub-graph.ts';
import { fixed, recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** Where an `ibc/…` denom came from, null when the chain does not know it. It is proved by the denom and never changes. */
export function denomTraceQuery(client: ChainClient, denom: string) {
  return queryOptions({ queryKey: queryKey(client, 'transfer', 'trace', denom), queryFn: () => fetchDenomTrace(client, denom), ...fixed });
}

/** What both chains of a hop say of their channel; the verdict is `hopHealth`. It is asked again before anything is signed, and never kept for the next visit. */
export function hopFactsQuery(from: ChainClient, to: ChainClient, leg: Omit<Leg, 'escrow'>) {
  return queryOptions({
    queryKey: queryKey(from, 'ibc', 'hop', leg.to, leg.port, leg.channel),
    queryFn: () => fetchHopFacts(from, to, leg),
    ...recent,
  });
}
