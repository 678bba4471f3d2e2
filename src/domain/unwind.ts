import { traceOf, walkOf } from './canonical-trace.ts';
import { parseTrace } from './denom-trace.ts';
import type { HubGraph } from './hub-graph.ts';
import { type NoRoute, planRoute, type RoutePlan } from './plan-route.ts';

/**
 * What to do with a denom that somebody holds. `right`: it is the one that its chain knows. `unwind`: it came by another path, and `plan` makes it
 * right, here if that is possible, else on the nearest chain of its path where it is known. `stuck`: not known how.
 */
export type Unwind =
  | { readonly kind: 'right' }
  | { readonly kind: 'unwind'; readonly to: string; readonly plan: Exclude<RoutePlan, { kind: 'none' }> }
  | { readonly kind: 'stuck'; readonly why: NoRoute };

/** `trace`: what the chain says an unlisted `ibc/…` denom is. */
export function unwindOf(graph: HubGraph, chain: string, denom: string, trace?: string): Unwind {
  const here = planRoute(graph, { from: chain, to: chain, denom, trace });
  if (here.kind !== 'none') return { kind: 'unwind', to: chain, plan: here };
  if (here.reason === 'already-there') return { kind: 'right' };
  const held = traceOf(graph, chain, denom) ?? (trace === undefined ? null : parseTrace(trace));
  for (const to of held ? walkOf(graph, chain, held).chains.slice(1) : []) {
    const plan = planRoute(graph, { from: chain, to, denom, trace });
    if (plan.kind !== 'none') return { kind: 'unwind', to, plan };
  }
  return { kind: 'stuck', why: here };
}
