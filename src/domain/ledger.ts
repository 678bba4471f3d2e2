import type { Coverage, LedgerCoin, LedgerEntry, LedgerGap } from './ledger-entry.ts';
import { type LiquidStep, liquidHistory, ratesOfMints } from './ledger-liquid.ts';
import { assumedPayouts } from './ledger-payouts.ts';
import { type TimedTx, withTimes } from './ledger-times.ts';
import { type LedgerTotals, totalsOf } from './ledger-totals.ts';
import type { LedgerTx } from './ledger-tx.ts';
import { rateAt, worthOf } from './rate-at.ts';
import type { RateSample } from './rates.ts';
import type { UnbondingEntry } from './unbonding.ts';

/**
 * The account now, from the chain's own answers. Amounts in base units of the stake denom, `at` in milliseconds since 1970;
 * `balances` null: not known. Once everything is read they are those of the last height that was read.
 */
export type LedgerPresent = {
  readonly at: number;
  readonly balances: readonly LedgerCoin[] | null;
  /** Whole units per validator. */
  readonly claimable: bigint;
  readonly staked: bigint;
  readonly unbonding: bigint;
};

/** What has been earned and not been realised, in base units of the stake denom. */
export type LedgerAccrued = {
  /** Claimable now. */
  readonly native: bigint;
  /** Value of the stkXPRT that is held, less what it cost. Negative after a slash. Null when no exchange rate is known. */
  readonly liquid: bigint | null;
};

/** The stkXPRT that is held, what it cost (average cost) and its value now; the latter two in base units of the stake denom. */
export type LedgerLiquid = {
  readonly held: bigint;
  readonly cost: bigint;
  readonly value: bigint | null;
  /** How it came to this, by time. */
  readonly steps: readonly LiquidStep[];
};

/** The rewards ledger of one account. */
export type Ledger = {
  readonly address: string;
  readonly stakeDenom: string;
  readonly liquidDenom: string;
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly totals: LedgerTotals;
  readonly accrued: LedgerAccrued;
  readonly liquid: LedgerLiquid;
  /** Balances before the first entry: those of now less all movements. Empty when the present balances are not known. */
  readonly opening: readonly LedgerCoin[];
  /** Exchange rates that were used, by time: those given and those of the account's own mints. */
  readonly rates: readonly RateSample[];
  readonly present: LedgerPresent;
  readonly coverage: Coverage;
};

/** What a ledger is made from. `txs` in any order and with repetitions; `unbonding` as in `KnownUnbonding`. */
export type LedgerInput = {
  readonly address: string;
  readonly stakeDenom: string;
  readonly liquidDenom: string;
  readonly txs: readonly LedgerTx[];
  readonly rates: readonly RateSample[];
  readonly present: LedgerPresent;
  readonly unbonding: { readonly open: readonly UnbondingEntry[] | null; readonly seen: readonly UnbondingEntry[] };
  readonly coverage: Coverage;
};

/** The ledger of an account from its transactions: every change of a balance is one entry, and every gain of value is one. */
export function ledgerOf(input: LedgerInput): Ledger {
  const { address, stakeDenom, liquidDenom, present } = input;
  const { txs, estimated } = withTimes(inOrder(input.txs), present.at);
  const payouts = assumedPayouts(txs, { ...input.unbonding, at: present.at });
  const moved = [...txs.flatMap(entriesOf), ...payouts];
  const opening = present.balances ? openingOf(present.balances, moved) : [];
  // Most transactions have nothing to do with stkXPRT.
  const liquidTxs = txs.filter(({ moves }) => moves.some(({ denom }) => denom === liquidDenom));
  const rates = upTo(present.at, byTime([...input.rates, ...ratesOfMints(liquidTxs, input)]));
  const start = Math.min(txs[0]?.at ?? present.at, rates[0]?.at ?? present.at);
  const openingLiquid = opening.find(({ denom }) => denom === liquidDenom)?.base ?? 0n;
  const { steps, gains, held, cost } = liquidHistory(liquidTxs, input, rates, openingLiquid > 0n ? openingLiquid : 0n, start);
  const realised = gains.map(({ tx, message, base }) => gainEntry(tx, message, base, stakeDenom));
  const rate = rateAt(rates, present.at);
  const value = rate ? worthOf(held, rate.rate) : held === 0n ? 0n : null;
  const entries = byTime([...moved, ...realised]);
  return {
    address,
    stakeDenom,
    liquidDenom,
    entries,
    totals: totalsOf(entries),
    accrued: { native: present.claimable, liquid: value === null ? null : value - cost },
    liquid: { held, cost, value, steps },
    opening,
    rates,
    present,
    coverage: withGaps(provenWhole(input, opening), [
      ...timeGap(estimated),
      ...(payouts.length > 0 ? [{ reason: 'payouts-assumed', from: null, to: null, count: payouts.length } as const] : []),
      ...missingGap(opening),
    ]),
  };
}

/** Each once, in the order of the chain. */
function inOrder(txs: readonly LedgerTx[]): readonly LedgerTx[] {
  const once = new Map(txs.map((tx) => [tx.hash ?? `end of ${tx.height}`, tx]));
  return [...once.values()].sort((a, b) => (a.height === b.height ? a.index - b.index : a.height < b.height ? -1 : 1));
}

/** A rate that was read some blocks after the account is that of now. */
function upTo(now: number, samples: readonly RateSample[]): readonly RateSample[] {
  const before = samples.filter(({ at }) => at <= now);
  const newest = samples.at(-1);
  return newest && newest.at > now ? [...before, { ...newest, at: now }] : before;
}

/** Stable: what has the same time keeps its order. */
function byTime<T extends { readonly at: number }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => a.at - b.at);
}

function entriesOf(tx: TimedTx): LedgerEntry[] {
  const { hash, height, at, outcome } = tx;
  const place = hash ?? `end of ${height}`;
  return tx.moves.map((move, index) => {
    const { kind, effect, validator, counterparty, packet, denom, base } = move;
    const group = `${place}/${move.message ?? 'fee'}`;
    return { id: `${group}/${index}`, group, at, height, hash, kind, effect, outcome, validator, counterparty, packet, denom, base };
  });
}

function gainEntry(tx: TimedTx, message: number | null, base: bigint, denom: string): LedgerEntry {
  const { hash, height, at } = tx;
  const group = `${hash ?? `end of ${height}`}/${message ?? 'fee'}`;
  const nobody = { validator: null, counterparty: null, packet: null, outcome: 'executed' } as const;
  return { id: `${group}/gain`, group, at, height, hash, kind: 'liquid-accrual', effect: 'accrual', denom, base, ...nobody };
}

function openingOf(balances: readonly LedgerCoin[], entries: readonly LedgerEntry[]): readonly LedgerCoin[] {
  const left = new Map(balances.map(({ denom, base }) => [denom, base]));
  for (const { effect, denom, base } of entries) if (effect === 'balance') left.set(denom, (left.get(denom) ?? 0n) - base);
  const coins = [...left].map(([denom, base]) => ({ denom, base }));
  return coins.filter(({ base }) => base !== 0n).sort((a, b) => (a.denom < b.denom ? -1 : 1));
}

/** A node that has forgotten old blocks lacks nothing of an account whose every coin is accounted for from nothing on. */
function provenWhole({ coverage, present, txs }: LedgerInput, opening: readonly LedgerCoin[]): Coverage {
  const isWhole = present.balances !== null && opening.length === 0 && txs.length > 0;
  if (!isWhole || coverage.gaps.some(({ reason }) => reason !== 'pruned')) return coverage;
  return { ...coverage, complete: true, gaps: [] };
}

function timeGap(heights: readonly bigint[]): readonly LedgerGap[] {
  const [from, to] = [heights[0], heights.at(-1)];
  return from === undefined || to === undefined ? [] : [{ reason: 'times-estimated', from, to, count: new Set(heights).size }];
}

/** An account cannot begin with less than nothing: then something came in that no answer told. */
function missingGap(opening: readonly LedgerCoin[]): readonly LedgerGap[] {
  const count = opening.filter(({ base }) => base < 0n).length;
  return count === 0 ? [] : [{ reason: 'unexplained', from: null, to: null, count }];
}

function withGaps(coverage: Coverage, gaps: readonly LedgerGap[]): Coverage {
  return gaps.length === 0 ? coverage : { ...coverage, complete: false, gaps: [...coverage.gaps, ...gaps] };
}
