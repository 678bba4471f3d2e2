import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchHalvingInterval } from '#chain/halving/queries.ts';
import { fetchMintParams } from '#chain/mint/queries.ts';
import { fetchBlockPace, fetchNodeDetails } from '#chain/node/queries.ts';
import { isMissingModule } from '#chain/probe.ts';
import { fetchCommunityPool } from '#chain/protocolpool/queries.ts';
import { fetchUpgradePlan } from '#chain/upgrade/queries.ts';
import { recent, slow } from './freshness.ts';
import { queryKey } from './key.ts';

export function mintParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'mint', 'params'), queryFn: () => fetchMintParams(client), ...slow });
}

export function communityPoolQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'protocolpool', 'pool'), queryFn: () => fetchCommunityPool(client), ...recent });
}

/** Null: nothing is planned. */
export function upgradePlanQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'upgrade', 'plan'), queryFn: () => fetchUpgradePlan(client), ...recent });
}

/** Blocks between two halvings; 0 where the chain knows none. */
export function halvingQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'halving', 'interval'), queryFn: () => intervalOf(client), ...slow });
}

async function intervalOf(client: ChainClient): Promise<bigint> {
  try {
    return await fetchHalvingInterval(client);
  } catch (failure) {
    if (isMissingModule(failure)) return 0n;
    throw failure;
  }
}

export function nodeDetailsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'node', 'details'), queryFn: () => fetchNodeDetails(client), ...recent });
}

/** Null on a chain that has hardly begun. */
export function blockPaceQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'node', 'pace'), queryFn: () => fetchBlockPace(client), ...recent });
}
