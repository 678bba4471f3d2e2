import { type Dec, decFromAtomics, truncateInt } from './dec.ts';
import type { StakedValidator } from './liquid-stake.ts';
import {
  canDelegate,
  canRedelegate,
  canUndelegate,
  isWorthless,
  type OpenRedelegation,
  refusedStaking,
  type StakingRefusal,
  type ValidatorPool,
} from './staking-limits.ts';
import { type Pool, tokensFromShares } from './tokens-from-shares.ts';
import type { UnbondingEntry } from './unbonding.ts';
import { addTokens, removeShares, sharesFromTokens } from './validator-shares.ts';

/**
 * What x/staking (cosmos-sdk v0.53 keeper/msg_server.go, delegation.go) would do for an amount, to the base unit, or why it would refuse; the
 * checks stand in the chain's order. All amounts in base units of the bond denom. Before a slash nothing rounds; after one, an amount can
 * arrive a unit short, and a delegation can keep a rest too small to be paid.
 */

/** `shares`: what the validator issues. `worth`: what they count for at once, truncated: the amount, or a unit less after a slash. */
export type DelegateQuote = { readonly kind: 'ok'; readonly shares: Dec; readonly worth: bigint };

export type DelegateRefusal = StakingRefusal<'zero' | 'no-validator' | 'worthless' | 'insufficient'>;

/**
 * `available`: what may be delegated: the whole balance, vesting or not, less the fee (`vesting.ts#delegatable`). The chain pays what the
 * delegation has earned there first, so that it would accept that much more; nothing is built on it.
 */
export function quoteDelegate({
  validator,
  base,
  available,
}: {
  readonly validator: ValidatorPool | null;
  readonly base: bigint;
  readonly available: bigint;
}): DelegateQuote | DelegateRefusal {
  if (base <= 0n) return refusedStaking('zero');
  const target = canDelegate(validator);
  if (target.kind === 'refused') return target;
  if (base > available) return refusedStaking('insufficient', { limit: available });
  return delegated(validator, base) ?? refusedStaking('worthless');
}

/**
 * `shares`: what leaves the delegation. `arrives`: what the entry or the other validator gets. `rest`: the tokens that the remaining shares
 * count for; `restShares` are none exactly when the delegation ends.
 */
export type LeaveQuote = {
  readonly kind: 'ok';
  readonly shares: Dec;
  readonly arrives: bigint;
  readonly rest: bigint;
  readonly restShares: Dec;
};

type AmountRefusal = StakingRefusal<'zero' | 'no-validator' | 'no-delegation' | 'worthless' | 'exceeds-delegation'>;
export type UndelegateRefusal = AmountRefusal | StakingRefusal<'entries-full'>;

/** `shares`: of the delegation there, null if there is none. `entries`: all open ones of the account. */
export function quoteUndelegate({
  validator,
  shares,
  base,
  entries,
  maxEntries,
}: {
  readonly validator: (ValidatorPool & Pick<StakedValidator, 'operatorAddress'>) | null;
  readonly shares: Dec | null;
  readonly base: bigint;
  readonly entries: readonly UnbondingEntry[];
  readonly maxEntries: number;
}): LeaveQuote | UndelegateRefusal {
  const leaving = leave(validator, shares, base);
  if (leaving.kind === 'refused' || validator === null) return leaving;
  const slot = canUndelegate({ entries, validator: validator.operatorAddress, maxEntries });
  return slot.kind === 'refused' ? slot : leaving;
}

/** What leaves the source, and the shares that the destination issues for it with what they count for. */
export type RedelegateQuote = LeaveQuote & { readonly issued: Dec; readonly worth: bigint };

export type RedelegateRefusal =
  | AmountRefusal
  | StakingRefusal<'same-validator' | 'no-destination' | 'transitive' | 'entries-full' | 'too-small'>;

/** `shares`: of the delegation at the source, null if there is none. `too-small`: nothing would be left of it after rounding (30). */
export function quoteRedelegate({
  source,
  destination,
  shares,
  base,
  redelegations,
  maxEntries,
}: {
  readonly source: (ValidatorPool & Pick<StakedValidator, 'operatorAddress'>) | null;
  readonly destination: (ValidatorPool & Pick<StakedValidator, 'operatorAddress'>) | null;
  readonly shares: Dec | null;
  readonly base: bigint;
  readonly redelegations: readonly OpenRedelegation[];
  readonly maxEntries: number;
}): RedelegateQuote | RedelegateRefusal {
  const leaving = leave(source, shares, base);
  if (leaving.kind === 'refused') return leaving;
  if (source === null) return refusedStaking('no-validator');
  if (destination === null) return refusedStaking('no-destination');
  const pair = { redelegations, source: source.operatorAddress, destination: destination.operatorAddress, maxEntries };
  const slot = canRedelegate(pair);
  if (slot.kind === 'refused') return slot;
  if (leaving.arrives === 0n) return refusedStaking('too-small');
  const arrived = delegated(destination, leaving.arrives);
  return arrived ? { ...leaving, issued: arrived.shares, worth: arrived.worth } : refusedStaking('worthless');
}

/** What is delegated again, and what stays in the entry. */
export type CancelQuote = DelegateQuote & { readonly left: bigint };

export type CancelRefusal = StakingRefusal<'zero' | 'no-validator' | 'worthless' | 'jailed' | 'no-entry' | 'exceeds-entry' | 'completed'>;

/** `entry`: of that creation height at that validator, null if there is none. `now`: time of the last block, ms since 1970. */
export function quoteCancel({
  validator,
  entry,
  base,
  now,
}: {
  readonly validator: (ValidatorPool & Pick<StakedValidator, 'jailed'>) | null;
  readonly entry: UnbondingEntry | null;
  readonly base: bigint;
  readonly now: number;
}): CancelQuote | CancelRefusal {
  if (base <= 0n) return refusedStaking('zero');
  const target = canDelegate(validator);
  if (target.kind === 'refused') return target;
  if (validator?.jailed) return refusedStaking('jailed');
  if (entry === null) return refusedStaking('no-entry');
  if (base > entry.balance) return refusedStaking('exceeds-entry', { limit: entry.balance });
  if (entry.completionTime < now) return refusedStaking('completed');
  const again = delegated(validator, base);
  return again ? { ...again, left: entry.balance - base } : refusedStaking('worthless');
}

/**
 * The greatest amount that can leave a delegation: the chain asks for shares of an amount, truncated, and compares them with those that are
 * there. 0 when the shares are worth nothing.
 */
export function undelegateMax(validator: ValidatorPool, shares: Dec): bigint {
  const { tokens, delegatorShares } = validator;
  if (tokens === 0n || delegatorShares === 0n) return 0n;
  // floor(delegatorShares · a ÷ tokens) ≤ shares, for the greatest a.
  return ((shares + 1n) * tokens - 1n) / delegatorShares;
}

/** `validateUnbondAmount`, then what `RemoveDelShares` pays. */
function leave(validator: ValidatorPool | null, shares: Dec | null, base: bigint): LeaveQuote | AmountRefusal {
  if (base <= 0n) return refusedStaking('zero');
  if (validator === null) return refusedStaking('no-validator');
  if (shares === null) return refusedStaking('no-delegation');
  const pool = poolOf(validator);
  const asked = sharesFromTokens(pool, base);
  if (asked === null) return refusedStaking('worthless');
  if (asked > shares) return refusedStaking('exceeds-delegation', { limit: undelegateMax(validator, shares) });
  const removed = removeShares(pool, asked);
  const restShares = decFromAtomics(shares - asked);
  const rest = removed.pool.shares === 0n ? 0n : truncateInt(tokensFromShares(removed.pool, restShares));
  return { kind: 'ok', shares: asked, arrives: removed.tokens, rest, restShares };
}

function delegated(validator: ValidatorPool | null, base: bigint): DelegateQuote | null {
  if (validator === null || isWorthless(validator)) return null;
  const added = addTokens(poolOf(validator), base);
  return added && { kind: 'ok', shares: added.issued, worth: truncateInt(tokensFromShares(added.pool, added.issued)) };
}

function poolOf({ tokens, delegatorShares }: ValidatorPool): Pool {
  return { tokens, shares: delegatorShares };
}
