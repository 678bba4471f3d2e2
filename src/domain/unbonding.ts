import { formatIsoDay } from './dates.ts';

/**
 * An unbonding entry of x/staking: money on its way from a validator to the account that owns it, paid by itself at `completionTime`
 * (milliseconds since 1970). Amounts in base units; a slash lowers `balance` below `initialBalance`.
 */
export type UnbondingEntry = {
  readonly validator: string;
  readonly creationHeight: bigint;
  readonly completionTime: number;
  readonly balance: bigint;
  readonly initialBalance: bigint;
};

/** How many more entries the account can open at this validator; the chain refuses with x/staking 27 at none. */
export function entriesLeft(entries: readonly UnbondingEntry[], validator: string, maxEntries: number): number {
  return Math.max(0, maxEntries - entries.filter((entry) => entry.validator === validator).length);
}

/** `blockedBy`: the validator that frees last, `freesAt`: when it does (ms since 1970); both null while at least one redemption is left. */
export type RedemptionsLeft = { readonly left: number; readonly blockedBy: string | null; readonly freesAt: number | null };

/**
 * How many redemptions of stkXPRT are left: each opens one entry at every liquid validator that holds stake, so the fullest decides, and
 * entries of ordinary unstaking there count as well. Without any stake the pool pays at once and nothing is used up.
 */
export function redemptionsLeft(
  entries: readonly UnbondingEntry[],
  liquidValidators: readonly { readonly operatorAddress: string; readonly liquidTokens: bigint }[],
  maxEntries: number,
): RedemptionsLeft {
  const operators = liquidValidators.filter(({ liquidTokens }) => liquidTokens > 0n).map(({ operatorAddress }) => operatorAddress);
  const left = Math.min(maxEntries, ...operators.map((operator) => entriesLeft(entries, operator, maxEntries)));
  if (left > 0) return { left, blockedBy: null, freesAt: null };
  const blocked = operators
    .map((operator) => ({ operator, freesAt: slotFreesAt(entries, operator, maxEntries) }))
    .reduce((last, next) => ((next.freesAt ?? 0) > (last.freesAt ?? 0) ? next : last), {
      operator: null as string | null,
      freesAt: null as number | null,
    });
  return { left, blockedBy: blocked.operator, freesAt: blocked.freesAt };
}

/** When the account can open an entry there again (ms since 1970); null if it can now. */
export function slotFreesAt(entries: readonly UnbondingEntry[], validator: string, maxEntries: number): number | null {
  const times = entries.filter((entry) => entry.validator === validator).map((entry) => entry.completionTime);
  return times.toSorted((a, b) => a - b)[times.length - maxEntries] ?? null;
}

/** Entries that are paid in one block, usually those of one redemption. `total` in base units. */
export type Arrival = { readonly at: number; readonly total: bigint; readonly entries: readonly UnbondingEntry[] };

/** Entries by the moment at which they are paid, soonest first; within one, in the given order. */
export function arrivals(entries: readonly UnbondingEntry[]): Arrival[] {
  return groups(entries, (entry) => entry.completionTime).map(({ key, members }) => ({ at: key, total: sum(members), entries: members }));
}

/** One day of the timeline. `day` is `2026-12-13` in the reader's time zone, `at` when the last of it is paid, `total` in base units. */
export type TimelineDay = { readonly day: string; readonly at: number; readonly total: bigint; readonly arrivals: readonly Arrival[] };

/** Entries by day, soonest first. `timeZone` is an IANA name; without it the reader's own. */
export function timeline(entries: readonly UnbondingEntry[], timeZone?: string): TimelineDay[] {
  return groups(arrivals(entries), (arrival) => formatIsoDay(arrival.at, timeZone)).map(({ key, members }) => ({
    day: key,
    at: Math.max(...members.map(({ at }) => at)),
    total: members.reduce((total, arrival) => total + arrival.total, 0n),
    arrivals: members,
  }));
}

function groups<T, K extends string | number>(items: readonly T[], keyOf: (item: T) => K): { readonly key: K; readonly members: T[] }[] {
  const found = new Map<K, T[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return [...found].map(([key, members]) => ({ key, members })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function sum(entries: readonly UnbondingEntry[]): bigint {
  return entries.reduce((total, entry) => total + entry.balance, 0n);
}
