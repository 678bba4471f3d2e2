import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchWithdrawAddress } from '#chain/distribution/withdraw-address.ts';
import { recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** Where the staking rewards of an address go. */
export function withdrawAddressQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'distribution', 'withdraw-address', address),
    queryFn: () => fetchWithdrawAddress(client, address),
    ...recent,
  });
}
