import type { ValidatorAmount } from './quote-mint.ts';
import { sumOf } from './split.ts';

/**
 * `claims`: validators whose rewards are withdrawn. `delegations`: what is staked again, where it was earned. `kept`: what of the rewards stays
 * free. All in base units; claimed = staked + kept.
 */
export type RestakePlan = {
  readonly kind: 'ok';
  readonly claims: readonly string[];
  readonly delegations: readonly ValidatorAmount[];
  readonly claimed: bigint;
  readonly staked: bigint;
  readonly kept: bigint;
};

/** `fee`: the balance cannot pay it; the chain takes it before it pays the rewards. `elsewhere`: rewards are paid to another address. */
export type RestakeRefusal = { readonly kind: 'refused'; readonly reason: 'nothing' | 'fee' | 'elsewhere' | 'all-kept' };

/**
 * Claim and stake again; `rewards` in whole base units (`claimable.ts`), `paidTo` the address that x/distribution pays them to. The fee of this transaction comes out of `spendable`, never out of the rewards. So that the next one can be paid as
 * well, `keep` base units should be free afterwards; what the balance lacks of them is kept out of the largest rewards. Between quote and
 * block rewards only grow, and what is above the plan stays free.
 */
export function restakePlan({
  rewards,
  spendable,
  fee,
  keep,
  paidTo,
  delegator,
}: {
  readonly rewards: readonly ValidatorAmount[];
  readonly spendable: bigint;
  readonly fee: bigint;
  readonly keep: bigint;
  readonly paidTo: string;
  readonly delegator: string;
}): RestakePlan | RestakeRefusal {
  const earned = rewards.filter(({ amount }) => amount > 0n);
  if (earned.length === 0) return { kind: 'refused', reason: 'nothing' };
  if (paidTo !== delegator) return { kind: 'refused', reason: 'elsewhere' };
  if (spendable < fee) return { kind: 'refused', reason: 'fee' };
  const claimed = sumOf(earned);
  const lacking = keep - (spendable - fee);
  if (lacking >= claimed) return { kind: 'refused', reason: 'all-kept' };
  const delegations = withhold(earned, lacking > 0n ? lacking : 0n);
  const staked = sumOf(delegations);
  return { kind: 'ok', claims: earned.map(({ validator }) => validator), delegations, claimed, staked, kept: claimed - staked };
}

/** Takes an amount out of the largest parts, in the order of the list otherwise; empty parts go. */
function withhold(parts: readonly ValidatorAmount[], amount: bigint): ValidatorAmount[] {
  const taken = new Map<string, bigint>();
  let left = amount;
  for (const part of parts.toSorted((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1))) {
    const here = part.amount < left ? part.amount : left;
    taken.set(part.validator, here);
    left -= here;
  }
  return parts
    .map(({ validator, amount: whole }) => ({ validator, amount: whole - (taken.get(validator) ?? 0n) }))
    .filter((part) => part.amount > 0n);
}
