import { canonicalTrace, startOf, traceOf, type Walk, walkOf } from './canonical-trace.ts';
import { type DenomTrace, formatTrace, parseTrace, traceAfter } from './denom-trace.ts';
import { assetKey, bornKey, directLeg, type HubGraph, type Leg, TRANSFER_PORT } from './hub-graph.ts';
import { legsBetween } from './legs-between.ts';
import type { HeldDenom, Route } from './route.ts';
import { hopsOf, routeOver } from './route-hops.ts';

/** `denom` as the bank of `from` names it. `trace`: what that chain says an unlisted `ibc/…` denom is (`transfer/channel-1/uatom`). */
export type RouteRequest = { readonly from: string; readonly to: string; readonly denom: string; readonly trace?: string | undefined };

/**
 * Why there is no way. `unpinned`: the token came to `chain` over a channel that this network does not vouch for, so only the way back to that
 * chain is known. `contract`: only a contract of `chain` could send it. `not-canonical`: a coin would arrive, but as `arrives`, which nobody
 * at the destination knows; `instead` is as far as it can go and still be known.
 */
export type NoRoute =
  | { readonly reason: 'unknown-chain'; readonly chain: string }
  | { readonly reason: 'unknown-denom' }
  | { readonly reason: 'trace-mismatch' }
  | { readonly reason: 'already-there' }
  | { readonly reason: 'unpinned'; readonly chain: string; readonly channel: string }
  | { readonly reason: 'no-channel' }
  | { readonly reason: 'contract'; readonly chain: string }
  | { readonly reason: 'not-canonical'; readonly arrives: HeldDenom; readonly instead: Route | null };

/**
 * `route`: one signature. `signatures`: one for each of the routes, in this order, because the chains in `stops` do not pass packets on; each
 * starts from the user's own account on the chain where the one before ended. `none`: with the reason.
 */
export type RoutePlan =
  | { readonly kind: 'route'; readonly route: Route }
  | { readonly kind: 'signatures'; readonly routes: readonly Route[]; readonly stops: readonly string[] }
  | ({ readonly kind: 'none' } & NoRoute);

/**
 * The way of a token to another chain that ends with the denom that is known there: home along its trace and out again, over pinned channels
 * only. A denom depends on its path, so there is at most one such way; `from` may be `to`, to make a denom that came by a wrong path right.
 */
export function planRoute(graph: HubGraph, request: RouteRequest): RoutePlan {
  const { from, to, denom } = request;
  const stranger = [from, to].find((id) => !graph.chains.has(id));
  if (stranger !== undefined) return none({ reason: 'unknown-chain', chain: stranger });
  const trace = requestedTrace(graph, request);
  if ('reason' in trace) return none(trace);
  if (from === to && isListedFirst(graph, from, denom)) return none({ reason: 'already-there' });
  const held = walkOf(graph, from, trace);
  const wanted = wantedOn(graph, held, to);
  if ('reason' in wanted) return none(wanted);
  const legs = legsBetween(graph, held, wanted);
  if (!legs) return none({ reason: 'no-channel' });
  if (legs.length === 0) return none({ reason: 'already-there' });
  const contract = legs.find(({ port }) => port !== TRANSFER_PORT);
  if (contract) return none({ reason: 'contract', chain: contract.from });
  return signed(graph, legs, held);
}

function none(why: NoRoute): RoutePlan {
  return { kind: 'none', ...why };
}

function requestedTrace(graph: HubGraph, { from, denom, trace }: RouteRequest): DenomTrace | NoRoute {
  const known = traceOf(graph, from, denom);
  if (known) return known;
  if (trace === undefined) return { reason: 'unknown-denom' };
  const told = parseTrace(trace);
  return graph.denomOf(told) === denom ? told : { reason: 'trace-mismatch' };
}

/** The denom that a chain's list has for its token, also when the channel that it came over leads nowhere any more. */
function isListedFirst(graph: HubGraph, chain: string, denom: string): boolean {
  const asset = graph.assets.get(assetKey(chain, denom));
  return asset !== undefined && graph.listed.get(bornKey(chain, asset.origin, asset.trace.base)) === asset;
}

/** What the token is to become, as a walk from `to`. */
function wantedOn(graph: HubGraph, held: Walk, to: string): Walk | NoRoute {
  const [start, steps] = [startOf(held), held.chains.length - 1];
  if (held.unpinned) {
    // Back where the known part begins it is what it was there, whatever that is.
    const trace = { hops: held.trace.hops.slice(steps), base: held.trace.base };
    return to === start && steps > 0
      ? { trace, chains: [start], unpinned: null }
      : { reason: 'unpinned', chain: start, channel: held.unpinned.channel };
  }
  const target = canonicalTrace(graph, start, held.trace.base, to);
  return target ? walkOf(graph, to, target.trace) : notCanonical(graph, held, to);
}

/** No list and no channel of its own: what would arrive through the hub, and how far the token can go under a name that is known. */
function notCanonical(graph: HubGraph, held: Walk, to: string): NoRoute {
  const [from = '', origin] = [held.chains[0], startOf(held)];
  const onHub = canonicalTrace(graph, origin, held.trace.base, graph.hub);
  const leg = directLeg(graph, graph.hub, to);
  if (!onHub || !leg) return { reason: 'no-channel' };
  const arrives = traceAfter(onHub.trace, leg);
  const [denom, trace] = [graph.denomOf(held.trace), formatTrace(held.trace)];
  const nearest = planRoute(graph, { from, to: from === origin ? graph.hub : origin, denom, trace });
  const instead = nearest.kind === 'route' ? nearest.route : null;
  return { reason: 'not-canonical', arrives: { trace: arrives, denom: graph.denomOf(arrives) }, instead };
}

/** Cuts the way where a chain on it does not pass packets on. */
function signed(graph: HubGraph, legs: readonly Leg[], held: Walk): RoutePlan {
  const routes: Route[] = [];
  const stops: string[] = [];
  let [start, sends] = [0, held.trace];
  for (const [index, leg] of legs.entries()) {
    const last = index === legs.length - 1;
    if (!last && graph.chains.get(leg.to)?.forwarding.state === 'forwards') continue;
    const hops = hopsOf(graph, legs.slice(start, index + 1), sends);
    routes.push(routeOver(graph, hops, held));
    if (!last) stops.push(leg.to);
    sends = hops.at(-1)?.arrives.trace ?? sends;
    start = index + 1;
  }
  const [route] = routes;
  return route && routes.length === 1 ? { kind: 'route', route } : { kind: 'signatures', routes, stops };
}
