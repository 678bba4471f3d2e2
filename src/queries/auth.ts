import { queryOptions } from '@tanstack/react-query';
import { fetchAccount } from '#chain/auth/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** Account number, sequence and kind; null while the chain does not know the address. */
export function accountQuery(client: ChainClient, address: string) {
  return queryOptions({ queryKey: queryKey(client, 'auth', 'account', address), queryFn: () => fetchAccount(client, address), ...recent });
}
