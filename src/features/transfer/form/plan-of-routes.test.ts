import { expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { assetOf } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { planRoute } from '#domain/plan-route.ts';
import type { OpenPlan } from '#tx/open-plans.ts';
import { openWork, planOfRoutes } from './plan-of-routes.ts';

const [CORE, HUB, OSMO] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'];
const graph = graphOf(SANDBOX_NETWORK);
const stk = graph.denomOf({ hops: [{ port: 'transfer', channel: 'channel-0' }], base: 'stk/uatom' });

/** From the Hub to Osmosis, over a hub that passes nothing on. */
function twoRoutes() {
  const core = graph.chains.get(CORE);
  if (!core) throw new Error('no hub');
  const refusing = { ...core, forwarding: { ...core.forwarding, state: 'refuses' as const } };
  const plan = planRoute({ ...graph, chains: new Map([...graph.chains, [CORE, refusing]]) }, { from: HUB, to: OSMO, denom: stk });
  if (plan.kind !== 'signatures') throw new Error(plan.kind);
  return plan.routes;
}

const common = {
  graph,
  asset: assetOf(SANDBOX_NETWORK, HUB, stk),
  base: 1_500_000n,
  arrivesAt: 'persistence1me',
  open: undefined,
  newId: 'new',
};

test('one signature is no plan; of two the first says what comes next, from where it arrives', () => {
  const routes = twoRoutes();
  expect(planOfRoutes({ ...common, routes: routes.slice(1) })).toBeUndefined();
  expect(planOfRoutes({ ...common, routes })).toEqual({
    id: 'new',
    step: { number: 1, of: 2 },
    next: {
      kind: 'transfer',
      title: 'Send 1.5 stkATOM on to Osmosis Sandbox',
      chain: CORE,
      to: OSMO,
      sender: 'persistence1me',
      denom: 'stk/uatom',
      base: 1_500_000n,
    },
  });
});

test('the second signature belongs to the work that waits for just this, and ends it', () => {
  const routes = twoRoutes();
  const next = planOfRoutes({ ...common, routes })?.next;
  if (!next) throw new Error('no next step');
  const waiting = { id: 'old', step: { number: 2, of: 2 }, next } as const;
  const open = { ...waiting, state: 'ready' } as OpenPlan;
  const found = (base: bigint, plans = [open]) => openWork(plans, CORE, 'persistence1me', 'stk/uatom', base);
  expect(found(1_500_000n)).toBe(open);
  expect(found(1_500_001n)).toBeUndefined();
  expect(found(1_500_000n, [{ ...open, state: 'waiting' }])).toBeUndefined();
  expect(planOfRoutes({ ...common, routes: routes.slice(1), open })).toEqual({ id: 'old', step: { number: 2, of: 2 }, next: null });
});
