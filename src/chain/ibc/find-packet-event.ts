import { searchTxs, type TxResult } from '#chain/tx/lookup.ts';
import type { Seen } from '#domain/packet-fact.ts';
import { ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { fetchTimeIfKept } from '../history/block-times.ts';
import { isIndexOff } from '../history/search-pages.ts';
import { type EventPacket, type PacketEvent, readPacketEvents } from './packet-events.ts';

/** A transaction in which something happened to a packet: that event, all of the transaction's, and where it is. */
export type FoundEvent = {
  readonly event: PacketEvent;
  readonly packetEvents: readonly PacketEvent[];
  readonly tx: TxResult;
  readonly at: Seen;
};

type Kind = PacketEvent['kind'];

/** The event, and the end of the packet that the chain calls its own. */
const SEARCHES: Readonly<Record<Kind, { readonly type: string; readonly end: 'src' | 'dst' }>> = {
  sent: { type: 'send_packet', end: 'src' },
  received: { type: 'recv_packet', end: 'dst' },
  answered: { type: 'write_acknowledgement', end: 'dst' },
  acknowledged: { type: 'acknowledge_packet', end: 'src' },
  'timed-out': { type: 'timeout_packet', end: 'src' },
};

/** Nodes keep different pasts; more than these are not asked for one event. */
const MAX_NODES = 3;

/**
 * The first transaction in which this happened to the packet: relayers repeat each other, and the repetitions do nothing. Null when no node that
 * was asked has it, because it did not happen, or because their indexes are off, pruned, or the transaction is longer than an answer may be.
 * Throws `ChainFailure` when none could be asked.
 */
export async function findPacketEvent(client: ChainClient, kind: Kind, packet: EventPacket): Promise<FoundEvent | null> {
  const nodes = (client.nodes?.() ?? [client]).slice(0, MAX_NODES);
  let failure: unknown = null;
  let asked = false;
  for (const node of nodes.length > 0 ? nodes : [client]) {
    try {
      const found = await findOn(node, kind, packet);
      if (found) return found;
      asked = true;
    } catch (cause) {
      failure = cause;
    }
  }
  if (asked || failure === null) return null;
  throw failure;
}

async function findOn(node: ChainClient, kind: Kind, packet: EventPacket): Promise<FoundEvent | null> {
  const tx = await firstTx(node, queryOf(kind, packet));
  if (tx?.code !== 0) return null;
  const packetEvents = readPacketEvents(tx.events);
  const event = packetEvents.find((one) => one.kind === kind && isSame(one.packet, packet));
  if (!event) return null;
  const time = await fetchTimeIfKept(node, tx.height);
  return { event, packetEvents, tx, at: { height: tx.height, time, hash: tx.hash } };
}

async function firstTx(node: ChainClient, query: string): Promise<TxResult | null> {
  try {
    return (await searchTxs(node, query, 1, 1, 'asc')).txs[0] ?? null;
  } catch (failure) {
    if (isIndexOff(failure) || (failure instanceof ChainFailure && failure.error.kind === 'too-large')) return null;
    throw failure;
  }
}

function queryOf(kind: Kind, { sequence, ...packet }: EventPacket): string {
  const { type, end } = SEARCHES[kind];
  const channel = end === 'src' ? packet.channel : packet.toChannel;
  return `${type}.packet_sequence='${sequence}' AND ${type}.packet_${end}_channel='${channel}'`;
}

/** Channels of different ports, and of different chains, have the same names. */
export function isSame(a: EventPacket, b: EventPacket): boolean {
  const ends = (packet: EventPacket) => [packet.port, packet.channel, packet.toPort, packet.toChannel, packet.sequence].join(' ');
  return ends(a) === ends(b);
}
