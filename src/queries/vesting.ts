import { queryOptions } from '@tanstack/react-query';
import { fetchVesting } from '#chain/auth/vesting.ts';
import type { ChainClient } from '#chain/client.ts';
import { recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** What of an address is locked by vesting, null for most. Its delegated parts change with every delegation. */
export function vestingQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'vesting', 'account', address),
    queryFn: () => fetchVesting(client, address),
    ...recent,
  });
}
