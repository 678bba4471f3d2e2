import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import {
  fetchDepositBalance,
  fetchHostChain,
  fetchHostChains,
  fetchHostRate,
  fetchHostStakeParams,
} from '#chain/liquidstakeibc/host-chains.ts';
import { fetchHostDeposits, fetchHostShareDeposits, fetchHostUnbondings, fetchUserUnbondings } from '#chain/liquidstakeibc/queues.ts';
import { live, recent, slow } from './freshness.ts';
import { queryKey } from './key.ts';

const MODULE = 'liquidstakeibc';

/** Questions to x/liquidstakeibc. Where the chain has no such module they fail with what `isMissingModule` recognises. Quotes are made from the live ones. */
export function hostChainsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, MODULE, 'host-chains'), queryFn: () => fetchHostChains(client), ...live });
}

/** Null when the chain of that id is not registered. */
export function hostChainQuery(client: ChainClient, host: string) {
  return queryOptions({ queryKey: queryKey(client, MODULE, 'host-chain', host), queryFn: () => fetchHostChain(client, host), ...live });
}

export function hostDepositsQuery(client: ChainClient, host: string) {
  return queryOptions({ queryKey: queryKey(client, MODULE, 'deposits', host), queryFn: () => fetchHostDeposits(client, host), ...live });
}

export function hostUnbondingsQuery(client: ChainClient, host: string) {
  return queryOptions({
    queryKey: queryKey(client, MODULE, 'unbondings', host),
    queryFn: () => fetchHostUnbondings(client, host),
    ...live,
  });
}

/** Of all host chains. */
export function userUnbondingsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, MODULE, 'user-unbondings', address),
    queryFn: () => fetchUserUnbondings(client, address),
    ...live,
  });
}

export function hostShareDepositsQuery(client: ChainClient, host: string) {
  return queryOptions({
    queryKey: queryKey(client, MODULE, 'share-deposits', host),
    queryFn: () => fetchHostShareDeposits(client, host),
    ...live,
  });
}

/** `ibc/…` coins that wait on the hub. */
export function depositBalanceQuery(client: ChainClient, host: string) {
  return queryOptions({
    queryKey: queryKey(client, MODULE, 'deposit-balance', host),
    queryFn: () => fetchDepositBalance(client, host),
    ...recent,
  });
}

/** stk per coin, by itself: the host chain has it too. */
export function hostRateQuery(client: ChainClient, host: string) {
  return queryOptions({ queryKey: queryKey(client, MODULE, 'rate', host), queryFn: () => fetchHostRate(client, host), ...recent });
}

export function hostStakeParamsQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, MODULE, 'params'), queryFn: () => fetchHostStakeParams(client), ...slow });
}
