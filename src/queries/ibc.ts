import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchDenomTrace } from '#chain/ibc/denom.ts';
import { fixed } from './freshness.ts';
import { queryKey } from './key.ts';

/** Where an `ibc/…` denom came from, null when the chain does not know it. It is proved by the denom and never changes. */
export function denomTraceQuery(client: ChainClient, denom: string) {
  return queryOptions({ queryKey: queryKey(client, 'transfer', 'trace', denom), queryFn: () => fetchDenomTrace(client, denom), ...fixed });
}
