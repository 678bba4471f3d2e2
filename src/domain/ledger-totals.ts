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

/** The sum that a kind of entry counts in. */
const SUMS: Partial<Record<LedgerEntry['kind'], 'claimed' | 'autoPaid' | 'shares' | 'commission' | 'fees' | 'realised'>> = {
  claim: 'claimed',
  'auto-payout': 'autoPaid',
  'share-rewards': 'shares',
  commission: 'commission',
  fee: 'fees',
  'liquid-accrual': 'realised',
};

export function totalsOf(entries: readonly LedgerEntry[]): LedgerTotals {
  const sums = { claimed: new Sum(), autoPaid: new Sum(), shares: new Sum(), commission: new Sum(), fees: new Sum(), realised: new Sum() };
  const [rewards, elsewhere] = [new Sum(), new Sum()];
  for (const entry of entries) {
    const name = SUMS[entry.kind];
    if (name === undefined) continue;
    sums[name].add(entry);
    if (!isReward(entry)) continue;
    rewards.add(entry);
    if (entry.effect === 'elsewhere') elsewhere.add(entry);
  }
  return {
    rewards: rewards.coins(),
    claimed: sums.claimed.coins(),
    autoPaid: sums.autoPaid.coins(),
    paidElsewhere: elsewhere.coins(),
    commission: sums.commission.coins(),
    fees: sums.fees.coins().map(({ denom, base }) => ({ denom, base: -base })),
    liquidRealised: sums.realised.coins().reduce((sum, { base }) => sum + base, 0n),
  };
}

class Sum {
  readonly #byDenom = new Map<string, bigint>();

  add({ denom, base }: LedgerCoin): void {
    this.#byDenom.set(denom, (this.#byDenom.get(denom) ?? 0n) + base);
  }

  coins(): readonly LedgerCoin[] {
    return [...this.#byDenom].map(([denom, base]) => ({ denom, base })).sort((a, b) => (a.denom < b.denom ? -1 : 1));
  }
}
