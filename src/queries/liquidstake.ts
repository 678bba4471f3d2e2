import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchLiquidStakeParams, fetchLiquidStakeState, fetchLiquidValidators } from '#chain/liquidstake/queries.ts';
import { live } from './freshness.ts';
import { queryKey } from './key.ts';

/** What quotes are made from. */
export function liquidStakeStateQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'liquidstake', 'state'), queryFn: () => fetchLiquidStakeState(client), ...live });
}

/** One admin key can pause the module or change the minimum at any time, so this is as fresh as the state. */
export function liquidStakeParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'liquidstake', 'params'), queryFn: () => fetchLiquidStakeParams(client), ...live });
}

export function liquidValidatorsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'liquidstake', 'validators'), queryFn: () => fetchLiquidValidators(client), ...live });
}
