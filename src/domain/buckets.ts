import { type Dec, truncateInt } from './dec.ts';
import type { LiquidStakeState } from './liquid-stake.ts';

/** Where the staked asset of one account can be; every unit is in exactly one. */
export type BucketName = 'liquid-staked' | 'staked' | 'free' | 'unbonding' | 'rewards';

/** Base units of the stake denom per bucket. */
export type Buckets = Readonly<Record<BucketName, bigint>>;

/** In the order in which the bar shows them. */
export const BUCKET_NAMES: readonly BucketName[] = ['liquid-staked', 'staked', 'free', 'unbonding', 'rewards'];

/**
 * What the queries of one account answered, all at one height if possible. `stkBalance` in base units of stkXPRT; `state` is null on a
 * network without x/liquidstake; `rewards` as distribution tells them, per validator and denom.
 */
export type Holdings = {
  readonly stakeDenom: string;
  readonly balances: readonly { readonly denom: string; readonly amount: bigint }[];
  readonly stkBalance: bigint;
  readonly state: Pick<LiquidStakeState, 'netAmount' | 'stkxprtTotalSupply'> | null;
  readonly delegations: readonly { readonly balance: bigint }[];
  readonly unbonding: readonly { readonly balance: bigint }[];
  readonly rewards: readonly { readonly denom: string; readonly amount: Dec }[];
};

/**
 * The five buckets. stkXPRT counts with what stands behind it at the exchange rate, before the unstake fee and truncated; rewards count
 * per validator in whole units, because that is how they are paid out.
 */
export function bucketsOf(holdings: Holdings): Buckets {
  const { stakeDenom, balances, stkBalance, state, delegations, unbonding, rewards } = holdings;
  return {
    'liquid-staked': underlyingOf(stkBalance, state),
    staked: sum(delegations.map(({ balance }) => balance)),
    free: sum(balances.filter(({ denom }) => denom === stakeDenom).map(({ amount }) => amount)),
    unbonding: sum(unbonding.map(({ balance }) => balance)),
    rewards: sum(rewards.filter(({ denom }) => denom === stakeDenom).map(({ amount }) => truncateInt(amount))),
  };
}

/** XPRT that stands behind an amount of stkXPRT, both in base units, truncated: floor(amount · net ÷ supply). 0 while nothing is minted. */
export function underlyingOf(stkBalance: bigint, state: Holdings['state']): bigint {
  if (state === null || state.stkxprtTotalSupply === 0n) return 0n;
  return (stkBalance * state.netAmount) / state.stkxprtTotalSupply;
}

/** Everything the account owns of the staked asset, in base units. */
export function totalOf(buckets: Buckets): bigint {
  return sum(BUCKET_NAMES.map((name) => buckets[name]));
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
