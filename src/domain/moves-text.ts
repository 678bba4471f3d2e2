import { chainName, type HubGraph } from './hub-graph.ts';
import type { Hop, Route } from './route.ts';

/** "locked on Cosmos Hub": where the money is while a hop is under way, and until a failed one is undone. */
export function holdingText(graph: HubGraph, { holding, channel }: Hop): string {
  return holding.kind === 'escrow'
    ? `locked on ${chainName(graph, holding.chain)}, in the account of ${channel}`
    : `burned on ${chainName(graph, holding.from)}, not yet released on ${chainName(graph, holding.to)}`;
}

/** What a route does with the coin, in one or two sentences. */
export function movesText(graph: HubGraph, { hops }: Route, symbol: string): string {
  const [first] = hops;
  if (!first) return '';
  const name = (id: string) => chainName(graph, id);
  const leaves =
    first.holding.kind === 'escrow'
      ? `Your ${symbol} is locked on ${name(first.from)}, and ${name(first.to)} makes as much for it.`
      : `Your ${symbol} is burned on ${name(first.from)}, and ${name(first.to)} releases as much that was locked there.`;
  const names = hops.slice(1).map((hop) => name(hop.to));
  if (names.length === 0) return leaves;
  return `${leaves} From there it is passed on at once to ${names.join(', and on to ')}: nothing stays on the way.`;
}

/** "44 minutes", "1 hour 12 minutes": rounded up, as it is the worst that is promised. */
export function spanText(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? `${hours} hour${hours === 1 ? '' : 's'}` : '', rest > 0 ? `${rest} minute${rest === 1 ? '' : 's'}` : ''];
  return parts.filter((part) => part !== '').join(' ') || 'less than a minute';
}

/** "44 min": the same for a table. */
export function shortSpan(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}

/** Relayers mostly need less than a minute for a hop. */
export function arrivalText({ hops }: Pick<Route, 'hops'>): string {
  return hops.length === 1 ? 'usually within a minute' : `usually within ${hops.length} minutes`;
}
