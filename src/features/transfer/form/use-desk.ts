import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { tracedAsset } from '#config/traced-asset.ts';
import type { Asset } from '#domain/asset.ts';
import type { HubGraph } from '#domain/hub-graph.ts';
import { planRoute, type RoutePlan } from '#domain/plan-route.ts';
import type { Route } from '#domain/route.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Reading } from '#queries/reading.ts';
import { useAccountOn } from '#wallet/wallet-context.tsx';
import type { HeldAsset } from '../held/held-assets.ts';
import { useHeld } from '../held/use-held.ts';
import type { TransferSearch } from '../search.ts';
import { choicesOf, chosenOf, usualDestination } from './choices.ts';

/** What the form stands on, before anybody has typed. */
export type Desk = {
  readonly graph: HubGraph;
  readonly from: ChainId;
  readonly to: ChainId;
  /** The user's account where the money is; null while the wallet is not connected there. */
  readonly sender: string | null;
  readonly holdings: Reading<readonly HeldAsset[]>;
  readonly choices: readonly HeldAsset[];
  readonly chosen: HeldAsset;
  readonly plan: RoutePlan;
  /** What is signed first, and what would have to follow; empty without a way. */
  readonly routes: readonly Route[];
};

export function useDesk({ from: namedFrom, to: namedTo, asset }: Pick<TransferSearch, 'from' | 'to' | 'asset'>): Desk {
  const { network } = useNetwork();
  const graph = graphOf(network);
  const from = chainById(network, namedFrom) ? namedFrom : network.hub;
  const sender = useAccountOn(from)?.address ?? null;
  const holdings = useHeld(from, sender);
  const choices = choicesOf(network, graph, from, holdings.state === 'ready' ? holdings.value : [], asset);
  const chosen = chosenOf(choices, asset);
  const to = chainById(network, namedTo) ? namedTo : usualDestination(network, from, chosen);
  const plan = planRoute(graph, { from, to, denom: chosen.asset.denom, trace: chosen.path });
  return { graph, from, to, sender, holdings, choices, chosen, plan, routes: routesOf(plan) };
}

function routesOf(plan: RoutePlan): readonly Route[] {
  if (plan.kind === 'none') return [];
  return plan.kind === 'route' ? [plan.route] : plan.routes;
}

/** What a route ends with, as it is known there; what nobody knows there keeps the name and the decimals of what was sent. */
export function useArriving(route: Route | undefined, sent: Asset): { readonly asset: Asset; readonly denom: string } | null {
  const { network } = useNetwork();
  const last = route?.hops.at(-1);
  if (!last) return null;
  const { standing, asset } = tracedAsset(network, graphOf(network), last.to, last.arrives.denom, last.arrives.trace);
  return { asset: standing === 'unlisted' ? sent : asset, denom: last.arrives.denom };
}
