import { useState } from 'react';
import { addressed } from '#domain/route.ts';
import { moduleKey } from '#queries/key.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { TxIntent } from '#tx/intent.ts';
import { transferIntent } from '#tx/transfer-intent.ts';
import { useOpenPlans } from '#tx/use-tx.ts';
import { useIncludedRun } from '#tx/use-typed.ts';
import { useChainNow } from '#ui/clock.ts';
import { openWork, planOfRoutes } from './plan-of-routes.ts';
import type { Desk } from './use-desk.ts';
import type { Receiver } from './use-receiver.ts';

const FIVE_MINUTES = 300_000;

/** What would be signed now; null while something of it is missing. `base`: the typed amount in base units, null unless one stands there. */
export function useOrder({ graph, sender, chosen: { asset }, routes }: Desk, receiver: Receiver, base: bigint | null): TxIntent | null {
  const { client } = useNetwork();
  const plans = useOpenPlans();
  const now = useChainNow();
  const newId = useWorkId();
  const [route] = routes;
  if (!route || sender === null || receiver.address === null || base === null || base === 0n) return null;
  const open = openWork(plans, route.from, sender, asset.denom, base);
  return transferIntent({
    graph,
    route: addressed(route, sender, receiver.address),
    asset,
    base,
    // Every other time asks the chain anew what it costs; the one that counts is read before signing.
    chainTime: now - (now % FIVE_MINUTES),
    receives: receiver.kind,
    touches: [...new Set([route.from, route.to])].map((chain) => moduleKey(client(chain), 'bank')),
    plan: planOfRoutes({ graph, routes, asset, base, arrivesAt: receiver.address, open, newId }),
  });
}

/** The name of the work that is begun next: another one after each that a block has taken, or the journal would take two for one. */
function useWorkId(): string {
  const included = useIncludedRun();
  const [work, setWork] = useState(() => ({ after: included, id: crypto.randomUUID() }));
  if (work.after === included) return work.id;
  const next = { after: included, id: crypto.randomUUID() };
  setWork(next);
  return next.id;
}
