import { type DenomTrace, parseTrace, type TraceHop } from './denom-trace.ts';
import { assetKey, bornKey, directLeg, type HubGraph, legKey, TRANSFER_PORT } from './hub-graph.ts';
import type { Canonical } from './route.ts';

/**
 * The chains that a held token came through: `chains[0]` holds it, `chains[n]` is the far end of its hop n, the last one is its origin. With
 * `unpinned` the walk broke off there: the token came to the last chain over a channel that this network does not vouch for.
 */
export type Walk = { readonly trace: DenomTrace; readonly chains: readonly string[]; readonly unpinned: TraceHop | null };

/** Follows a trace hop by hop over pinned channels, back to the chain that makes the token. */
export function walkOf(graph: HubGraph, chain: string, trace: DenomTrace): Walk {
  const chains = [chain];
  let at = chain;
  for (const hop of trace.hops) {
    const leg = graph.legs.get(legKey(at, hop.port, hop.channel));
    if (!leg) return { trace, chains, unpinned: hop };
    at = leg.to;
    chains.push(at);
  }
  return { trace, chains, unpinned: null };
}

/** The last chain of a walk: the token's origin, or as far back as this network knows. */
export function startOf({ chains }: Walk): string {
  return chains.at(-1) ?? '';
}

/**
 * The trace of a denom of a chain: its own coins have no hops, listed vouchers a known trace. Null for a voucher that no list has, and for a
 * coin whose own name looks like a path, which the other end would take for a voucher.
 */
export function traceOf(graph: HubGraph, chain: string, denom: string): DenomTrace | null {
  const listed = graph.assets.get(assetKey(chain, denom));
  if (listed) return listed.trace;
  return denom.startsWith('ibc/') || parseTrace(denom).hops.length > 0 ? null : { hops: [], base: denom };
}

/**
 * What the token that `origin` calls `base` should be on `chain`, so that people and applications there know it: the coin itself at home; the
 * denom that the chain's list has; else one hop over the pinned channel from its origin. Null when there is neither: every path then leads to
 * a denom of its own, and none of them is the right one.
 */
export function canonicalTrace(
  graph: HubGraph,
  origin: string,
  base: string,
  chain: string,
): { readonly trace: DenomTrace; readonly canonical: Canonical } | null {
  if (chain === origin) return { trace: { hops: [], base }, canonical: 'native' };
  const listed = graph.listed.get(bornKey(chain, origin, base));
  if (listed) return { trace: listed.trace, canonical: 'listed' };
  const direct = directLeg(graph, chain, origin);
  if (!direct) return null;
  return { trace: { hops: [{ port: TRANSFER_PORT, channel: direct.channel }], base }, canonical: 'one-hop' };
}
