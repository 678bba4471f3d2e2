import type { LedgerEntry, LedgerKind } from '#domain/ledger-entry.ts';

/** The choices of the filter, in its order. */
export const LEDGER_FILTERS = ['all', 'rewards', 'liquid', 'staking', 'fees', 'transfers'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

export const FILTER_LABELS: Readonly<Record<LedgerFilter, string>> = {
  all: 'Everything',
  rewards: 'Rewards',
  liquid: 'Liquid staking',
  staking: 'Native staking',
  fees: 'Network fees',
  transfers: 'Received and sent',
};

const GROUP: Readonly<Record<LedgerKind, LedgerFilter>> = {
  claim: 'rewards',
  'auto-payout': 'rewards',
  'share-rewards': 'rewards',
  commission: 'rewards',
  'rewards-of-others': 'rewards',
  'liquid-accrual': 'rewards',
  fee: 'fees',
  mint: 'liquid',
  redeem: 'liquid',
  delegate: 'staking',
  undelegate: 'staking',
  redelegate: 'staking',
  'cancel-unbonding': 'staking',
  'unbonding-paid': 'staking',
  tokenize: 'staking',
  'redeem-shares': 'staking',
  received: 'transfers',
  sent: 'transfers',
  'ibc-sent': 'transfers',
  'ibc-arrived': 'transfers',
  'ibc-returned': 'transfers',
};

/** The chosen entries, newest first. `year` is one of the reader's own calendar, or empty for all. `entries` are oldest first. */
export function chosenEntries(entries: readonly LedgerEntry[], filter: LedgerFilter, year: string): readonly LedgerEntry[] {
  const { from, to } = bounds(year);
  return entries.filter(({ kind, at }) => (filter === 'all' || GROUP[kind] === filter) && at >= from && at < to).reverse();
}

/** The years that have entries, newest first, in the reader's own calendar. */
export function yearsOf(entries: readonly LedgerEntry[]): readonly string[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return [];
  const [from, to] = [first, last].map(({ at }) => new Date(at).getFullYear());
  return Array.from({ length: Math.min((to ?? 0) - (from ?? 0), 100) + 1 }, (_, index) => String((to ?? 0) - index));
}

function bounds(year: string): { from: number; to: number } {
  const number = Number.parseInt(year, 10);
  if (Number.isNaN(number)) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return { from: new Date(number, 0).getTime(), to: new Date(number + 1, 0).getTime() };
}
