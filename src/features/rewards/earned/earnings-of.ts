import type { Ledger } from '#domain/ledger.ts';
import type { RewardsMonth } from '#domain/ledger-series.ts';

/** Base units of the stake denom. `accrued` is null while no exchange rate is known, and then `all` leaves it out. */
export type Earned = {
  readonly all: bigint;
  readonly month: bigint;
  readonly realised: bigint;
  readonly accrued: bigint | null;
  readonly fees: bigint;
};

/**
 * What was earned in the stake denom: `month` is the calendar month (UTC) of now. Fees are costs, and not taken
 * off. `ofRecords` is claimable for tokenized shares, which the ledger's own claimable leaves out.
 */
export function earningsOf(ledger: Ledger, months: readonly RewardsMonth[], ofRecords: bigint): Earned {
  const { totals, accrued, stakeDenom } = ledger;
  const own = (coins: readonly { denom: string; base: bigint }[]) => coins.find(({ denom }) => denom === stakeDenom)?.base ?? 0n;
  const realised = own(totals.rewards) + own(totals.commission) + totals.liquidRealised;
  const claimable = accrued.native + ofRecords;
  const open = accrued.liquid === null ? null : claimable + accrued.liquid;
  const last = months.at(-1);
  const month = last ? last.native + last.commission + last.liquid : 0n;
  return { all: realised + (open ?? claimable), month, realised, accrued: open, fees: own(totals.fees) };
}
