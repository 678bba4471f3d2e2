import type { Ledger } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { isReward } from './ledger-totals.ts';
import { rateAt, worthOf } from './rate-at.ts';

/** One month (UTC) of rewards, base units of the stake denom. `from` is its first millisecond. `liquid` may be negative after a slash. */
export type RewardsMonth = {
  /** `2026-11` */
  readonly month: string;
  readonly from: number;
  /** Claimed, paid automatically, of tokenized shares. */
  readonly native: bigint;
  readonly commission: bigint;
  /** What the stkXPRT that was held gained in this month, realised or not. */
  readonly liquid: bigint;
  readonly fees: bigint;
};

/** What the account owned at a moment, base units of the stake denom. Other denoms and tokenized shares are not in it. */
export type ValuePoint = {
  readonly at: number;
  readonly free: bigint;
  readonly staked: bigint;
  readonly liquidStaked: bigint;
  readonly unbonding: bigint;
  readonly total: bigint;
};

/** Every month from the first entry to now, empty ones too. The sums over all months are the ledger's totals, realised and accrued. */
export function rewardsPerMonth(ledger: Ledger): readonly RewardsMonth[] {
  const first = beginning(ledger);
  if (first === null) return [];
  const native = sumByMonth(ledger, isReward);
  const commission = sumByMonth(ledger, ({ kind }) => kind === 'commission');
  const fees = sumByMonth(ledger, ({ kind }) => kind === 'fee');
  const months = monthsBetween(first, ledger.present.at);
  const gains = liquidGains(
    ledger,
    months.map(({ to }) => Math.min(to, ledger.present.at + 1)),
  );
  return months.map(({ month, from }, index) => ({
    month,
    from,
    native: native.get(month) ?? 0n,
    commission: commission.get(month) ?? 0n,
    liquid: (gains[index] ?? 0n) - (gains[index - 1] ?? 0n),
    fees: -(fees.get(month) ?? 0n),
  }));
}

/** When the account's known history begins; null when there is none. */
function beginning({ entries, liquid }: Ledger): number | null {
  const starts = [entries[0]?.at, liquid.steps[0]?.at].filter((at) => at !== undefined);
  return starts.length === 0 ? null : Math.min(...starts);
}

function sumByMonth({ entries, stakeDenom }: Ledger, chosen: (entry: LedgerEntry) => boolean): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const entry of entries) {
    if (entry.denom !== stakeDenom || !chosen(entry)) continue;
    const month = monthOf(entry.at);
    sums.set(month, (sums.get(month) ?? 0n) + entry.base);
  }
  return sums;
}

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** A wrong clock must not make a chart of a thousand years. */
const MOST_MONTHS = 240;

function monthsBetween(first: number, last: number): { readonly month: string; readonly from: number; readonly to: number }[] {
  const start = new Date(first);
  const months = [];
  for (let index = 0; index < MOST_MONTHS; index += 1) {
    const from = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index);
    if (from > last) break;
    months.push({ month: monthOf(from), from, to: Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index + 1) });
  }
  return months;
}

/** Gain of stkXPRT from the beginning until just before each of these moments: what is held then is worth, and gave, less what it cost. */
function liquidGains({ liquid, rates }: Ledger, moments: readonly number[]): readonly bigint[] {
  let [next, held, flows] = [0, 0n, 0n];
  return moments.map((moment) => {
    for (let step = liquid.steps[next]; step && step.at < moment; step = liquid.steps[next]) {
      held = step.held;
      flows += step.flow;
      next += 1;
    }
    const rate = rateAt(rates, moment - 1);
    return rate ? worthOf(held, rate.rate) - flows : 0n;
  });
}

/**
 * What the account owned over time: `count` moments, evenly from the first entry to now. Reckoned backwards from what it owns now, so that the
 * last point is the present; what a slash took, which no transaction tells, is missing before it as well.
 */
export function valueOverTime(ledger: Ledger, count = 120): readonly ValuePoint[] {
  const first = beginning(ledger);
  const { present, entries, stakeDenom, liquid, rates } = ledger;
  if (first === null || first > present.at || count < 2) return [];
  let next = entries.length - 1;
  let step = liquid.steps.length - 1;
  let free = present.balances?.find(({ denom }) => denom === stakeDenom)?.base ?? 0n;
  let { staked, unbonding } = present;
  const points: ValuePoint[] = [];
  for (let index = count - 1; index >= 0; index -= 1) {
    const at = Math.round(first + ((present.at - first) * index) / (count - 1));
    for (let entry = entries[next]; entry && entry.at > at; entry = entries[next]) {
      if (entry.denom === stakeDenom) {
        if (entry.effect === 'balance') free -= entry.base;
        staked -= stakedBy(entry);
        unbonding -= unbondingBy(entry);
      }
      next -= 1;
    }
    while ((liquid.steps[step]?.at ?? 0) > at) step -= 1;
    const rate = rateAt(rates, at);
    const liquidStaked = rate ? worthOf(liquid.steps[step]?.held ?? 0n, rate.rate) : 0n;
    const parts = { free: atLeastZero(free), staked: atLeastZero(staked), liquidStaked, unbonding: atLeastZero(unbonding) };
    points.push({ at, ...parts, total: parts.free + parts.staked + parts.liquidStaked + parts.unbonding });
  }
  return points.reverse();
}

/** How an entry changed what is staked natively. */
function stakedBy({ kind, effect, base }: LedgerEntry): bigint {
  if (kind === 'delegate') return -base;
  if (effect !== 'position') return 0n;
  if (kind === 'undelegate' || kind === 'tokenize') return -base;
  return kind === 'cancel-unbonding' || kind === 'redeem-shares' ? base : 0n;
}

/** How an entry changed what is on its way back. */
function unbondingBy({ kind, effect, base }: LedgerEntry): bigint {
  if (kind === 'unbonding-paid' || kind === 'cancel-unbonding') return -base;
  return effect === 'position' && (kind === 'undelegate' || kind === 'redeem') ? base : 0n;
}

const atLeastZero = (base: bigint): bigint => (base < 0n ? 0n : base);
