import type { Coverage, LedgerCoin, LedgerEntry } from './ledger-entry.ts';
import type { RateSample } from './rates.ts';

/** Sums over all entries, per denom, by denom. All positive but `liquidRealised`, which a slash can make negative. */
export type LedgerTotals = {
  /** Rewards of native staking: claimed, paid automatically, and of tokenized shares; also those that went to a withdraw address. */
  readonly rewards: readonly LedgerCoin[];
  readonly claimed: readonly LedgerCoin[];
  readonly autoPaid: readonly LedgerCoin[];
  /** The part of `rewards` that was paid to another address. */
  readonly paidElsewhere: readonly LedgerCoin[];
  readonly commission: readonly LedgerCoin[];
  readonly fees: readonly LedgerCoin[];
  /** Gain of stkXPRT that was redeemed or sent away, in the stake denom. */
  readonly liquidRealised: bigint;
};

/** What has been earned and not been realised, in base units of the stake denom. */
export type LedgerAccrued = {
  /** Claimable now, whole units per validator. */
  readonly native: bigint;
  /** Value of the stkXPRT that is held, less what it cost. Negative after a slash. Null when no exchange rate is known. */
  readonly liquid: bigint | null;
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
  /** What the stkXPRT that is held cost (average cost), and its value now, in base units of the stake denom. */
  readonly liquid: { readonly held: bigint; readonly cost: bigint; readonly value: bigint | null };
  /** Balances before the first entry: those of now less all movements. Empty when the present balances are not known. */
  readonly opening: readonly LedgerCoin[];
  /** Exchange rates that were used, by time: those given and those of the account's own mints. */
  readonly rates: readonly RateSample[];
  /** What the account owns at `at`, as far as it was told. Staked and unbonding in base units of the stake denom. */
  readonly present: LedgerPresent;
  readonly coverage: Coverage;
};

/** The account now, from the chain's own answers. `null`: not known. `at` in milliseconds since 1970. */
export type LedgerPresent = {
  readonly at: number;
  readonly balances: readonly LedgerCoin[] | null;
  readonly claimable: bigint;
  readonly staked: bigint;
  readonly unbonding: bigint;
};
