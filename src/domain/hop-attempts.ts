import type { Acknowledgement } from './acknowledgement.ts';
import { type PacketFact, type PacketId, packetKey, type Seen, type SentPacket } from './packet-fact.ts';
import { type Implied, knowledgeOf, type PacketKnowledge, rankOf } from './packet-knowledge.ts';
import type { AddressedHop, AddressedRoute } from './route.ts';

/**
 * The packets of one hop: `current` is the newest, those before it timed out and were sent again. `final`: the chain that sent it gave up, so the
 * hop before has failed as well. Both null while no packet of this hop is known.
 */
export type HopAttempts = {
  readonly earlier: readonly PacketKnowledge[];
  readonly current: PacketKnowledge | null;
  readonly final: boolean;
};

/**
 * What is known about every hop of a transfer, each with what follows from its neighbours. A chain that forwards answers a packet when it has
 * heard about the one it sent for it, with the same answer; a timeout becomes an error once the retries are used up. So a success
 * at one hop proves all later ones, and a failure that was heard fails the hop before.
 * Source: packet-forward-middleware v10 `packetforward/ibc_middleware.go` and `keeper/keeper.go`.
 */
export function attemptsOf(route: AddressedRoute, first: SentPacket, facts: readonly PacketFact[]): HopAttempts[] {
  const factsOf = grouped(facts);
  const chain = sentPackets(route, first, factsOf);
  const alone = chain.map((packets, index) => attempts(packets, route.hops[index], factsOf, {}));
  // From the last hop to the first: what a hop's outcome tells about the answer to the one before.
  for (let index = alone.length - 2; index >= 0; index -= 1) {
    const answer = answerFrom(alone[index + 1]);
    if (answer) alone[index] = attempts(chain[index] ?? [], route.hops[index], factsOf, { answer });
  }
  // And back: what a chain has answered, it heard about the packet that it had sent on.
  for (let index = 1; index < alone.length; index += 1) {
    const settled = settledBy(alone[index - 1]?.current);
    const answer = answerFrom(alone[index + 1]) ?? undefined;
    const known = alone[index];
    if (known && settled === 'succeeded' && known.current?.late) alone[index] = superseded(known);
    else if (settled) alone[index] = attempts(chain[index] ?? [], route.hops[index], factsOf, { settled, answer });
  }
  return alone;
}

type Attempt = { readonly packet: SentPacket; readonly sent: Seen | null };
type Facts = (packet: PacketId) => readonly PacketFact[];

function grouped(facts: readonly PacketFact[]): Facts {
  const groups = new Map<string, PacketFact[]>();
  for (const fact of facts) {
    const key = packetKey(fact.packet);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return (packet) => groups.get(packetKey(packet)) ?? [];
}

/** The packets of each hop, oldest first. What is said to be forwarded over another channel than planned is no packet of this transfer. */
function sentPackets(route: AddressedRoute, first: SentPacket, factsOf: Facts): Attempt[][] {
  const chain: Attempt[][] = [];
  for (const [index, hop] of route.hops.entries()) {
    chain.push(index === 0 ? [firstOf(first, factsOf(first))] : forwardsOf(hop, chain[index - 1] ?? [], factsOf));
  }
  return chain;
}

function firstOf(first: SentPacket, facts: readonly PacketFact[]): Attempt {
  const told = bestLast(facts.flatMap((fact) => (fact.kind === 'sent' ? [{ packet: fact.packet, sent: fact.at }] : [])));
  return told.at(-1) ?? { packet: first, sent: null };
}

function forwardsOf(hop: AddressedHop, parents: readonly Attempt[], factsOf: Facts): Attempt[] {
  const facts = parents.flatMap(({ packet }) => factsOf(packet));
  const children = facts.flatMap((fact) => (fact.kind === 'forwarded' ? [{ packet: fact.as, sent: fact.at }] : []));
  const ours = children.filter(({ packet }) => packet.chain === hop.from && packet.port === hop.port && packet.channel === hop.channel);
  const distinct = new Map(bestLast(ours).map((attempt) => [packetKey(attempt.packet), attempt]));
  return [...distinct.values()].sort((a, b) => (a.packet.sequence < b.packet.sequence ? -1 : 1));
}

/** Several reports of one packet, the one that says most last; the same in every order. */
function bestLast(attempts: readonly { packet: SentPacket; sent: Seen }[]): { packet: SentPacket; sent: Seen }[] {
  const rank = ({ packet, sent }: { packet: SentPacket; sent: Seen }) =>
    `${rankOf(sent)} ${packet.timeoutTimestamp} ${packet.timeoutHeight}`;
  return attempts.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

function attempts(packets: readonly Attempt[], hop: AddressedHop | undefined, factsOf: Facts, implied: Implied): HopAttempts {
  const knowledge = ({ packet, sent }: Attempt, implied: Implied) => knowledgeOf(packet, sent, factsOf(packet), implied);
  const newest = packets.at(-1);
  const current = newest ? knowledge(newest, implied) : null;
  const earlier = packets.slice(0, -1).map((attempt) => knowledge(attempt, { settled: 'failed' }));
  const gaveUp = current?.answer?.kind === 'error' || packets.length > (hop?.retries ?? 0) || implied.settled === 'failed';
  return { earlier, current, final: current?.stage === 'failed' && gaveUp };
}

/** What was too late did not succeed: it was sent again, as a packet that nobody has told of. */
function superseded({ earlier, current }: HopAttempts): HopAttempts {
  return { earlier: current ? [...earlier, current] : earlier, current: null, final: false };
}

function answerFrom(next: HopAttempts | undefined): Acknowledgement | null {
  if (next?.current?.stage === 'succeeded') return { kind: 'success' };
  if (!next?.current || !next.final) return null;
  return next.current.answer ?? { kind: 'error', text: '' };
}

/** A packet that was sent on had been received, so it can only have failed because what was sent for it failed. */
function settledBy(before: PacketKnowledge | null | undefined): Implied['settled'] {
  if (before?.answer?.kind === 'success') return 'succeeded';
  return before?.answer?.kind === 'error' || before?.stage === 'failed' ? 'failed' : undefined;
}
