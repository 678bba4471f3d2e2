import { useQuery } from '@tanstack/react-query';
import type { Coin } from '#chain/bank/queries.ts';
import { isMissingModule } from '#chain/probe.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { type Buckets, bucketsOf } from '#domain/buckets.ts';
import type { Dec } from '#domain/dec.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { type Position, positionOf } from '#domain/position.ts';
import { shareTokenOf } from '#domain/share-token.ts';
import { balancesQuery, spendableQuery } from './bank.ts';
import { rewardsQuery } from './distribution.ts';
import { liquidStakeStateQuery } from './liquidstake.ts';
import { useNetwork } from './network-context.tsx';
import { type Reading, readAll } from './reading.ts';
import { shareRewardsQuery } from './share-rewards.ts';
import { delegationsQuery, unbondingQuery, validatorsQuery } from './staking.ts';

/** What one account owns of the staked asset, in base units. `spendable` leaves out what vesting locks; `rate` is XPRT per stkXPRT. */
export type Holdings = Position & {
  readonly buckets: Buckets;
  readonly stkBalance: bigint;
  readonly rate: Dec | null;
  /** Balances of other denoms, which the buckets do not count. */
  readonly others: readonly Coin[];
};

/** Everything of one address, joined by the transport into one or two requests. Without an address nothing is asked and it stays `loading`. */
export function useHoldings(address: string | null): Reading<Holdings> {
  const { network, hub } = useNetwork();
  const [owner, asked] = [address ?? '', { enabled: address !== null }];
  const liquidStake = useQuery(liquidStakeStateQuery(hub));
  const balances = useQuery({ ...balancesQuery(hub, owner), ...asked });
  const holdsShares = balances.data?.some(({ denom }) => shareTokenOf(denom)) ?? false;
  const validators = useQuery({ ...validatorsQuery(hub), enabled: holdsShares });
  // Records of tokenized shares belong to some without the shares. A chain that cannot tell what they have earned keeps nobody waiting.
  const { data: shareRewards = [] } = useQuery({ ...shareRewardsQuery(hub, owner), ...asked });
  const reading = readAll({
    balances,
    spendable: useQuery({ ...spendableQuery(hub, owner), ...asked }),
    delegations: useQuery({ ...delegationsQuery(hub, owner), ...asked }),
    unbonding: useQuery({ ...unbondingQuery(hub, owner), ...asked }),
    rewards: useQuery({ ...rewardsQuery(hub, owner), ...asked }),
    // A chain without the module has nothing to wait for: there is no stkXPRT to value.
    ...(isMissingModule(liquidStake.error) ? {} : { liquidStake }),
    ...(holdsShares ? { validators } : {}),
  });
  if (reading.state !== 'ready') return reading;
  const state = liquidStake.data ?? null;
  const stakeDenom = stakeAsset(network).denom;
  const liquidDenom = liquidAsset(network).denom;
  const coins = reading.value.balances;
  const position = positionOf({ ...reading.value, stakeDenom, liquidDenom, state, validators: validators.data ?? [], shareRewards });
  const counted = [stakeDenom, liquidDenom, ...position.tokenized.map(({ denom }) => denom)];
  const value = {
    ...position,
    buckets: bucketsOf(position),
    stkBalance: coins.find(({ denom }) => denom === liquidDenom)?.amount ?? 0n,
    rate: state && exchangeRate(state),
    others: coins.filter(({ denom }) => !counted.includes(denom)),
  };
  return { ...reading, value };
}
