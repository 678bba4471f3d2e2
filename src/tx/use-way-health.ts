import { type QueryClient, useQueries } from '@tanstack/react-query';
import { createElement } from 'react';
import type { ChainClient } from '#chain/client.ts';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { type HopFacts, hopHealth } from '#domain/hop-health.ts';
import { chainName, type HubGraph } from '#domain/hub-graph.ts';
import type { Hop, Route } from '#domain/route.ts';
import { hopFactsQuery } from '#queries/ibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { HopLook } from '#ui/way.tsx';
import { HopAges } from './hop-ages.tsx';
import { findingWords } from './hop-words.ts';

/** How each hop of a way looks. `blocks`: why nothing may be signed now, with the hop's name; also while nobody knows yet. */
export type WayHealth = { readonly looks: readonly HopLook[]; readonly blocks: string | null };

/** Both ends of every hop, asked again each minute. */
export function useWayHealth(route: Route | null): WayHealth {
  const { network, client } = useNetwork();
  const graph = graphOf(network);
  const hops = route?.hops ?? [];
  const results = useQueries({ queries: hops.map((hop) => hopFactsQuery(client(hop.from), client(hop.to), hop)) });
  const looks = results.map(({ data, isError, dataUpdatedAt }, index): HopLook => {
    if (data && route) return lookOf(data, dataUpdatedAt, route, graph);
    return isError
      ? { tone: 'unknown', words: 'This hop could not be checked.' }
      : { tone: 'reading', words: `Checking ${hops[index]?.channel ?? ''}` };
  });
  if (results.some(({ data, isError }) => !data && !isError)) return { looks, blocks: 'The channels of the way are being checked.' };
  const blocked = route && hops.flatMap((hop, index) => blockOf(results[index]?.data, hop, route, graph))[0];
  return { looks, blocks: blocked ?? null };
}

function lookOf(facts: HopFacts, readAt: number, route: Route, graph: HubGraph): HopLook {
  const name = (chain: string) => chainName(graph, chain);
  const { verdict, findings } = hopHealth(facts, route.returnsWithin * 1000);
  const more = createElement(HopAges, { facts, nameOf: name, readAt });
  if (verdict === 'healthy') return { tone: 'good', words: 'Channel open, light clients active.', more };
  const words = findings.map((finding) => findingWords(finding, name(finding.chain))).join(' ');
  return { tone: verdict === 'blocked' ? 'bad' : 'warn', words, more };
}

/** Empty unless the hop is blocked. */
function blockOf(facts: HopFacts | undefined, { from, to }: Hop, { returnsWithin }: Route, graph: HubGraph): readonly string[] {
  const worst = facts && hopHealth(facts, returnsWithin * 1000).findings[0];
  if (worst?.severity !== 'blocked') return [];
  const name = (chain: string) => chainName(graph, chain);
  return [`Between ${name(from)} and ${name(to)}: ${findingWords(worst, name(worst.chain))}`];
}

/** Asks once more, just before a signature. Throws in words when a hop must not be used by now. */
export async function assertWay(
  route: Route,
  graph: HubGraph,
  client: (chain: ChainId) => ChainClient,
  queries: QueryClient,
): Promise<void> {
  const facts = await Promise.all(
    route.hops.map((hop) => queries.fetchQuery({ ...hopFactsQuery(client(hop.from), client(hop.to), hop), staleTime: 0 })),
  );
  const [blocked] = route.hops.flatMap((hop, index) => blockOf(facts[index], hop, route, graph));
  if (blocked) throw new Error(blocked);
}
