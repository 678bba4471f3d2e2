import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchMaxGas } from '#chain/consensus/queries.ts';
import { slow } from './freshness.ts';
import { queryKey } from './key.ts';

/** Gas of one whole block; null for no limit. */
export function maxGasQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'consensus', 'max-gas'), queryFn: () => fetchMaxGas(client), ...slow });
}
