import { useQuery } from '@tanstack/react-query';
import { isMissingModule } from '#chain/probe.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { type Position, positionOf } from '#domain/position.ts';
import { balancesQuery, spendableQuery } from '#queries/bank.ts';
import { rewardsQuery } from '#queries/distribution.ts';
import { liquidStakeStateQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { shareRewardsQuery } from '#queries/share-rewards.ts';
import { delegationsQuery, unbondingQuery, validatorsQuery } from '#queries/staking.ts';

/** Everything of the staked asset that one account owns, each unit once. A chain without a module has nothing to wait for there. */
export function usePosition(address: string): Reading<Position> {
  const { network, hub } = useNetwork();
  const liquidStake = useQuery(liquidStakeStateQuery(hub));
  // What the records of tokenized shares have earned is detail: a chain that cannot tell keeps nobody waiting.
  const { data: shareRewards } = useQuery(shareRewardsQuery(hub, address));
  const reading = readAll({
    balances: useQuery(balancesQuery(hub, address)),
    spendable: useQuery(spendableQuery(hub, address)),
    delegations: useQuery(delegationsQuery(hub, address)),
    unbonding: useQuery(unbondingQuery(hub, address)),
    rewards: useQuery(rewardsQuery(hub, address)),
    validators: useQuery(validatorsQuery(hub)),
    ...(isMissingModule(liquidStake.error) ? {} : { liquidStake }),
  });
  if (reading.state !== 'ready') return reading;
  const value = positionOf({
    ...reading.value,
    stakeDenom: stakeAsset(network).denom,
    liquidDenom: liquidAsset(network).denom,
    state: liquidStake.data ?? null,
    ...(shareRewards ? { shareRewards } : {}),
  });
  return { ...reading, value };
}
