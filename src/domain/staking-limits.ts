import type { StakedValidator } from './liquid-stake.ts';
import { entriesLeft, slotFreesAt, type UnbondingEntry } from './unbonding.ts';

/**
 * The limits of x/staking (cosmos-sdk v0.53) that hold whatever the amount is. They are told before anybody types. Lists are what the chain
 * answers now: an entry that is done leaves them in the block that pays it, so nothing here looks at a clock, except for cancelling.
 */

/** `limit`: an amount in base units that would pass, `freesAt`: when the chain would no longer refuse (ms since 1970); null where there is none. */
export type StakingRefusal<Reason extends string> = {
  readonly kind: 'refused';
  readonly reason: Reason;
  readonly limit: bigint | null;
  readonly freesAt: number | null;
};

/** `left`: how many times more it can be done before an entry is paid. */
export type Allowed = { readonly kind: 'ok'; readonly left: number };

/** What of a redelegation matters for limits; one per entry. `completionTime` in ms since 1970. */
export type OpenRedelegation = { readonly source: string; readonly destination: string; readonly completionTime: number };

/** What of a validator the amounts depend on. */
export type ValidatorPool = Pick<StakedValidator, 'tokens' | 'delegatorShares'>;

/** A refusal without a date or an amount, unless they are given. */
export function refusedStaking<Reason extends string>(
  reason: Reason,
  { limit = null, freesAt = null }: { readonly limit?: bigint | null; readonly freesAt?: number | null } = {},
): StakingRefusal<Reason> {
  return { kind: 'refused', reason, limit, freesAt };
}

/** A validator whose tokens are all slashed, but whose shares remain, takes no stake from anybody (x/staking 34). A jailed one does. */
export function canDelegate(validator: ValidatorPool | null): { readonly kind: 'ok' } | StakingRefusal<'no-validator' | 'worthless'> {
  if (validator === null) return refusedStaking('no-validator');
  if (isWorthless(validator)) return refusedStaking('worthless');
  return { kind: 'ok' };
}

/** Shares that stand for no token. */
export function isWorthless({ tokens, delegatorShares }: ValidatorPool): boolean {
  return tokens === 0n && delegatorShares > 0n;
}

/** Entries per validator, 7 on Core-1; redemptions of stkXPRT count. A further one in the same block as the last is refused too (27). */
export function canUndelegate({
  entries,
  validator,
  maxEntries,
}: {
  readonly entries: readonly UnbondingEntry[];
  readonly validator: string;
  readonly maxEntries: number;
}): Allowed | StakingRefusal<'entries-full'> {
  const left = entriesLeft(entries, validator, maxEntries);
  return left > 0 ? { kind: 'ok', left } : refusedStaking('entries-full', { freesAt: slotFreesAt(entries, validator, maxEntries) });
}

/**
 * In the chain's order: the same validator (29); what was moved to the source not long ago cannot move on, all of the delegation there
 * included (32); entries per pair of validators (33).
 */
export function canRedelegate({
  redelegations,
  source,
  destination,
  maxEntries,
}: {
  readonly redelegations: readonly OpenRedelegation[];
  readonly source: string;
  readonly destination: string;
  readonly maxEntries: number;
}): Allowed | StakingRefusal<'same-validator' | 'transitive' | 'entries-full'> {
  if (source === destination) return refusedStaking('same-validator');
  const receivingUntil = receivesUntil(redelegations, source);
  if (receivingUntil !== null) return refusedStaking('transitive', { freesAt: receivingUntil });
  const times = redelegations
    .filter((open) => open.source === source && open.destination === destination)
    .map((open) => open.completionTime);
  const left = maxEntries - times.length;
  return left > 0
    ? { kind: 'ok', left }
    : refusedStaking('entries-full', { freesAt: times.toSorted((a, b) => a - b)[times.length - maxEntries] ?? null });
}

/** When the last open redelegation into a validator ends (ms since 1970); null if there is none. Until then nothing there moves on or is tokenized. */
export function receivesUntil(redelegations: readonly OpenRedelegation[], validator: string): number | null {
  const times = redelegations.filter(({ destination }) => destination === validator).map(({ completionTime }) => completionTime);
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * Whether an unbonding entry can be taken back at all. `now` is the time of the chain's last block (ms): the next one is later, so an entry
 * about to be paid may be gone by then. Chain: validator unknown 3, its shares worthless 34, jailed 7, entry paid 18.
 */
export function canCancel({
  entry,
  validator,
  now,
}: {
  readonly entry: Pick<UnbondingEntry, 'completionTime' | 'balance'>;
  readonly validator: (ValidatorPool & Pick<StakedValidator, 'jailed'>) | null;
  readonly now: number;
}): { readonly kind: 'ok' } | StakingRefusal<'no-validator' | 'worthless' | 'jailed' | 'slashed-away' | 'completed'> {
  const target = canDelegate(validator);
  if (target.kind === 'refused') return target;
  if (validator?.jailed) return refusedStaking('jailed');
  if (entry.balance === 0n) return refusedStaking('slashed-away');
  return entry.completionTime < now ? refusedStaking('completed') : { kind: 'ok' };
}
