import type { Position } from './position.ts';

/** Where the staked asset of one account can be; every unit is in exactly one. */
export type BucketName = 'liquid-staked' | 'staked' | 'free' | 'unbonding' | 'rewards';

/** Base units of the stake denom per bucket. */
export type Buckets = Readonly<Record<BucketName, bigint>>;

/** In the order in which the bar shows them. */
export const BUCKET_NAMES: readonly BucketName[] = ['liquid-staked', 'staked', 'free', 'unbonding', 'rewards'];

/** The five buckets of a position: tokenized shares are stake; what vests is free but cannot be spent yet. */
export function bucketsOf({
  spendable,
  vestingLocked,
  staked,
  tokenized,
  liquidStaked,
  unbonding,
  claimable,
  recordRewards,
}: Position): Buckets {
  return {
    'liquid-staked': liquidStaked,
    staked: sum(staked.map(({ amount }) => amount)) + sum(tokenized.map(({ worth }) => worth)),
    free: spendable + vestingLocked,
    unbonding: sum(unbonding.map(({ balance }) => balance)),
    rewards: sum(claimable.map(({ amount }) => amount)) + sum(recordRewards.map(({ amount }) => amount)),
  };
}

/** Everything the account owns of the staked asset, in base units. */
export function totalOf(buckets: Buckets): bigint {
  return sum(BUCKET_NAMES.map((name) => buckets[name]));
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
