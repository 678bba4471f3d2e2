import { decFromInt, mul, quo, roundInt } from './dec.ts';

/** A coin as the chain counts it: base units of a denom. */
type Coin = { readonly denom: string; readonly amount: bigint };

/**
 * An account of x/auth/vesting (cosmos-sdk v0.53). Amounts in base units, times in milliseconds since 1970 (0 where the kind has none).
 * `original` unlocks evenly (continuous), at once (delayed), in `periods` one after the other from `startTime` (periodic) or never (permanent).
 */
export type VestingAccount = {
  readonly kind: 'continuous' | 'delayed' | 'periodic' | 'permanent';
  readonly original: readonly Coin[];
  /** What was delegated out of free coins, and out of locked ones. */
  readonly delegatedFree: readonly Coin[];
  readonly delegatedVesting: readonly Coin[];
  readonly startTime: number;
  readonly endTime: number;
  readonly periods: readonly { readonly lengthMs: number; readonly amount: readonly Coin[] }[];
};

/** Base units of a denom that have not vested at `now` (ms since 1970, the time of a block), wherever they are. */
export function vestingAt(account: VestingAccount, denom: string, now: number): bigint {
  const original = amountOf(account.original, denom);
  const [at, start, end] = [seconds(now), seconds(account.startTime), seconds(account.endTime)];
  switch (account.kind) {
    case 'permanent':
      return original;
    case 'delayed':
      return at >= end ? 0n : original;
    case 'continuous':
    case 'periodic': {
      if (at <= start) return original;
      if (at >= end) return 0n;
      return original - (account.kind === 'continuous' ? share(original, at - start, end - start) : periodsDone(account, denom, at));
    }
  }
}

/** Rounded half to even twice, as the chain does: so what can be spent is sometimes one unit above the exact share. */
function share(original: bigint, elapsed: bigint, whole: bigint): bigint {
  return roundInt(mul(decFromInt(original), quo(decFromInt(elapsed), decFromInt(whole))));
}

function periodsDone({ periods, startTime }: VestingAccount, denom: string, at: bigint): bigint {
  let [done, start] = [0n, seconds(startTime)];
  for (const { lengthMs, amount } of periods) {
    start += seconds(lengthMs);
    if (at < start) break;
    done += amountOf(amount, denom);
  }
  return done;
}

/** Base units of the balance that can be delegated but neither sent nor spent on fees: still vesting, and not delegated already. */
export function lockedAt(account: VestingAccount, denom: string, now: number): bigint {
  return positive(vestingAt(account, denom, now) - amountOf(account.delegatedVesting, denom));
}

/** What of a balance can be sent, minted or spent on fees. */
export function spendableAt(account: VestingAccount, denom: string, balance: bigint, now: number): bigint {
  return positive(balance - lockedAt(account, denom, now));
}

/**
 * What of a balance can be delegated when `fee` is paid in the same denom: delegating may use locked coins, the fee may not. 0 when the fee
 * cannot be paid, because then there is no transaction. For every account: without vesting `spendable` is the balance.
 */
export function delegatable({
  balance,
  spendable,
  fee,
}: {
  readonly balance: bigint;
  readonly spendable: bigint;
  readonly fee: bigint;
}): bigint {
  return spendable < fee ? 0n : positive(balance - fee);
}

/** How much of its delegations the account may tokenize (x/liquid 105): what was delegated free, and what has vested since. */
export function tokenizableAt(account: VestingAccount, denom: string, now: number): bigint {
  const vested = positive(amountOf(account.delegatedVesting, denom) - vestingAt(account, denom, now));
  return amountOf(account.delegatedFree, denom) + vested;
}

/** How the original amount unlocks. `at`, `from`, `to` in ms since 1970, amounts in base units; `never` for permanent locks. */
export type VestingSchedule =
  | { readonly kind: 'steps'; readonly steps: readonly { readonly at: number; readonly base: bigint }[] }
  | { readonly kind: 'even'; readonly from: number; readonly to: number; readonly base: bigint }
  | { readonly kind: 'never'; readonly base: bigint };

/** What of a denom unlocks when, past steps included. Parts of it may be delegated: then unlocking frees what comes back from there. */
export function scheduleOf(account: VestingAccount, denom: string): VestingSchedule {
  const base = amountOf(account.original, denom);
  const { startTime, endTime } = account;
  switch (account.kind) {
    case 'permanent':
      return { kind: 'never', base };
    case 'continuous':
      return { kind: 'even', from: startTime, to: endTime, base };
    case 'delayed':
      return { kind: 'steps', steps: base > 0n ? [{ at: endTime, base }] : [] };
    case 'periodic':
      return { kind: 'steps', steps: periodSteps(account, denom) };
  }
}

/** The end of the account unlocks all that no period has. */
function periodSteps({ periods, startTime, endTime, original }: VestingAccount, denom: string): { at: number; base: bigint }[] {
  let at = startTime;
  let left = amountOf(original, denom);
  const steps: { at: number; base: bigint }[] = [];
  for (const { lengthMs, amount } of periods) {
    at += lengthMs;
    if (at >= endTime) break;
    const base = amountOf(amount, denom);
    steps.push({ at, base });
    left -= base;
  }
  return [...steps, { at: endTime, base: left }].filter(({ base }) => base > 0n);
}

/** The next step after `now`; null for even and permanent vesting, and when all is done. */
export function nextUnlock(schedule: VestingSchedule, now: number): { readonly at: number; readonly base: bigint } | null {
  return schedule.kind === 'steps' ? (schedule.steps.find(({ at }) => at > now) ?? null) : null;
}

function amountOf(coins: readonly Coin[], denom: string): bigint {
  return coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
}

/** The chain compares whole seconds. */
function seconds(ms: number): bigint {
  return BigInt(Math.floor(ms / 1000));
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n;
}
