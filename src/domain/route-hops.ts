import type { Walk } from './canonical-trace.ts';
import { type DenomTrace, goesBack, sameTrace, traceAfter } from './denom-trace.ts';
import { type HubGraph, type Leg, legKey } from './hub-graph.ts';
import type { Holding, Hop } from './route.ts';

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

/** Seconds. Core-1 forwards with ten minutes and no retry unless the memo says otherwise (persistenceCore v16 `app/keepers/keepers.go`). */
const TIMEOUT = 600;
/** A relayer that was away for a quarter of an hour should not cost the whole transfer; half an hour later it comes back. */
const RETRIES = 2;
/** Seconds that a relayer may take for one message on the way back. Relayers need a few; this is generous. */
export const RELAYING = 120;

/** Legs to hops: what is sent and what arrives on each, how long it may take, and where the money is meanwhile. */
export function hopsOf(graph: HubGraph, legs: readonly Leg[], trace: DenomTrace): Hop[] {
  const hops: Hop[] = [];
  let [sends, delivered] = [trace, 0];
  for (const [index, leg] of legs.entries()) {
    const retries = index === 0 ? 0 : RETRIES;
    const arrives = traceAfter(sends, leg);
    // Each hop before this one at its last moment, then all attempts of this one, then its failure carried back to the sender.
    delivered += TIMEOUT * (retries + 1);
    const { from, to, port, channel, toPort, toChannel } = leg;
    const ends = { from, to, port, channel, toPort, toChannel };
    const amounts = { sends: { trace: sends, denom: graph.denomOf(sends) }, arrives: { trace: arrives, denom: graph.denomOf(arrives) } };
    const returnsWithin = delivered + RELAYING * (index + 1);
    hops.push({ ...ends, ...amounts, timeout: TIMEOUT, retries, holding: holdingOf(leg, sends), returnsWithin });
    sends = arrives;
  }
  return hops;
}

function holdingOf(leg: Leg, sends: DenomTrace): Holding {
  if (goesBack(sends, leg)) return { kind: 'packet', from: leg.from, to: leg.to };
  return { kind: 'escrow', chain: leg.from, account: leg.escrow };
}
