import { readAcknowledgement } from '#domain/acknowledgement.ts';
import { type PacketFact, type PacketId, packetKey, type Seen, type SentPacket } from '#domain/packet-fact.ts';
import { ChainFailure, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import type { ChainError } from '../errors.ts';
import { fetchTimeIfKept } from '../history/block-times.ts';
import { type FoundEvent, findPacketEvent, isSame } from './find-packet-event.ts';
import { isAcknowledgementOf, knownAcknowledgement } from './known-acknowledgement.ts';
import type { PacketEvent } from './packet-events.ts';
import { fetchAcknowledgementHash, fetchIsCommitted, fetchIsReceived, type Presence } from './packet-state.ts';
import { readTransferEnd } from './refunds.ts';

/** What could be learned of a packet, and which chains could not be asked. */
export type PacketReading = {
  readonly facts: readonly PacketFact[];
  readonly failures: readonly { readonly chain: string; readonly error: ChainError }[];
};

export type FactOptions = {
  /** What is known already, of this packet and of others: nothing is asked a second time that cannot change any more. */
  readonly known?: readonly PacketFact[];
  /** The packet that this one passed on. A chain that sends it again after a timeout passes that one on again. */
  readonly parent?: PacketId | null;
};

/**
 * Asks both chains of a packet how far it is. The states decide: a commitment at the sender, a receipt and the hash of an acknowledgement at the
 * receiver. The transactions behind them are then looked for in the nodes' indexes, and only those that must exist: without an index the facts of
 * the states remain. Never rejects because of a chain: its failure is part of the result.
 */
export async function fetchPacketFacts(
  source: ChainClient,
  destination: ChainClient,
  packet: SentPacket,
  { known = [], parent = null }: FactOptions = {},
): Promise<PacketReading> {
  const reader = new PacketReader(source, destination, packet, known, parent);
  await reader.read();
  return { facts: reader.facts, failures: reader.failures };
}

type WithoutPacket<Fact> = Fact extends PacketFact ? Omit<Fact, 'packet'> : never;

class PacketReader {
  readonly facts: PacketFact[] = [];
  readonly failures: { chain: string; error: ChainError }[] = [];
  readonly #source: ChainClient;
  readonly #destination: ChainClient;
  readonly #packet: SentPacket;
  readonly #id: PacketId;
  readonly #parent: PacketId | null;
  /** Kinds of events that are known with their transaction. */
  readonly #told: ReadonlySet<PacketFact['kind']>;
  readonly #isAnswerKnown: boolean;

  constructor(source: ChainClient, destination: ChainClient, packet: SentPacket, known: readonly PacketFact[], parent: PacketId | null) {
    this.#source = source;
    this.#destination = destination;
    this.#packet = packet;
    this.#parent = parent;
    const { chain, port, channel, sequence } = packet;
    this.#id = { chain, port, channel, sequence };
    const mine = packetKey(packet);
    const told = known.filter((fact) => fact.at.hash !== null && (packetKey(fact.packet) === mine || isSentAs(fact, mine)));
    this.#told = new Set(told.map((fact) => (isSentAs(fact, mine) ? 'sent' : fact.kind)));
    this.#isAnswerKnown = told.some((fact) => fact.kind === 'answered' || (fact.kind === 'acknowledged' && fact.answer !== null));
  }

  async read(): Promise<void> {
    if (this.#told.has('timed-out') || (this.#told.has('acknowledged') && this.#isAnswerKnown)) return;
    if (this.#told.has('acknowledged')) {
      // The sender's events do not say what the answer was where the tokens were only passed on.
      await this.#ask(this.#destination, () => this.#readReceiver());
      return;
    }
    const before = await this.#ask(this.#source, () => fetchIsCommitted(this.#source, this.#packet));
    // After the sender's: what it had settled by a timeout, the receiver cannot have received since.
    const received = this.#told.has('received') ? RECEIVED : await this.#ask(this.#destination, () => this.#receipt());
    if (before) this.#note({ kind: 'commitment', there: before.there, at: stateAt(before.height) });
    await Promise.all([
      this.#told.has('sent') ? null : this.#ask(this.#source, () => this.#readSent()),
      received?.there && !this.#told.has('answered') ? this.#ask(this.#destination, () => this.#readReceiver()) : null,
      before && !before.there ? this.#ask(this.#source, () => this.#readEnd(received?.there ?? null)) : null,
    ]);
  }

  async #receipt(): Promise<Presence> {
    const presence = await fetchIsReceived(this.#destination, this.#far());
    const { there, height } = presence;
    // Whether it came too late is a question of the receiver's time.
    const time = there || height === 0n ? null : await fetchTimeIfKept(this.#destination, height);
    this.#note({ kind: 'receipt', there, at: { height, time, hash: null } });
    return presence;
  }

  async #readSent(): Promise<void> {
    const found = await findPacketEvent(this.#source, 'sent', this.#packet);
    if (found) this.facts.push({ kind: 'sent', packet: { chain: this.#packet.chain, ...found.event.packet }, at: found.at });
  }

  async #readReceiver(): Promise<void> {
    const [answer, received] = await Promise.all([
      fetchAcknowledgementHash(this.#destination, this.#far()),
      this.#told.has('received') ? null : findPacketEvent(this.#destination, 'received', this.#packet),
    ]);
    if (received) this.#noteReceived(received);
    if (!answer) return;
    const written = this.#answeredIn(received) ?? (await findPacketEvent(this.#destination, 'answered', this.#packet));
    const bytes = written?.event.acknowledgement ?? null;
    if (written && bytes && !isAcknowledgementOf(answer.hash, bytes)) this.#fail(this.#destination, malformed('acknowledgement'));
    if (written && bytes && isAcknowledgementOf(answer.hash, bytes)) {
      this.#note({ kind: 'answered', answer: readAcknowledgement(bytes), at: written.at });
    } else {
      this.#note({ kind: 'answered', answer: knownAcknowledgement(answer.hash), at: stateAt(answer.height) });
    }
  }

  #noteReceived({ event, packetEvents, at }: FoundEvent): void {
    this.#note({ kind: 'received', at });
    const sent = packetEvents.find((one) => one.kind === 'sent' && isBehind(one, event));
    // Who answers at once keeps the tokens, or has undone what it sent.
    if (sent && !packetEvents.some((one) => one.kind === 'answered' && isSame(one.packet, this.#packet))) {
      this.#note({ kind: 'forwarded', as: { chain: this.#destination.chain.id, ...sent.packet }, at });
    }
  }

  #answeredIn(found: FoundEvent | null): FoundEvent | null {
    const event = found?.packetEvents.find((one) => one.kind === 'answered' && isSame(one.packet, this.#packet));
    return found && event ? { ...found, event } : null;
  }

  /** The sender is done with it. `received` null: the receiver could not be asked. */
  async #readEnd(received: boolean | null): Promise<void> {
    const acknowledged = received === false ? null : await findPacketEvent(this.#source, 'acknowledged', this.#packet);
    const ended = acknowledged ?? (received === true ? null : await findPacketEvent(this.#source, 'timed-out', this.#packet));
    if (!ended) return;
    const { answer, refundedTo } = readTransferEnd(ended.tx.events, ended.event);
    if (acknowledged) this.#note({ kind: 'acknowledged', answer, at: ended.at });
    else this.#note({ kind: 'timed-out', at: ended.at });
    if (refundedTo !== null) this.#note({ kind: 'refunded', to: refundedTo, at: ended.at });
    const again = acknowledged ? undefined : ended.packetEvents.find((one) => one.kind === 'sent' && isBehind(one, ended.event));
    if (again && this.#parent) {
      this.facts.push({ kind: 'forwarded', packet: this.#parent, as: { chain: this.#packet.chain, ...again.packet }, at: ended.at });
    }
  }

  #far() {
    return { port: this.#packet.toPort, channel: this.#packet.toChannel, sequence: this.#packet.sequence };
  }

  #note(fact: WithoutPacket<PacketFact>): void {
    this.facts.push({ ...fact, packet: this.#id } as PacketFact);
  }

  async #ask<T>(client: ChainClient, question: () => Promise<T>): Promise<T | null> {
    try {
      return await question();
    } catch (cause) {
      if (!(cause instanceof ChainFailure)) throw cause;
      this.#fail(client, cause);
      return null;
    }
  }

  #fail({ chain }: ChainClient, { error }: ChainFailure): void {
    this.failures.push({ chain: chain.id, error });
  }
}

/** Of a receipt that needs not be asked for again. */
const RECEIVED: Presence = { there: true, height: 0n };

function stateAt(height: bigint): Seen {
  return { height, time: null, hash: null };
}

function isSentAs(fact: PacketFact, key: string): boolean {
  return fact.kind === 'forwarded' && packetKey(fact.as) === key;
}

function isBehind(one: PacketEvent, other: PacketEvent): boolean {
  return one.message === other.message && one.place > other.place;
}
