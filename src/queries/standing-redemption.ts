import type { HostClaim } from '#chain/liquidstakeibc/claims.ts';
import type { HostRedemption } from '#chain/liquidstakeibc/redemptions.ts';
import { hostCoin } from '#config/host-coin.ts';
import { ibcDenom } from '#config/ibc-denom.ts';
import type { Network } from '#config/network.ts';
import { assetOf, chainById } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import type { HostChain } from '#domain/host-stake.ts';
import { type HostUnbondingFacts, hostUnbondingState, type StandingRedemption } from '#domain/host-unbonding.ts';

export type KnownRedemption = {
  readonly redemption: HostRedemption;
  readonly claim: HostClaim | null;
  readonly facts: HostUnbondingFacts;
};

/** Null for a host chain that is not registered, which the module cannot have queues of. */
export function standingOf(
  network: Network,
  hosts: readonly HostChain[],
  { redemption, claim, facts }: KnownRedemption,
): StandingRedemption | null {
  const { chainId, epoch, stkAmount, unbondAmount } = redemption;
  const host = hosts.find((each) => each.chainId === chainId);
  if (!host) return null;
  const coin = hostCoin(network, host)?.onHub ?? assetOf(network, network.hub, ibcDenom(`${host.port}/${host.channel}`, host.hostDenom));
  return {
    id: `${chainId} ${epoch}`,
    chainId,
    hostName: chainById(network, chainId)?.name ?? chainId,
    epoch,
    stk: amount(assetOf(network, network.hub, `stk/${host.hostDenom}`), stkAmount),
    pays: amount(coin, unbondAmount),
    state: hostUnbondingState(facts),
    settledAt: claim?.at ?? null,
    moves: host.active,
  };
}
