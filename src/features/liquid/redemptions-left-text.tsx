import { redemptionsLeft, type UnbondingEntry } from '#domain/unbonding.ts';
import type { LiquidPool } from '#queries/liquid-pool.ts';
import { DateText } from '#ui/date-text.tsx';
import { monikerOf } from './what-happens.tsx';

type Props = { pool: LiquidPool; entries: readonly UnbondingEntry[] };

/** How many redemptions are left, before anybody types; when none is, who blocks them and until when. */
export function RedemptionsLeftText({ pool, entries }: Props) {
  const { left, blockedBy, freesAt } = redemptionsLeft(entries, pool.liquidValidators, pool.stakingParams.maxEntries);
  if (left > 0) {
    return (
      <p className="mt-3 text-small text-ink-3">
        {left} more redemption{left === 1 ? ' is' : 's are'} possible now. Each validator allows {pool.stakingParams.maxEntries} open
        entries.
      </p>
    );
  }
  return (
    <p className="mt-3 text-note">
      No redemption is possible now: all entries with {monikerOf(pool.validators, blockedBy ?? '')} are taken.
      {freesAt !== null && (
        <>
          {' '}
          The next one is free on <DateText at={freesAt} form="minute" />.
        </>
      )}
    </p>
  );
}
