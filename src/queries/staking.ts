import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchDelegations, fetchPool, fetchStakingParams, fetchUnbonding, fetchValidators } from '#chain/staking/queries.ts';
import { live, recent, slow } from './freshness.ts';
import { queryKey } from './key.ts';

export function delegationsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'staking', 'delegations', address),
    queryFn: () => fetchDelegations(client, address),
    ...live,
  });
}

/** Entries of native unbondings and of redemptions. */
export function unbondingQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'staking', 'unbonding', address),
    queryFn: () => fetchUnbonding(client, address),
    ...live,
  });
}

export function stakingParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'staking', 'params'), queryFn: () => fetchStakingParams(client), ...slow });
}

export function poolQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'staking', 'pool'), queryFn: () => fetchPool(client), ...recent });
}

export function validatorsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'staking', 'validators'), queryFn: () => fetchValidators(client), ...recent });
}
