import { canonicalTrace, startOf, type Walk } from './canonical-trace.ts';
import { type DenomTrace, goesBack, sameTrace, traceAfter } from './denom-trace.ts';
import type { HubGraph, Leg } from './hub-graph.ts';
import type { Holding, Hop, Route } from './route.ts';

/** How long a packet lives, in seconds, and how often the chain that forwards sends it again after a timeout. */
export type Patience = { readonly timeout: number; readonly retries: number };

/**
 * Ten minutes are what Core-1 gives a forwarded packet unless the memo says otherwise (persistenceCore v16 `app/keepers/keepers.go`). It would not try
 * again; with two retries a relayer may be away for a quarter of an hour without the whole transfer coming back.
 */
export function plannedPatience(hop: number): Patience {
  return { timeout: 600, retries: hop === 0 ? 0 : 2 };
}

/** Seconds that a relayer may take for one message on the way back. Relayers need a few; this is generous. */
export const RELAYING = 120;

/** Legs to hops: what is sent and what arrives on each, how long it may take, and where the money is meanwhile. `trace` is what is sent first. */
export function hopsOf(graph: HubGraph, legs: readonly Leg[], trace: DenomTrace, patienceOf = plannedPatience): Hop[] {
  const hops: Hop[] = [];
  let [sends, delivered] = [trace, 0];
  for (const [index, leg] of legs.entries()) {
    const { timeout, retries } = patienceOf(index);
    const arrives = traceAfter(sends, leg);
    // Each hop before this one at its last moment, then all attempts of this one, then its failure carried back to the sender. Before an attempt is
    // made again, a relayer has to tell that the one before was too late.
    delivered += timeout * (retries + 1) + RELAYING * retries;
    const returnsWithin = delivered + RELAYING * (index + 1);
    const { from, to, port, channel, toPort, toChannel } = leg;
    const amounts = { sends: { trace: sends, denom: graph.denomOf(sends) }, arrives: { trace: arrives, denom: graph.denomOf(arrives) } };
    const holding = holdingOf(leg, sends);
    hops.push({ from, to, port, channel, toPort, toChannel, ...amounts, timeout, retries, holding, returnsWithin });
    sends = arrives;
  }
  return hops;
}

function holdingOf(leg: Leg, sends: DenomTrace): Holding {
  if (goesBack(sends, leg)) return { kind: 'packet', from: leg.from, to: leg.to };
  return { kind: 'escrow', chain: leg.from, account: leg.escrow };
}

/** The route over these hops of a token that came by `held`. Throws a RangeError without a hop. */
export function routeOver(graph: HubGraph, hops: readonly Hop[], held: Walk): Route {
  const [first, last] = [hops[0], hops.at(-1)];
  if (!first || !last) throw new RangeError('a route has at least one hop');
  const [origin, base] = [startOf(held), held.trace.base];
  const known = held.unpinned ? null : canonicalTrace(graph, origin, base, last.to);
  const canonical = known && sameTrace(known.trace, last.arrives.trace) ? known.canonical : null;
  return { from: first.from, to: last.to, origin, base, hops, canonical, returnsWithin: last.returnsWithin };
}
