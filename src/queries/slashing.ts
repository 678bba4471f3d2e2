import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchSigningInfos, fetchSlashingParams } from '#chain/slashing/queries.ts';
import { recent, slow } from './freshness.ts';
import { queryKey } from './key.ts';

export function slashingParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'slashing', 'params'), queryFn: () => fetchSlashingParams(client), ...slow });
}

export function signingInfosQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'slashing', 'signing-infos'), queryFn: () => fetchSigningInfos(client), ...recent });
}
