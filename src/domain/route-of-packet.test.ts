import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { bankDenom } from '#testing/ics20-model.ts';
import { encodeBech32 } from './bech32.ts';
import { parseTrace } from './denom-trace.ts';
import { routeMemo } from './forward-memo.ts';
import { planRoute } from './plan-route.ts';
import { readForwards } from './read-forwards.ts';
import { addressed } from './route.ts';
import { routeOfPacket } from './route-of-packet.ts';

const graph = hubGraph(SANDBOX_NETWORK);
const ends = { port: 'transfer', toPort: 'transfer', toChannel: 'channel-0', timeoutTimestamp: 0n, timeoutHeight: 0n, sequence: 1n };
const sent = { ...ends, chain: 'hub-sandbox-1', channel: 'channel-0' };
const packet = { token: parseTrace('uatom'), amount: 5n, sender: 'cosmos1me', receiver: 'pfm', memo: '' };

describe('memos of other applications', () => {
  const forward = (timeout: unknown, more: object = {}) =>
    JSON.stringify({ forward: { receiver: 'osmo1me', port: 'transfer', channel: 'channel-1', timeout, ...more } });
  test.each([
    [forward('10m'), 600, 0],
    [forward('1h2m3.5s'), 3723, 0],
    [forward('90000ms', { retries: 2 }), 90, 2],
    [forward(600_000_000_000, { retries: 255 }), 600, 255],
    [forward(undefined), 600, 0],
    [forward(0), 600, 0],
    [forward(-5), 600, 0],
    [forward('0s'), 600, 0],
  ])('%s', (memo, timeout, retries) => {
    const read = readForwards(memo);
    expect(read?.map(({ timeout, retries, channel }) => [Math.round(timeout), retries, channel])).toEqual([
      [timeout, retries, 'channel-1'],
    ]);
  });

  test('may nest the next as an object or as its text', () => {
    const inner = forward('10m');
    const outer = (next: unknown) => forward('5m', { receiver: 'pfm', channel: 'channel-7', next });
    for (const memo of [outer(JSON.parse(inner)), outer(inner)]) {
      expect(readForwards(memo)?.map(({ channel }) => channel)).toEqual(['channel-7', 'channel-1']);
    }
    expect(readForwards(outer({ wasm: { contract: 'osmo1me', msg: {} } }))).toHaveLength(1);
  });

  test.each(['', 'note', '{}', '[]', 'null', '7', '"forward"', '{"forward":null}', '{"wasm":{}}', '{"note":"x"}'])(
    '%j asks for none',
    (memo) => {
      expect(readForwards(memo)).toEqual([]);
    },
  );

  test.each([
    '{"forward":{}}',
    '{"forward":1}',
    '{"forward":[]}',
    forward('soon'),
    forward('10'),
    forward('-10m'),
    forward(true),
    forward({}),
    forward('10m', { retries: -1 }),
    forward('10m', { retries: 1.5 }),
    forward('10m', { retries: '1' }),
    forward('10m', { receiver: '' }),
    forward('10m', { receiver: 1 }),
    forward('10m', { channel: null }),
    `{"forward":${'{"receiver":"x","port":"transfer","channel":"channel-1","next":{"forward":'.repeat(11)}1${'}}'.repeat(11)}}`,
  ])('%s is not understood', (memo) => {
    expect(readForwards(memo)).toBeNull();
  });

  test('any text gets an answer', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (memo) => Array.isArray(readForwards(memo) ?? [])));
  });
});

describe('the route that a packet asks for', () => {
  test('is the one that was planned for it', () => {
    const receiver = encodeBech32('osmo', new Uint8Array(20).fill(1));
    const request = { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', denom: bankDenom('transfer/channel-0/stk/uatom') };
    const plan = planRoute(graph, request);
    if (plan.kind !== 'route') throw new Error(plan.kind);
    const planned = addressed(plan.route, 'cosmos1me', receiver);
    const token = parseTrace('transfer/channel-0/stk/uatom');
    expect(routeOfPacket(graph, sent, { ...packet, token, memo: routeMemo(planned) })).toEqual(planned);
  });

  test('of one hop ends at the packet’s own receiver', () => {
    const route = routeOfPacket(graph, sent, { ...packet, receiver: 'persistence1you', memo: 'rent' });
    expect(route).toMatchObject({ from: 'hub-sandbox-1', to: 'core-sandbox-1', sender: 'cosmos1me', receiver: 'persistence1you' });
    expect(route?.leadsOn).toBeUndefined();
    expect(route?.hops[0]?.arrives.denom).toBe(bankDenom('transfer/channel-0/uatom'));
  });

  test('leads on where the memo does to a channel that is not pinned, or in words that nobody understands', () => {
    const forward = { receiver: 'osmo1me', port: 'transfer', channel: 'channel-99' };
    for (const memo of [JSON.stringify({ forward }), '{"forward":{}}']) {
      const route = routeOfPacket(graph, sent, { ...packet, memo });
      expect(route).toMatchObject({ to: 'core-sandbox-1', leadsOn: true });
      expect(route?.hops).toHaveLength(1);
    }
  });

  test('leads on from a chain that may keep the packet instead of passing it on', () => {
    const core = hubGraph(CORE_1);
    const memo = JSON.stringify({ forward: { receiver: 'persistence1me', port: 'transfer', channel: 'channel-7' } });
    const route = routeOfPacket(core, { ...ends, chain: 'core-1', channel: 'channel-26' }, { ...packet, token: parseTrace('uxprt'), memo });
    expect(route).toMatchObject({ to: 'sifchain-1', leadsOn: true });
  });

  test('is not known over a channel that is not pinned', () => {
    expect(routeOfPacket(graph, { ...sent, channel: 'channel-141' }, packet)).toBeNull();
  });
});
