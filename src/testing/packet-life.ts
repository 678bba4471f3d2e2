import type { Acknowledgement } from '#domain/acknowledgement.ts';
import type { PacketFact, Seen, SentPacket } from '#domain/packet-fact.ts';
import type { AddressedRoute } from '#domain/route.ts';
import type { Place } from '#domain/tracked-place.ts';

/**
 * What becomes of a hop: how many attempts time out before one is received, and whether the receiving chain then accepts (or, on the way, passes on).
 */
export type HopFate = { readonly lateAttempts: number; readonly accepted: boolean };

/** One transaction of a life: the facts that its events are, and what is true after it. `answers` are what nodes would say about the state then. */
export type LifeStep = {
  readonly facts: readonly PacketFact[];
  readonly answers: readonly PacketFact[];
  readonly end: 'under-way' | 'arrived' | 'refunded';
  readonly place: Place;
};

const REFUSED: Acknowledgement = { kind: 'error', text: 'ABCI code: 5: error handling packet: see events for details' };
const GAVE_UP: Acknowledgement = { kind: 'error', text: 'packet-forward-middleware error: giving up on packet' };
const MINUTE = 60_000_000_000n;

type Packet = SentPacket & { committed: boolean; receipt: boolean; stored: Acknowledgement | null };

/** Everything that happened to a transfer: the packet that the user sent, and each step until nobody has anything to do any more. */
export type PacketLife = { readonly first: SentPacket; readonly steps: readonly LifeStep[] };

/**
 * A transfer from its first packet to its end, as ibc-go and packet-forward-middleware tell it, on a made-up clock. Written as a machine that knows
 * everything, apart from the tracker, which infers it from facts.
 */
export function packetLife(route: AddressedRoute, fates: readonly HopFate[]): PacketLife {
  const steps: LifeStep[] = [];
  const packets: Packet[] = [];
  let facts: PacketFact[] = [];
  let [now, height, sequence] = [1_800_000_000_000_000_000n, 100n, 40n];

  const seen = (): Seen => ({ height, time: Number(now / 1_000_000n), hash: `${height}`.padStart(64, 'A') });
  const note = (fact: PacketFact) => facts.push(fact);
  const legOf = (hop: number) => {
    const leg = route.hops[hop];
    if (!leg) throw new Error('no such hop');
    return leg;
  };
  const start: Place = { kind: 'account', chain: route.from, address: route.sender, denom: legOf(0).sends.denom };
  const end: Place = { kind: 'account', chain: route.to, address: route.receiver, denom: legOf(route.hops.length - 1).arrives.denom };

  function commit(outcome: LifeStep['end'], place: Place): void {
    height += 3n;
    const at: Seen = { ...seen(), hash: null };
    const answers = packets.flatMap((packet): PacketFact[] => [
      { kind: 'commitment', packet: plain(packet), there: packet.committed, at },
      { kind: 'receipt', packet: plain(packet), there: packet.receipt, at },
      ...(packet.stored ? [{ kind: 'answered', packet: plain(packet), answer: byHash(packet.stored), at } as const] : []),
    ]);
    steps.push({ facts, answers, end: outcome, place });
    facts = [];
    height += 3n;
  }

  function send(hop: number): Packet {
    sequence += 1n;
    const { from, port, channel, toPort, toChannel, timeout } = legOf(hop);
    const timeoutTimestamp = now + BigInt(timeout) * 1_000_000_000n;
    const sent = { chain: from, port, channel, sequence, toPort, toChannel, timeoutTimestamp, timeoutHeight: 0n };
    const packet: Packet = { ...sent, committed: true, receipt: false, stored: null };
    packets.push(packet);
    return packet;
  }

  function answer(packet: Packet, text: Acknowledgement): void {
    packet.stored = text;
    note({ kind: 'answered', packet: plain(packet), answer: text, at: seen() });
  }

  /** The sending chain undoes a hop; when it had forwarded, it tells the chain before. */
  function undo(hop: number, parent: Packet | null, why: Acknowledgement): void {
    if (parent) {
      answer(parent, why);
      commit('under-way', legOf(hop - 1).holding);
    } else {
      const [first] = packets;
      if (first) note({ kind: 'refunded', packet: plain(first), to: route.sender, at: seen() });
      commit('refunded', start);
    }
  }

  /** The sending chain hears the answer, and passes it back when it had forwarded. */
  function hear(hop: number, packet: Packet, parent: Packet | null, heard: Acknowledgement): void {
    now += MINUTE;
    packet.committed = false;
    note({ kind: 'acknowledged', packet: plain(packet), answer: heard, at: seen() });
    if (heard.kind !== 'success') {
      undo(hop, parent, heard);
      return;
    }
    if (parent) answer(parent, heard);
    commit('arrived', end);
  }

  /** Attempts of a hop until one is received; null when the sending chain has given up. `parent` is the packet that they are sent for. */
  function deliver(hop: number, packet: Packet, parent: Packet | null): Packet | null {
    let current = packet;
    for (let late = 0; late < (fates[hop]?.lateAttempts ?? 0); late += 1) {
      now = current.timeoutTimestamp + MINUTE;
      commit('under-way', legOf(hop).holding);
      current.committed = false;
      note({ kind: 'timed-out', packet: plain(current), at: seen() });
      if (parent === null || late >= legOf(hop).retries) {
        undo(hop, parent, GAVE_UP);
        return null;
      }
      note({ kind: 'refunded', packet: plain(current), to: 'forwarder', at: seen() });
      current = send(hop);
      note({ kind: 'forwarded', packet: plain(parent), as: plain(current), at: seen() });
      commit('under-way', legOf(hop).holding);
    }
    now += MINUTE;
    current.receipt = true;
    note({ kind: 'received', packet: plain(current), at: seen() });
    return current;
  }

  function live(hop: number, packet: Packet, parent: Packet | null): void {
    const received = deliver(hop, packet, parent);
    if (!received) return;
    const accepted = fates[hop]?.accepted ?? true;
    if (accepted && hop < route.hops.length - 1) {
      const child = send(hop + 1);
      note({ kind: 'forwarded', packet: plain(received), as: plain(child), at: seen() });
      commit('under-way', legOf(hop + 1).holding);
      live(hop + 1, child, received);
    } else {
      answer(received, accepted ? { kind: 'success' } : REFUSED);
      commit(accepted ? 'arrived' : 'under-way', accepted ? end : legOf(hop).holding);
    }
    if (received.stored) hear(hop, received, parent, received.stored);
  }

  const first = send(0);
  note({ kind: 'sent', packet: plain(first), at: seen() });
  commit('under-way', legOf(0).holding);
  live(0, first, null);
  return { first: plain(first), steps };
}

/** A node keeps only the hash of an answer, by which the plain success is known. */
function byHash(answer: Acknowledgement): Acknowledgement {
  return answer.kind === 'success' ? answer : { kind: 'unreadable' };
}

function plain({ committed: _committed, receipt: _receipt, stored: _stored, ...packet }: Packet): SentPacket {
  return packet;
}
