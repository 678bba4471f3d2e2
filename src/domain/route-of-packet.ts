import { walkOf } from './canonical-trace.ts';
import { type HubGraph, type Leg, legKey } from './hub-graph.ts';
import type { SentPacket } from './packet-fact.ts';
import { type ForeignForward, readForwards } from './read-forwards.ts';
import type { AddressedRoute } from './route.ts';
import { hopsOf, plannedPatience, routeOver } from './route-hops.ts';
import type { TransferPacket } from './transfer-packet.ts';

/**
 * The route that a packet asks for, whoever sent it, so that a transfer found by its hash can be tracked: as far as its channels are pinned, its
 * chains pass packets on and its memo can be read (`leadsOn` says that there is more). Null when the very first channel is not pinned.
 */
export function routeOfPacket(graph: HubGraph, sent: SentPacket, packet: TransferPacket): AddressedRoute | null {
  const first = graph.legs.get(legKey(sent.chain, sent.port, sent.channel));
  if (!first) return null;
  const forwards = readForwards(packet.memo);
  const legs = [first, ...onward(graph, first, forwards ?? [])];
  const known = forwards?.slice(0, legs.length - 1) ?? [];
  const hops = hopsOf(graph, legs, packet.token, (hop) => known[hop - 1] ?? plannedPatience(hop));
  const route = routeOver(graph, hops, walkOf(graph, sent.chain, packet.token));
  const receivers = [packet.receiver, ...known.map(({ receiver }) => receiver)];
  const addressed = {
    ...route,
    hops: hops.map((hop, index) => ({ ...hop, receiver: receivers[index] ?? '' })),
    sender: packet.sender,
    receiver: receivers.at(-1) ?? '',
  };
  return forwards && known.length === forwards.length ? addressed : { ...addressed, leadsOn: true };
}

function onward(graph: HubGraph, first: Leg, forwards: readonly ForeignForward[]): Leg[] {
  const legs: Leg[] = [];
  let at = first.to;
  for (const { port, channel } of forwards) {
    const leg = graph.legs.get(legKey(at, port, channel));
    if (!leg || graph.chains.get(at)?.forwarding.state !== 'forwards') break;
    legs.push(leg);
    at = leg.to;
  }
  return legs;
}
