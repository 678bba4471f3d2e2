import type { LedgerCoin, LedgerEntry } from './ledger-entry.ts';

/** Sums over all entries, per denom. All positive but `liquidRealised`, which a slash can make negative. */
export type LedgerTotals = {
  /** Rewards of native staking: claimed, paid automatically, and of tokenized shares; also those that went to a withdraw address. */
  readonly rewards: readonly LedgerCoin[];
  readonly claimed: readonly LedgerCoin[];
  readonly autoPaid: readonly LedgerCoin[];
  /** The part of `rewards` that was paid to another address. */
  readonly paidElsewhere: readonly LedgerCoin[];
  readonly commission: readonly LedgerCoin[];
  readonly fees: readonly LedgerCoin[];
  /** Gain of stkXPRT that was redeemed or sent away, in base units of the stake denom. */
  readonly liquidRealised: bigint;
};

/** Whether an entry is a reward of native staking. */
export function isReward({ kind }: Pick<LedgerEntry, 'kind'>): boolean {
  return kind === 'claim' || kind === 'auto-payout' || kind === 'share-rewards';
}

export function totalsOf(entries: readonly LedgerEntry[]): LedgerTotals {
  return {
    rewards: sumsOf(entries, isReward),
    claimed: sumsOf(entries, ({ kind }) => kind === 'claim'),
    autoPaid: sumsOf(entries, ({ kind }) => kind === 'auto-payout'),
    paidElsewhere: sumsOf(entries, (entry) => isReward(entry) && entry.effect === 'elsewhere'),
    commission: sumsOf(entries, ({ kind }) => kind === 'commission'),
    fees: sumsOf(entries, ({ kind }) => kind === 'fee').map(({ denom, base }) => ({ denom, base: -base })),
    liquidRealised: sumsOf(entries, ({ kind }) => kind === 'liquid-accrual').reduce((sum, { base }) => sum + base, 0n),
  };
}

function sumsOf(entries: readonly LedgerEntry[], chosen: (entry: LedgerEntry) => boolean): readonly LedgerCoin[] {
  const sums = new Map<string, bigint>();
  for (const entry of entries) if (chosen(entry)) sums.set(entry.denom, (sums.get(entry.denom) ?? 0n) + entry.base);
  return [...sums].map(([denom, base]) => ({ denom, base })).sort((a, b) => (a.denom < b.denom ? -1 : 1));
}
