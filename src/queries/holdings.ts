import { useQuery } from '@tanstack/react-query';
import type { Coin } from '#chain/bank/queries.ts';
import { isMissingModule } from '#chain/probe.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { type Buckets, bucketsOf } from '#domain/buckets.ts';
import type { Dec } from '#domain/dec.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import type { UnbondingEntry } from '#domain/unbonding.ts';
import { balancesQuery, spendableQuery } from './bank.ts';
import { rewardsQuery } from './distribution.ts';
import { liquidStakeStateQuery } from './liquidstake.ts';
import { useNetwork } from './network-context.tsx';
import { type Reading, readAll } from './reading.ts';
import { delegationsQuery, unbondingQuery } from './staking.ts';

/** What one account owns of the staked asset, in base units. `spendable` leaves out what vesting locks; `rate` is XPRT per stkXPRT. */
export type Holdings = {
  readonly buckets: Buckets;
  readonly stkBalance: bigint;
  readonly spendable: bigint;
  readonly rate: Dec | null;
  readonly validators: number;
  readonly unbonding: readonly UnbondingEntry[];
  /** Balances of other denoms, which the buckets do not count. */
  readonly others: readonly Coin[];
};

/** Everything of one address, joined by the transport into one or two requests. Without an address nothing is asked and it stays `loading`. */
export function useHoldings(address: string | null): Reading<Holdings> {
  const { network, hub } = useNetwork();
  const [owner, asked] = [address ?? '', { enabled: address !== null }];
  const liquidStake = useQuery(liquidStakeStateQuery(hub));
  const reading = readAll({
    balances: useQuery({ ...balancesQuery(hub, owner), ...asked }),
    spendable: useQuery({ ...spendableQuery(hub, owner), ...asked }),
    delegations: useQuery({ ...delegationsQuery(hub, owner), ...asked }),
    unbonding: useQuery({ ...unbondingQuery(hub, owner), ...asked }),
    rewards: useQuery({ ...rewardsQuery(hub, owner), ...asked }),
    // A chain without the module has nothing to wait for: there is no stkXPRT to value.
    ...(isMissingModule(liquidStake.error) ? {} : { liquidStake }),
  });
  if (reading.state !== 'ready') return reading;
  const { balances, spendable, delegations, unbonding, rewards } = reading.value;
  const state = liquidStake.data ?? null;
  const stakeDenom = stakeAsset(network).denom;
  const amountOf = (coins: typeof balances, denom: string) => coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
  const stkBalance = amountOf(balances, liquidAsset(network).denom);
  const buckets = bucketsOf({ stakeDenom, balances, stkBalance, state, delegations, unbonding, rewards });
  const value = {
    buckets,
    stkBalance,
    spendable: amountOf(spendable, stakeDenom),
    rate: state && exchangeRate(state),
    validators: delegations.length,
    unbonding,
    others: balances.filter(({ denom }) => denom !== stakeDenom && denom !== liquidAsset(network).denom),
  };
  return { ...reading, value };
}
