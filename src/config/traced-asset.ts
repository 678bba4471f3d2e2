import { canonicalTrace, startOf, walkOf } from '#domain/canonical-trace.ts';
import { type DenomTrace, sameTrace } from '#domain/denom-trace.ts';
import { chainName, type HubGraph } from '#domain/hub-graph.ts';
import { UNLISTED_LIFECYCLE } from './lifecycles.ts';
import type { ChainAsset, ChainId, Network } from './network.ts';
import { assetOf, isListed } from './networks.ts';

/**
 * What a held denom is. `known`: a list has it, or it is one pinned channel away from a coin that a list of its own chain has. `detour`: such a coin
 * that came by another way, over pinned channels all the same, and is another denom for it; `through` are the names of the chains in between.
 * `unlisted`: nobody vouches for it, whatever it calls itself.
 */
export type TracedAsset = { readonly asset: ChainAsset } & (
  | { readonly standing: 'known' | 'unlisted' }
  | { readonly standing: 'detour'; readonly through: readonly string[] }
);

/** `trace`: where an unlisted `ibc/…` denom came from, proved by its hash (`fetchDenomTrace`); null while that is not known. */
export function tracedAsset(network: Network, graph: HubGraph, chain: ChainId, denom: string, trace: DenomTrace | null): TracedAsset {
  if (isListed(network, chain, denom)) return { standing: 'known', asset: assetOf(network, chain, denom) };
  const unlisted = { standing: 'unlisted', asset: assetOf(network, chain, denom) } as const;
  if (!trace || trace.hops.length === 0 || graph.denomOf(trace) !== denom) return unlisted;
  const walk = walkOf(graph, chain, trace);
  const origin = startOf(walk);
  if (walk.unpinned || !isListed(network, origin, trace.base)) return unlisted;
  const { underlying: _, ...born } = assetOf(network, origin, trace.base);
  const way = walk.chains.slice(1, -1).map((id) => chainName(graph, id));
  const asset: ChainAsset = { ...born, chain, denom, kind: 'ibc', lifecycle: { ...UNLISTED_LIFECYCLE, reason: reasonOf(way) } };
  const known = canonicalTrace(graph, origin, trace.base, chain);
  if (known && sameTrace(known.trace, trace)) return { standing: 'known', asset };
  return { standing: 'detour', asset, through: way };
}

function reasonOf(way: readonly string[]): string {
  if (way.length === 0) return 'It came over a channel between its own chain and this one.';
  return `It came by way of ${way.join(' and ')}, and is another coin here than the one that came directly.`;
}
