import { add, type Dec, decFromInt, mul, mulInt, quo, sub } from './dec.ts';
import type { HostChain } from './host-stake.ts';

/** What stands behind the stk coin of a host chain, in base units of the host's coin; `supply` in base units of the stk coin. */
export type HostBacking = {
  readonly supply: bigint;
  readonly delegated: bigint;
  /** Deposits on the hub (pending, sent) and on the host (received, delegating). */
  readonly deposits: bigint;
  /** Shares that are not turned into delegations yet. */
  readonly shares: bigint;
  /** What is unbonded from a validator as a whole, and comes back as a deposit. */
  readonly validatorUnbondings: bigint;
};

function backingTotal({ delegated, deposits, shares, validatorUnbondings }: Omit<HostBacking, 'supply'>): bigint {
  return delegated + deposits + shares + validatorUnbondings;
}

/** stk per coin of the host: supply ÷ backing, 1 while either is nothing. x/liquidstakeibc keeper/keeper.go UpdateCValues. */
export function cValueOf(backing: HostBacking): Dec {
  const total = backingTotal(backing);
  return backing.supply === 0n || total === 0n ? decFromInt(1n) : quo(decFromInt(backing.supply), decFromInt(total));
}

/** Whether the rate is strictly between the limits. When it is not, the chain switches the host off: no minting, no redeeming. */
export function isWithinLimits({ cValue, lowerLimit, upperLimit }: Pick<HostChain, 'cValue' | 'lowerLimit' | 'upperLimit'>): boolean {
  return cValue > lowerLimit && cValue < upperLimit;
}

/**
 * The limits that the chain sets with a new rate: below, the rate after twice a day's most rewards; above, ten times that distance. Unchanged (null)
 * while nothing is delegated, minted or staked. x/liquidstakeibc keeper/keeper.go RecalculateCValueLimits.
 */
export function cValueLimits(
  { cValue, autoCompoundFactor }: Pick<HostChain, 'cValue' | 'autoCompoundFactor'>,
  backing: HostBacking,
): { readonly lower: Dec; readonly upper: Dec } | null {
  const total = backingTotal(backing);
  if (backing.supply === 0n || total === 0n || backing.delegated === 0n) return null;
  const rewards = mulInt(mul(decFromInt(backing.delegated), autoCompoundFactor), 2n);
  const lower = quo(decFromInt(backing.supply), add(decFromInt(total), rewards));
  return { lower, upper: add(cValue, mulInt(sub(cValue, lower), 10n)) };
}
