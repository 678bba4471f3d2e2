import type { Walk } from './canonical-trace.ts';
import { type DenomTrace, sameTrace } from './denom-trace.ts';
import { type HubGraph, type Leg, legKey } from './hub-graph.ts';

/**
 * The legs that lead from one place of a token to another: back along its own trace until both traces are the same, then out along the other one.
 * That is the shortest way that ends with this very denom. Empty when it is there already; null when the traces have no chain in common.
 */
export function legsBetween(graph: HubGraph, held: Walk, wanted: Walk): Leg[] | null {
  const longer = held.trace.hops.length - wanted.trace.hops.length;
  for (let back = Math.max(longer, 0); back <= held.trace.hops.length; back += 1) {
    const out = back - longer;
    if (held.chains[back] !== wanted.chains[out] || !sameTrace(tail(held.trace, back), tail(wanted.trace, out))) continue;
    const home = steps(graph, held, back);
    const onward = steps(graph, wanted, out);
    return [...home, ...onward.reverse().flatMap((leg) => reverseOf(graph, leg))];
  }
  return null;
}

function tail({ hops, base }: DenomTrace, from: number): DenomTrace {
  return { hops: hops.slice(from), base };
}

function steps(graph: HubGraph, walk: Walk, count: number): Leg[] {
  return walk.trace.hops.slice(0, count).flatMap(({ port, channel }, index) => {
    const leg = graph.legs.get(legKey(walk.chains[index] ?? '', port, channel));
    return leg ? [leg] : [];
  });
}

function reverseOf(graph: HubGraph, leg: Leg): Leg[] {
  const back = graph.legs.get(legKey(leg.to, leg.toPort, leg.toChannel));
  return back ? [back] : [];
}
