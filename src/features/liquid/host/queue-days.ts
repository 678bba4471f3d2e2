import { formatDate, formatDateTime } from '#domain/dates.ts';
import type { DayEpoch } from '#domain/host-stake.ts';
import { sentToHostAt } from '#domain/host-unbonding.ts';

/** When a redemption through the queue is sent to the host, and about when it is back (ms since 1970, null while the host's unbonding time is not known). */
export type QueueDays = {
  readonly sentAt: number;
  readonly arrivesAt: number | null;
  /** The same as sentences of a receipt. */
  readonly text: { readonly sent: string; readonly arrives: string };
};

export function queueDays(epoch: bigint, day: DayEpoch, hostUnbondingMs: number | null): QueueDays {
  const sentAt = sentToHostAt(epoch, day);
  const arrivesAt = hostUnbondingMs === null ? null : sentAt + hostUnbondingMs;
  const sent = `about ${formatDateTime(sentAt)}, the end of day ${epoch}`;
  return {
    sentAt,
    arrivesAt,
    text: { sent, arrives: arrivesAt === null ? 'when it has unbonded, by itself' : `about ${formatDate(arrivesAt)}, by itself` },
  };
}
