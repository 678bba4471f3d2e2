import type { TxEvent } from '#chain/tx/lookup.ts';
import type { Acknowledgement } from '#domain/acknowledgement.ts';
import { messagesOf, type PacketEvent } from './packet-events.ts';

/** What the sending chain's transfer module made of the end of a packet. `refundedTo`: who got the tokens back, null for nobody. */
export type TransferEnd = { readonly answer: Acknowledgement | null; readonly refundedTo: string | null };

/**
 * Reads it from the events behind `acknowledge_packet` or `timeout_packet` in the same message. A chain that had only passed the packet on refunds
 * nobody: its forwarding module answers the packet before this one. Source: ibc-go `modules/apps/transfer/ibc_module.go` (v7), `internal/events` (v10).
 */
export function readTransferEnd(events: readonly TxEvent[], { message, place }: PacketEvent): TransferEnd {
  const messages = messagesOf(events);
  const behind = events.filter((_, at) => at > place && messages[at] === message);
  const of = (type: string, key: string): string | null => {
    const values = behind.flatMap((event) => (event.type === type ? event.attributes : [])).filter((attribute) => attribute.key === key);
    return values[0]?.value ?? null;
  };
  const error = of('fungible_token_packet', 'error');
  const answer = answerOf(error, of('fungible_token_packet', 'success') !== null);
  const timedOut = of('timeout', 'receiver') ?? of('timeout', 'refund_receiver');
  const owner = timedOut ?? (error === null ? null : of('fungible_token_packet', 'sender'));
  const paid = behind.some(({ type, attributes }) => type === 'coin_received' && attributes.some(({ value }) => value === owner));
  return { answer, refundedTo: owner !== null && paid ? owner.slice(0, 200) : null };
}

function answerOf(error: string | null, succeeded: boolean): Acknowledgement | null {
  if (error !== null) return { kind: 'error', text: error };
  return succeeded ? { kind: 'success' } : null;
}
