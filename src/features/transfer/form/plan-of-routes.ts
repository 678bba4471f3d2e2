import type { ChainId } from '#config/network.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { chainName, type HubGraph } from '#domain/hub-graph.ts';
import type { Route } from '#domain/route.ts';
import type { PlannedStep, TxPlan } from '#tx/intent.ts';
import { type OpenPlan, planOf } from '#tx/open-plans.ts';

type Work = {
  readonly graph: HubGraph;
  /** One for each signature, the present one first. */
  readonly routes: readonly Route[];
  readonly asset: Asset;
  readonly base: bigint;
  /** The user's account where the first route ends, which signs next. */
  readonly arrivesAt: string;
  /** The open work that this signature goes on with. */
  readonly open: OpenPlan | undefined;
  /** For a work that is begun. */
  readonly newId: string;
};

/** What the journal keeps of a transfer that takes several signatures; nothing for one that takes one and belongs to no work. */
export function planOfRoutes({ graph, routes, asset, base, arrivesAt, open, newId }: Work): TxPlan | undefined {
  const next = nextStep(graph, routes, asset, base, arrivesAt);
  if (open) return planOf(open, next);
  return next ? { id: newId, step: { number: 1, of: routes.length }, next } : undefined;
}

function nextStep(graph: HubGraph, [, later]: readonly Route[], asset: Asset, base: bigint, sender: string): PlannedStep | null {
  const sends = later?.hops[0]?.sends;
  if (!later || !sends) return null;
  const title = `Send ${formatAmount(amount(asset, base))} ${asset.symbol} on to ${chainName(graph, later.to)}`;
  return { kind: 'transfer', title, chain: later.from, sender, denom: sends.denom, base, to: later.to };
}

/** The open work whose next step is just this. */
export function openWork(plans: readonly OpenPlan[], chain: ChainId, sender: string, denom: string, base: bigint): OpenPlan | undefined {
  return plans.find(({ state, next }) => {
    const same = next.kind === 'transfer' && next.chain === chain && next.sender === sender && next.denom === denom;
    return state === 'ready' && same && next.base === base;
  });
}
