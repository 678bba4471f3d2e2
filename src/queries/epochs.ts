import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchEpochs } from '#chain/epochs/queries.ts';
import { recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** The chain's clocks; `hour` is the one of autocompounding. */
export function epochsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'epochs', 'infos'), queryFn: () => fetchEpochs(client), ...recent });
}
