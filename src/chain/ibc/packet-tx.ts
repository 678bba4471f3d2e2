import { lookupTx } from '#chain/tx/lookup.ts';
import { type HubGraph, legKey } from '#domain/hub-graph.ts';
import { packetKey, type Seen, type SentPacket } from '#domain/packet-fact.ts';
import { ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { fetchTimeIfKept } from '../history/block-times.ts';
import { type PacketEvent, readPacketEvents } from './packet-events.ts';

/** A packet that a transaction has to do with. `data` (ICS-20, see `readTransferPacket`) is null where its events do not say it. */
export type TxPacket = { readonly did: PacketEvent['kind']; readonly packet: SentPacket; readonly data: Uint8Array | null };

/** A transaction on one chain with the packets that it sent, received, answered or settled, each once, in the order of the transaction. */
export type PacketTx = {
  readonly chain: string;
  readonly at: Seen;
  readonly code: number;
  readonly packets: readonly TxPacket[];
};

/**
 * The transaction of that hash (64 hexadecimal characters) with its packets; null when this chain does not have it. Of packets that came from
 * elsewhere only those over pinned channels are told, because no event names the chain that sent them. Throws `ChainFailure`.
 */
export async function fetchPacketTx(client: ChainClient, hash: string, graph: Pick<HubGraph, 'legs'>): Promise<PacketTx | null> {
  const tx = await lookupTx(client, hash);
  if (!tx) return null;
  const chain = client.chain.id;
  const packets = readPacketEvents(tx.code === 0 ? tx.events : []).flatMap((event) => {
    const sender = senderOf(event, chain, graph);
    return sender === null ? [] : [{ did: event.kind, packet: { chain: sender, ...event.packet }, data: event.data }];
  });
  const time = await fetchTimeIfKept(client, tx.height);
  return { chain, at: { height: tx.height, time, hash: tx.hash }, code: tx.code, packets: eachOnce(packets) };
}

/**
 * Asks all these chains for a hash that somebody pasted, which does not say where it belongs. Null when none has it; throws `ChainFailure` when
 * none has it and one could not be asked.
 */
export async function findPacketTx(clients: readonly ChainClient[], hash: string, graph: Pick<HubGraph, 'legs'>): Promise<PacketTx | null> {
  const answers = await Promise.allSettled(clients.map((client) => fetchPacketTx(client, hash, graph)));
  for (const answer of answers) if (answer.status === 'fulfilled' && answer.value) return answer.value;
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason instanceof Error ? failed.reason : new ChainFailure({ kind: 'offline' });
  return null;
}

/** The packets that a transaction sent: of a transfer usually one. Null when this chain does not have the transaction. Throws `ChainFailure`. */
export async function fetchSentPackets(client: ChainClient, hash: string): Promise<readonly TxPacket[] | null> {
  const tx = await fetchPacketTx(client, hash, { legs: new Map() });
  return tx?.packets.filter(({ did }) => did === 'sent') ?? null;
}

function senderOf({ kind, packet }: PacketEvent, chain: string, { legs }: Pick<HubGraph, 'legs'>): string | null {
  if (kind !== 'received' && kind !== 'answered') return chain;
  const leg = legs.get(legKey(chain, packet.toPort, packet.toChannel));
  const isPinned = leg?.toPort === packet.port && leg.toChannel === packet.channel;
  return leg && isPinned ? leg.to : null;
}

function eachOnce(packets: readonly TxPacket[]): readonly TxPacket[] {
  const first = new Map<string, TxPacket>();
  for (const one of packets) if (!first.has(packetKey(one.packet))) first.set(packetKey(one.packet), one);
  return [...first.values()];
}
