import { formatDate } from '#domain/dates.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { formatPercent } from '#domain/percent.ts';
import type { Desk } from '../use-desk.ts';

const DAY_MS = 86_400_000;

/** "21 days": how long the chain keeps what is unstaked. */
export function unbondingText({ params }: Desk): string {
  const days = Math.round(params.unbondingTimeMs / DAY_MS);
  return days >= 1 ? `${days} day${days === 1 ? '' : 's'}` : `${Math.max(1, Math.round(params.unbondingTimeMs / 60_000))} minutes`;
}

/** The day on which what is begun now ends. `now` is the chain's time in ms. */
export function endsText(desk: Desk, now: number): string {
  return `about ${formatDate(now + desk.params.unbondingTimeMs)}`;
}

/** What a slash takes, in words; null while the chain has not said. */
export function slashText({ validators: { slashing } }: Desk): string | null {
  if (!slashing) return null;
  const { slashFractionDowntime: offline, slashFractionDoubleSign: twice } = slashing;
  return `If the validator is offline for long, ${formatPercent(offline)} of the stake there is lost, yours too; if it signs two blocks of one height, ${formatPercent(twice)}.`;
}

/** Base units that MAX leaves free, so that unstaking or claiming stays possible: the fee of about half a million gas. */
export function feeReserve(gasPrice: string): bigint {
  return feeFor(gasLimitFor(RESERVED_GAS), gasPrice);
}

const RESERVED_GAS = 500_000n;
