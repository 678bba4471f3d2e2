import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchDistributionParams, fetchRewards } from '#chain/distribution/queries.ts';
import { live, slow } from './freshness.ts';
import { queryKey } from './key.ts';

export function distributionParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'distribution', 'params'), queryFn: () => fetchDistributionParams(client), ...slow });
}

export function rewardsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'distribution', 'rewards', address),
    queryFn: () => fetchRewards(client, address),
    ...live,
  });
}
