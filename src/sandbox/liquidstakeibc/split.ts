import { add, type Dec, dec, decInt, mul, quo, sub, truncateInt } from '../dec.ts';
import { totalDelegations } from './host-chain.ts';
import type { HostChain, HostValidator } from './records.ts';

/** How an amount is divided among a host chain's validators: `keeper/delegation_strategy.go`. */

export type Part = { readonly operator: string; readonly amount: bigint };

/** To whom an amount is delegated: those that are furthest below their weight get it. Empty when nobody can take it. */
export function splitDelegation(chain: HostChain, amount: bigint): Part[] {
  const able = chain.validators.filter(({ delegable }) => delegable);
  const unable = chain.validators.filter(({ delegable }) => !delegable);
  const lost = unable.reduce((sum, { weight }) => add(sum, weight), dec(0n));
  // The weight of those that take nothing is divided evenly among the others.
  const extra = able.length > 0 && lost > 0n ? quo(lost, decInt(BigInt(able.length))) : dec(0n);
  const delegated = totalDelegations({ ...chain, validators: able });
  const missing = able.map((one) => ({
    operator: one.operator_address,
    amount: sub(share(add(one.weight, extra), delegated + amount), decInt(one.delegated_amount)),
  }));
  return fill(missing, amount);
}

/** From whom an amount is taken: those that are furthest above their weight. */
export function splitUndelegation(chain: HostChain, amount: bigint): Part[] {
  const left = totalDelegations(chain) - amount;
  const above = (one: HostValidator) => sub(decInt(one.delegated_amount), share(one.weight, left));
  return fill(
    chain.validators.map((one) => ({ operator: one.operator_address, amount: above(one) })),
    amount,
  );
}

const share = (weight: Dec, of: bigint): Dec => mul(weight, decInt(of));

/**
 * Whole coins in the given order; the last gets what is left, so that no crumb is. Who would get nothing is left out: the real module asks for nothing there too,
 * which the host chain refuses, and a small deposit then waits for a larger one.
 */
function fill(wanted: readonly { readonly operator: string; readonly amount: Dec }[], total: bigint): Part[] {
  const positive = wanted.filter(({ amount }) => amount > 0n);
  const parts: Part[] = [];
  let left = total;
  for (const [index, { operator, amount }] of positive.entries()) {
    const whole = truncateInt(amount);
    const ends = left <= whole || index === positive.length - 1;
    parts.push({ operator, amount: ends ? left : whole });
    if (ends) break;
    left -= whole;
  }
  return parts.filter(({ amount }) => amount > 0n);
}
