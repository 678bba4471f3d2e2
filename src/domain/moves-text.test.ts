import { expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { planRoute, type RouteRequest } from '#domain/plan-route.ts';
import { arrivalText, holdingText, movesText, spanText } from './moves-text.ts';

const [CORE, HUB, OSMO] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'];
const graph = graphOf(SANDBOX_NETWORK);

function routed(request: RouteRequest) {
  const plan = planRoute(graph, request);
  if (plan.kind !== 'route') throw new Error(plan.kind);
  return plan.route;
}

test('a coin that leaves home is locked there; one that goes home is burned; the hub keeps nothing', () => {
  const out = routed({ from: CORE, to: OSMO, denom: 'uxprt' });
  expect(movesText(graph, out, 'XPRT')).toBe('Your XPRT is locked on Persistence Sandbox, and Osmosis Sandbox makes as much for it.');
  expect(out.hops.map((hop) => holdingText(graph, hop))).toEqual(['locked on Persistence Sandbox, in the account of channel-1']);
  const through = routed({
    from: HUB,
    to: OSMO,
    denom: graph.denomOf({ hops: [{ port: 'transfer', channel: 'channel-0' }], base: 'stk/uatom' }),
  });
  expect(movesText(graph, through, 'stkATOM')).toBe(
    'Your stkATOM is burned on Cosmos Hub Sandbox, and Persistence Sandbox releases as much that was locked there. From there it is passed on at once to Osmosis Sandbox: nothing stays on the way.',
  );
  expect(arrivalText(through)).toBe('usually within 2 minutes');
});

test.each([
  [0, 'less than a minute'],
  [59, '1 minute'],
  [720, '12 minutes'],
  [2640, '44 minutes'],
  [3600, '1 hour'],
  [4321, '1 hour 13 minutes'],
])('%s seconds at the worst: %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text);
});
