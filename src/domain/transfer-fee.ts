import { maxSpendable } from './fee.ts';

/** MAX of a transfer in base units: everything that can be spent, less the fee when the same coin pays it; never negative. */
export function maxTransfer({
  denom,
  spendable,
  feeDenom,
  fee,
}: {
  readonly denom: string;
  readonly spendable: bigint;
  readonly feeDenom: string;
  readonly fee: bigint;
}): bigint {
  return denom === feeDenom ? maxSpendable({ spendable, fee, reserve: 0n }) : spendable;
}

/**
 * Whether the receiver cannot move what arrives: it has nothing on the destination in which that chain takes fees, and what arrives pays none
 * either. `balances`: base units by denom, of the receiver on the destination; null while unknown, and then so is the answer.
 */
export function arrivesWithoutGas({
  balances,
  feeDenoms,
  arriving,
}: {
  readonly balances: ReadonlyMap<string, bigint> | null;
  readonly feeDenoms: readonly string[];
  readonly arriving: string;
}): boolean | null {
  if (feeDenoms.includes(arriving)) return false;
  if (balances === null) return null;
  return !feeDenoms.some((denom) => (balances.get(denom) ?? 0n) > 0n);
}
