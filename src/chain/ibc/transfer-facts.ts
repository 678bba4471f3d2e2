import { type HubGraph, legKey } from '#domain/hub-graph.ts';
import { type PacketFact, type PacketId, packetKey, type SentPacket } from '#domain/packet-fact.ts';
import type { ChainClient } from '../client.ts';
import { fetchPacketFacts, type PacketReading } from './packet-facts.ts';

/** More packets than any transfer of this application has, retries included: a node that always names another one must not be followed. */
const MAX_PACKETS = 20;

/**
 * Facts about a packet and about everything that it was passed on as, hop after hop. `client` gives the chains of the network. A packet over a
 * channel that is not pinned leads to nowhere that is known, and is left out. Never rejects because of a chain.
 */
export async function fetchTransferFacts(
  client: (chain: string) => ChainClient,
  graph: Pick<HubGraph, 'legs'>,
  first: SentPacket,
  known: readonly PacketFact[] = [],
): Promise<PacketReading> {
  const readings: PacketReading[] = [];
  const facts = () => [...known, ...readings.flatMap((reading) => reading.facts)];
  const waiting: { readonly packet: SentPacket; readonly parent: PacketId | null }[] = [{ packet: first, parent: null }];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next && seen.size < MAX_PACKETS; next = waiting.shift()) {
    const { packet, parent } = next;
    const leg = graph.legs.get(legKey(packet.chain, packet.port, packet.channel));
    if (!leg || seen.has(packetKey(packet))) continue;
    seen.add(packetKey(packet));
    readings.push(await fetchPacketFacts(client(leg.from), client(leg.to), packet, { known: facts(), parent }));
    waiting.push(...passedOn(facts(), packet).map((as) => ({ packet: as, parent: packet })));
    if (parent) waiting.push(...passedOn(facts(), parent).map((as) => ({ packet: as, parent })));
  }
  return { facts: readings.flatMap((reading) => reading.facts), failures: readings.flatMap((reading) => reading.failures) };
}

function passedOn(facts: readonly PacketFact[], packet: PacketId): readonly SentPacket[] {
  return facts.flatMap((fact) => (fact.kind === 'forwarded' && packetKey(fact.packet) === packetKey(packet) ? [fact.as] : []));
}
