import { formatTrace } from './denom-trace.ts';
import { assetKey, chainName, type HubGraph } from './hub-graph.ts';
import type { NoRoute, RouteRequest } from './plan-route.ts';
import type { Route } from './route.ts';

/** Why there is no way, and what to do instead, in one or two sentences. */
export function noRouteWords(graph: HubGraph, { from, to, denom }: RouteRequest, why: NoRoute): string {
  const coin = graph.assets.get(assetKey(from, denom))?.symbol ?? 'This coin';
  const [here, there] = [chainName(graph, from), chainName(graph, to)];
  switch (why.reason) {
    case 'unknown-chain':
      return 'This network does not have that chain.';
    case 'unknown-denom':
      return `It is not known where this coin of ${here} came from, so nobody can say what it would be on ${there}.`;
    case 'trace-mismatch':
      return `What the node says about the origin of this coin does not belong to it. Nothing is sent on such an answer.`;
    case 'already-there':
      return `${coin} is on ${there} already.`;
    case 'unpinned':
      return `${coin} came to ${chainName(graph, why.chain)} over ${why.channel}, which this network does not vouch for.`;
    case 'no-channel':
      return `No channel of this network leads ${coin === 'This coin' ? 'this coin' : coin} from ${here} to ${there}.`;
    case 'contract':
      return `On ${chainName(graph, why.chain)} this coin belongs to a contract, which only applications of that chain can ask to send it.`;
    case 'not-canonical':
      return `${coin} would arrive on ${there} as ${formatTrace(why.arrives.trace)}, which applications there do not know as ${coin}. ${insteadOf(graph, why.instead)}`;
  }
}

function insteadOf(graph: HubGraph, route: Route | null): string {
  if (!route) return 'Its own chain may have a direct channel there.';
  return `It can go to ${chainName(graph, route.to)}, under a name that is known there.`;
}

/** Why one signature is not enough. */
export function stopWords(graph: HubGraph, stops: readonly string[]): string {
  const reasons = stops.map((id) => graph.chains.get(id)?.forwarding.reason ?? '');
  const names = stops.map((id) => chainName(graph, id)).join(' and ');
  return `${reasons.join(' ')} So it goes to your account on ${names} first, and you sign again there.`;
}

/** Why a route is as it is. A token has another denom for every way that it can come by, so the way is not a matter of taste. */
export function routeWords(graph: HubGraph, { from, to, origin, hops, canonical }: Route): string {
  const names = hops.slice(0, -1).map((hop) => chainName(graph, hop.to));
  const [home, there] = [chainName(graph, origin), chainName(graph, to)];
  if (canonical === null) return `Back to ${there}, from where it came here. What it is there is not known.`;
  if (to === origin)
    return names.length === 0
      ? `Back to ${home}, where it is from.`
      : `Back to ${home}, where it is from, by way of ${names.join(' and ')}.`;
  if (from === origin)
    return names.length === 0 ? `Directly from ${home}, where it is from.` : `From ${home} by way of ${names.join(' and ')}.`;
  return `By way of ${names.join(' and ')}, so that it arrives as the coin that ${there} knows.`;
}
