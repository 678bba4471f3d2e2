import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { assetOf } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { encodeBech32 } from '#domain/bech32.ts';
import { parseMemo } from '#domain/forward-memo.ts';
import { planRoute, type RouteRequest } from '#domain/plan-route.ts';
import { addressed } from '#domain/route.ts';
import { checkTransfer } from './transfer-gate.ts';
import { transferIntent } from './transfer-intent.ts';

const [CORE, HUB, OSMO, DYDX] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1', 'dydx-sandbox-1'];
const graph = graphOf(SANDBOX_NETWORK);
const NOW = 1_795_000_000_000;

function addressOn(chain: string, fill = 7): string {
  return encodeBech32(graph.chains.get(chain)?.prefix ?? '', new Uint8Array(20).fill(fill));
}

function intentOf(request: RouteRequest, base: bigint, receives: 'own' | 'custom' = 'own') {
  const plan = planRoute(graph, request);
  if (plan.kind !== 'route') throw new Error(plan.kind);
  const route = addressed(plan.route, addressOn(request.from), addressOn(request.to, 9));
  const asset = assetOf(SANDBOX_NETWORK, request.from, request.denom);
  return transferIntent({ graph, route, asset, base, chainTime: NOW, receives, touches: [] });
}

const requests: readonly RouteRequest[] = SANDBOX_NETWORK.assets.flatMap(({ chain, denom }) =>
  SANDBOX_NETWORK.chains.map(({ id }) => ({ from: chain, to: id, denom })),
);
const possible = requests.filter((request) => planRoute(graph, request).kind === 'route');

test('every transfer that can be planned is one that the gate lets through, for exactly the typed amount', () => {
  expect(possible.length).toBeGreaterThan(40);
  fc.assert(
    fc.property(fc.constantFrom(...possible), fc.bigInt({ min: 1n, max: 2n ** 128n }), (request, base) => {
      const intent = intentOf(request, base);
      const [message, ...others] = intent.messages;
      expect(others).toEqual([]);
      expect(message?.value).toMatchObject({ token: { denom: request.denom, amount: String(base) }, sender: addressOn(request.from) });
      checkTransfer(message?.value, { chain: request.from, route: intent.route, graph, chainTime: NOW });
      const memo = parseMemo(String(Reflect.get(Object(message?.value), 'memo')));
      const forwards = memo.kind === 'forwards' ? memo.forwards : [];
      expect(forwards.length).toBe((intent.route?.hops.length ?? 0) - 1);
    }),
  );
});

test('the receipt says where it goes, when it arrives and when it is back at the latest', () => {
  const stk = graph.denomOf({ hops: [{ port: 'transfer', channel: 'channel-0' }], base: 'stk/uatom' });
  const intent = intentOf({ from: HUB, to: OSMO, denom: stk }, 1_500_000n);
  expect(intent.title).toBe('Send 1.5 stkATOM to Osmosis Sandbox');
  expect(intent.notes).toEqual([
    { label: 'When', text: 'usually within 2 minutes' },
    { label: 'If it fails', text: 'back within 48 minutes' },
  ]);
});

test('a receiver who is not the user is a warning; 18 decimals are all there', () => {
  const intent = intentOf({ from: DYDX, to: CORE, denom: 'adydx' }, 1_234_567_890_123_456_789n, 'custom');
  expect(intent.title).toBe('Send 1.234567 DYDX to Persistence Sandbox');
  expect(intent.notes.at(-1)).toMatchObject({ label: '', text: expect.stringMatching(/not one of your own accounts/) });
});
