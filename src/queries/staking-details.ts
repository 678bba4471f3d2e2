import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchDelegation } from '#chain/staking/delegation.ts';
import { fetchValidatorDetails } from '#chain/staking/details.ts';
import { fetchRedelegations } from '#chain/staking/redelegations.ts';
import { live, recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** Apart from `staking.ts`, which loads first: everything that only the Stake page asks of x/staking. */
export function validatorDetailsQuery(client: ChainClient) {
  return queryOptions({
    queryKey: queryKey(client, 'staking', 'validator-details'),
    queryFn: () => fetchValidatorDetails(client),
    ...recent,
  });
}

export function redelegationsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'staking', 'redelegations', address),
    queryFn: () => fetchRedelegations(client, address),
    ...live,
  });
}

/** One delegation, null if there is none: a validator's own stake. */
export function delegationQuery(client: ChainClient, delegator: string, validator: string) {
  return queryOptions({
    queryKey: queryKey(client, 'staking', 'delegation', delegator, validator),
    queryFn: () => fetchDelegation(client, delegator, validator),
    ...recent,
  });
}
