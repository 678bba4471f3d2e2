import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { live } from './freshness.ts';
import { queryKey } from './key.ts';

/**
 * What the records of tokenized shares that an address owns have earned. Few own any, so that the first screen does not wait for the code that
 * asks x/liquid; where the chain has no such module it fails with what `isMissingModule` recognises.
 */
export function shareRewardsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'liquid', 'rewards', address),
    queryFn: async () => (await import('#chain/liquid/queries.ts')).fetchShareRewards(client, address),
    ...live,
  });
}
