import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchHostClaim } from '#chain/liquidstakeibc/claims.ts';
import { fetchDepositBalance, fetchHostChain, fetchHostChains } from '#chain/liquidstakeibc/host-chains.ts';
import { fetchHostDeposits, fetchHostShareDeposits, fetchHostUnbondings, fetchUserUnbondings } from '#chain/liquidstakeibc/queues.ts';
import { fetchHostRedemptions, type HostRedemption } from '#chain/liquidstakeibc/redemptions.ts';
import { fixed, live, recent } from './freshness.ts';
import { queryKey } from './key.ts';

const MODULE = 'liquidstakeibc';

type Asked = Parameters<Exclude<typeof recent.refetchInterval, false>>[0] & { readonly state: { readonly data: unknown } };

/** Asked each minute until there is an answer, and then never again. */
const untilKnown = {
  staleTime: ({ state }: Asked) => (state.data === null ? recent : fixed).staleTime,
  refetchInterval: (query: Asked) => (query.state.data === null && recent.refetchInterval ? recent.refetchInterval(query) : false),
} as const;

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

/** What the account has asked for, from the node's index; null where it keeps none. */
export function hostRedemptionsQuery(client: ChainClient, address: string) {
  return queryOptions({
    queryKey: queryKey(client, MODULE, 'redemptions', address),
    queryFn: () => fetchHostRedemptions(client, address),
    ...recent,
  });
}

/** How a redemption that the module has forgotten was settled: once that is known it never changes. */
export function hostClaimQuery(client: ChainClient, address: string, { chainId, epoch }: Pick<HostRedemption, 'chainId' | 'epoch'>) {
  return queryOptions({
    queryKey: queryKey(client, MODULE, 'claim', address, chainId, String(epoch)),
    queryFn: () => fetchHostClaim(client, address, { chainId, epoch }),
    ...untilKnown,
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
