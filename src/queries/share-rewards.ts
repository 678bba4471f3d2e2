import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { live } from './freshness.ts';
import { queryKey } from './key.ts';

/**
 * What the records of an owner have earned. Few accounts have any, so that the questions to x/liquid are fetched with the first one; where the
 * chain has no such module it fails with what `isMissingModule` recognises.
 */
export function shareRewardsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'liquid', 'rewards', address),
    queryFn: async () => (await import('#chain/liquid/queries.ts')).fetchShareRewards(client, address),
    ...live,
  });
}
