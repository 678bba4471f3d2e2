import { hexToBytes } from '@noble/hashes/utils.js';
import { ATTRIBUTE_LIMIT, type TxEvent } from '#chain/tx/lookup.ts';
import type { SentPacket } from '#domain/packet-fact.ts';
import { malformed } from '../abci.ts';

/** A packet as an event names it, without the chain that sent it: an event does not know that one's name. */
export type EventPacket = Omit<SentPacket, 'chain'>;

/**
 * One thing that happened to a packet. `data` and `acknowledgement` are null where the event does not have them. `message`: events of the same
 * message of a transaction have the same text here; `place`: in the order in which they happened.
 */
export type PacketEvent = {
  readonly kind: 'sent' | 'received' | 'answered' | 'acknowledged' | 'timed-out';
  readonly packet: EventPacket;
  readonly data: Uint8Array | null;
  readonly acknowledgement: Uint8Array | null;
  readonly message: string;
  readonly place: number;
};

/** Event types of ibc-go, `modules/core/04-channel/types/events.go`. What a failed receive had done stands under other names (`ibccallbackerror-…`). */
const KINDS: Readonly<Record<string, PacketEvent['kind']>> = {
  send_packet: 'sent',
  recv_packet: 'received',
  write_acknowledgement: 'answered',
  acknowledge_packet: 'acknowledged',
  timeout_packet: 'timed-out',
};

/** Everything that a transaction did to packets. Packets of IBC v2, which have no channels, are left out. Throws `ChainFailure` (`malformed`). */
export function readPacketEvents(events: readonly TxEvent[]): readonly PacketEvent[] {
  const messages = messagesOf(events);
  return events.flatMap(({ type, attributes }, place) => {
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    const of = (key: string): string | undefined => attributes.find((attribute) => attribute.key === key)?.value;
    if (!kind || of('packet_src_channel') === undefined) return [];
    const [data, acknowledgement] = [hexOf(of('packet_data_hex')), hexOf(of('packet_ack_hex'))];
    return [{ kind, packet: readPacket(of), data, acknowledgement, message: messages[place] ?? '', place }];
  });
}

/** The message of a transaction that each event belongs to. Before cosmos-sdk v0.50 events do not say it: then each message begins with its action. */
export function messagesOf(events: readonly TxEvent[]): readonly string[] {
  let begun = 0;
  return events.map(({ type, attributes }) => {
    if (type === 'message' && attributes.some(({ key }) => key === 'action')) begun += 1;
    return attributes.find(({ key }) => key === 'msg_index')?.value ?? `${begun}th`;
  });
}

function readPacket(of: (key: string) => string | undefined): EventPacket {
  const text = (key: string): string => {
    const value = of(key);
    if (!value || value.length > 128) throw malformed(key);
    return value;
  };
  return {
    port: text('packet_src_port'),
    channel: text('packet_src_channel'),
    toPort: text('packet_dst_port'),
    toChannel: text('packet_dst_channel'),
    sequence: whole(text('packet_sequence'), 'packet sequence'),
    timeoutTimestamp: whole(text('packet_timeout_timestamp'), 'packet timeout'),
    timeoutHeight: whole(/^\d+-(\d+)$/.exec(text('packet_timeout_height'))?.[1] ?? '', 'packet timeout height'),
  };
}

function whole(text: string, name: string): bigint {
  const value = /^\d{1,20}$/.test(text) ? BigInt(text) : 2n ** 64n;
  if (value >= 2n ** 64n) throw malformed(name);
  return value;
}

/** Null for what is absent, for what is no hexadecimal, and for what was cut because it is longer than any chain's. */
function hexOf(text: string | undefined): Uint8Array | null {
  if (text === undefined || text.length >= ATTRIBUTE_LIMIT) return null;
  try {
    return hexToBytes(text);
  } catch {
    return null;
  }
}
