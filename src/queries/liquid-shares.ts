import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import {
  fetchLiquidParams,
  fetchLiquidShares,
  fetchShareRecordByDenom,
  fetchShareRecordsOwned,
  fetchTokenizeLock,
  fetchTotalLiquidStaked,
} from '#chain/liquid/queries.ts';
import { live, recent, slow } from './freshness.ts';
import { queryKey } from './key.ts';

/** Questions to x/liquid. Where the chain has no such module they fail with what `isMissingModule` recognises. */
export function liquidParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'liquid', 'params'), queryFn: () => fetchLiquidParams(client), ...slow });
}

export function totalLiquidStakedQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'liquid', 'total'), queryFn: () => fetchTotalLiquidStaked(client), ...recent });
}

/** Liquid shares of every validator, for the cap of each. */
export function liquidSharesQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'liquid', 'shares'), queryFn: () => fetchLiquidShares(client), ...recent });
}

/** Records whose rewards belong to an address, whoever holds the share tokens. */
export function shareRecordsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'liquid', 'records', address),
    queryFn: () => fetchShareRecordsOwned(client, address),
    ...live,
  });
}

/** The record behind a share token, null if there is none. */
export function shareRecordQuery(client: ChainClient, denom: string) {
  return queryOptions({
    queryKey: queryKey(client, 'liquid', 'record', denom),
    queryFn: () => fetchShareRecordByDenom(client, denom),
    ...recent,
  });
}

export function tokenizeLockQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, 'liquid', 'lock', address),
    queryFn: () => fetchTokenizeLock(client, address),
    ...recent,
  });
}
