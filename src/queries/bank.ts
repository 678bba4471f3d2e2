import { queryOptions } from '@tanstack/react-query';
import { fetchBalances, fetchSpendable, fetchSupply } from '#chain/bank/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { live, recent } from './freshness.ts';
import { queryKey } from './key.ts';

export function balancesQuery(client: ChainClient, address: string) {
  return queryOptions({ queryKey: queryKey(client, 'bank', 'balances', address), queryFn: () => fetchBalances(client, address), ...live });
}

export function spendableQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'bank', 'spendable', address),
    queryFn: () => fetchSpendable(client, address),
    ...live,
  });
}

export function supplyQuery(client: ChainClient, denom: string) {
  return queryOptions({ queryKey: queryKey(client, 'bank', 'supply', denom), queryFn: () => fetchSupply(client, denom), ...recent });
}
