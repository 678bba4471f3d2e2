import * as v from 'valibot';
import { type PacketFact, packetKey, type SentPacket } from '#domain/packet-fact.ts';
import { type Outcome, type TransferProgress, trackTransfer } from '#domain/packet-tracking.ts';
import type { AddressedRoute } from '#domain/route.ts';

/** Far more than a transfer with every retry has; what hostile nodes add beyond it is left out. */
const MOST_FACTS = 400;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const uint64 = v.pipe(v.bigint(), v.minValue(0n), v.maxValue(2n ** 64n - 1n));
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const moment = v.pipe(v.number(), v.finite(), v.minValue(0));
const address = text(256);
/** Of a route that somebody else wrote, it may be as long as a memo. */
const receiver = text(40_000);
const id = text(128);

const trace = v.object({ hops: v.pipe(v.array(v.object({ port: id, channel: id })), v.maxLength(20)), base: text(256) });
const held = v.object({ trace, denom: text(256) });
const holding = v.variant('kind', [
  v.object({ kind: v.literal('escrow'), chain: id, account: address }),
  v.object({ kind: v.literal('packet'), from: id, to: id }),
]);
const hop = v.object({
  from: id,
  to: id,
  port: id,
  channel: id,
  toPort: id,
  toChannel: id,
  sends: held,
  arrives: held,
  timeout: seconds,
  retries: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
  holding,
  returnsWithin: seconds,
  receiver,
});
const route = v.object({
  from: id,
  to: id,
  origin: id,
  base: text(256),
  hops: v.pipe(v.array(hop), v.minLength(1), v.maxLength(12)),
  canonical: v.nullable(v.picklist(['native', 'listed', 'one-hop'])),
  returnsWithin: seconds,
  sender: address,
  receiver,
  leadsOn: v.exactOptional(v.literal(true)),
});

const packetId = { chain: id, port: id, channel: id, sequence: uint64 };
const packet = v.object(packetId);
const sentPacket = v.object({ ...packetId, toPort: id, toChannel: id, timeoutTimestamp: uint64, timeoutHeight: uint64 });
const at = v.object({ height: uint64, time: v.nullable(moment), hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/))) });
const answer = v.variant('kind', [
  v.object({ kind: v.literal('success') }),
  v.object({ kind: v.literal('error'), text: text(100_000) }),
  v.object({ kind: v.literal('unreadable') }),
]);
const fact = v.variant('kind', [
  v.object({ kind: v.literal('sent'), packet: sentPacket, at }),
  v.object({ kind: v.picklist(['commitment', 'receipt']), packet, there: v.boolean(), at }),
  v.object({ kind: v.picklist(['received', 'timed-out']), packet, at }),
  v.object({ kind: v.literal('answered'), packet, answer, at }),
  v.object({ kind: v.literal('forwarded'), packet, as: sentPacket, at }),
  v.object({ kind: v.literal('acknowledged'), packet, answer: v.nullable(answer), at }),
  v.object({ kind: v.literal('refunded'), packet, to: address, at }),
]);

/**
 * A transfer as the journal keeps it: where it was to go, how much (base units), the packet that its transaction sent (null until a block has
 * it), what nodes said about its packets, and how far that was. With it the tracking goes on after a reload.
 */
export const transferSchema = v.object({
  route,
  base: v.pipe(v.bigint(), v.minValue(0n)),
  first: v.nullable(sentPacket),
  facts: v.pipe(v.array(fact), v.maxLength(MOST_FACTS)),
  outcome: v.picklist(['under-way', 'arrived', 'refunded', 'unclear']),
});

export type TrackedTransfer = {
  readonly route: AddressedRoute;
  readonly base: bigint;
  readonly first: SentPacket | null;
  readonly facts: readonly PacketFact[];
  readonly outcome: Outcome['kind'];
};

/** Where a transfer stands; null while no block has sent it, and where there is none. */
export function progressOf(transfer: TrackedTransfer | null | undefined): TransferProgress | null {
  return transfer?.first ? trackTransfer(transfer.route, transfer.first, transfer.facts) : null;
}

/** The same with more facts: the same in every order and with every repetition, so that several tabs may add theirs. */
export function withFacts(transfer: TrackedTransfer, news: readonly PacketFact[]): TrackedTransfer {
  const facts = new Map<string, PacketFact>();
  for (const fact of [...transfer.facts, ...news]) {
    const key = keyOf(fact);
    const known = facts.get(key);
    if (known ? isNewer(fact, known) : facts.size < MOST_FACTS) facts.set(key, fact);
  }
  const next = { ...transfer, facts: [...facts.values()] };
  return { ...next, outcome: progressOf(next)?.outcome.kind ?? 'under-way' };
}

/** Of what a chain's state said again and again the newest is kept; of an event every report, but the same one only with its time. */
function isNewer({ at }: PacketFact, known: PacketFact): boolean {
  return at.height > known.at.height || (at.height === known.at.height && known.at.time === null);
}

function keyOf(fact: PacketFact): string {
  const name = `${fact.kind} ${packetKey(fact.packet)}`;
  switch (fact.kind) {
    case 'commitment':
    case 'receipt':
      return `${name} ${fact.there} ${fact.at.time !== null}`;
    case 'forwarded':
      return `${name} ${packetKey(fact.as)} ${fact.at.hash}`;
    case 'answered':
    case 'acknowledged':
      return `${name} ${fact.answer?.kind} ${fact.at.height} ${fact.at.hash}`;
    default:
      return `${name} ${fact.at.height} ${fact.at.hash}`;
  }
}
