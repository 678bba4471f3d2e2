import type { Acknowledgement } from './acknowledgement.ts';

/** A packet is known by where it was sent: sequences are counted per channel of the sending chain. */
export type PacketId = { readonly chain: string; readonly port: string; readonly channel: string; readonly sequence: bigint };

/** What the sending chain's `send_packet` event says. `timeoutTimestamp`: nanoseconds since 1970, `timeoutHeight`: of the destination; 0 is none. */
export type SentPacket = PacketId & {
  readonly toPort: string;
  readonly toChannel: string;
  readonly timeoutTimestamp: bigint;
  readonly timeoutHeight: bigint;
};

/** A block, and the transaction in it: `time` in ms since 1970, `hash` in upper-case hex. What a node did not say is null. */
export type Seen = { readonly height: bigint; readonly time: number | null; readonly hash: string | null };

/**
 * What a node said about one packet. Facts may come in any order, several times, or never (a node that has pruned). Those with a hash come from
 * a transaction's events; `commitment` and `receipt` are answers of a node's state at a height, where `there: false` proves something too.
 * Source of the events: ibc-go v10 `modules/core/04-channel/types/events.go`, `modules/apps/transfer/types/events.go`.
 */
export type PacketFact =
  /** `send_packet` on the sending chain. */
  | { readonly kind: 'sent'; readonly packet: SentPacket; readonly at: Seen }
  /** The sending chain's state: still owed an answer or a timeout, or settled. */
  | { readonly kind: 'commitment'; readonly packet: PacketId; readonly there: boolean; readonly at: Seen }
  /** The receiving chain's state: received before this block, or not. */
  | { readonly kind: 'receipt'; readonly packet: PacketId; readonly there: boolean; readonly at: Seen }
  /** `recv_packet` on the receiving chain. */
  | { readonly kind: 'received'; readonly packet: PacketId; readonly at: Seen }
  /** `write_acknowledgement` on the receiving chain, or its stored acknowledgement. */
  | { readonly kind: 'answered'; readonly packet: PacketId; readonly answer: Acknowledgement; readonly at: Seen }
  /** The receiving chain passed the tokens on as another packet, in the transaction that received this one, or again after a timeout. */
  | { readonly kind: 'forwarded'; readonly packet: PacketId; readonly as: SentPacket; readonly at: Seen }
  /** `acknowledge_packet` on the sending chain; `answer` null when only the event without its bytes is known. */
  | { readonly kind: 'acknowledged'; readonly packet: PacketId; readonly answer: Acknowledgement | null; readonly at: Seen }
  /** `timeout_packet` on the sending chain. */
  | { readonly kind: 'timed-out'; readonly packet: PacketId; readonly at: Seen }
  /** The sending chain gave the tokens back to `to`, after an error or a timeout. */
  | { readonly kind: 'refunded'; readonly packet: PacketId; readonly to: string; readonly at: Seen };

/** The same text for the same packet. */
export function packetKey({ chain, port, channel, sequence }: PacketId): string {
  return `${chain} ${port}/${channel} ${sequence}`;
}
