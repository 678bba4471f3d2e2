import { type Dec, truncateInt } from './dec.ts';

/**
 * What a claim pays of one denom, in base units: x/distribution (cosmos-sdk v0.53 keeper/delegation.go) truncates at each delegation, so
 * these are truncated one by one; those without a whole unit are left out. `rewards` as the chain tells them, with 18 decimals.
 */
export function claimable<Reward extends { readonly denom: string; readonly amount: Dec }>(
  rewards: readonly Reward[],
  denom: string,
): (Omit<Reward, 'amount'> & { readonly amount: bigint })[] {
  return rewards
    .filter((reward) => reward.denom === denom)
    .map((reward) => ({ ...reward, amount: truncateInt(reward.amount) }))
    .filter(({ amount }) => amount > 0n);
}
