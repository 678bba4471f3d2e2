import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { TEST_CORE_2 } from '#config/generated/test-core-2.ts';
import { hubGraph } from '#config/hub-graph.ts';
import type { Network } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { bankDenom, farEnd, send, type TextTransfer } from '#testing/ics20-model.ts';
import { formatTrace } from './denom-trace.ts';
import type { HubGraph } from './hub-graph.ts';
import { planRoute, type RoutePlan } from './plan-route.ts';
import { addressed, FORWARDED, type Route } from './route.ts';

const core = hubGraph(CORE_1);
const sandbox = hubGraph(SANDBOX_NETWORK);

const ATOM = 'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA';
const STKXPRT_ON_OSMOSIS = 'ibc/24DB48F51D035B58072C5237354740B578B6648BAC78959921163AC98EAC2377';

function routed(plan: RoutePlan): Route {
  if (plan.kind !== 'route') throw new Error(JSON.stringify(plan));
  return plan.route;
}

const summary = ({ hops }: Route) => hops.map(({ from, channel, to }) => `${from} ${channel} ${to}`);
const arrival = ({ hops }: Route) => hops.at(-1)?.arrives;

describe('one hop', () => {
  test('a coin of Core-1 goes out and is known at the other end by its direct channel', () => {
    const route = routed(planRoute(core, { from: 'core-1', to: 'osmosis-1', denom: 'stk/uxprt' }));
    expect(summary(route)).toEqual(['core-1 channel-6 osmosis-1']);
    expect(route).toMatchObject({ origin: 'core-1', base: 'stk/uxprt', canonical: 'one-hop', returnsWithin: 720 });
    expect(arrival(route)?.denom).toBe(STKXPRT_ON_OSMOSIS);
    expect(route.hops[0]).toMatchObject({ port: 'transfer', toPort: 'transfer', toChannel: 'channel-4', timeout: 600, retries: 0 });
    expect(route.hops[0]?.holding).toMatchObject({ kind: 'escrow', chain: 'core-1' });
  });

  test('a voucher goes home and is the coin itself', () => {
    const route = routed(planRoute(core, { from: 'core-1', to: 'cosmoshub-4', denom: ATOM }));
    expect(summary(route)).toEqual(['core-1 channel-24 cosmoshub-4']);
    expect(arrival(route)).toEqual({ denom: 'uatom', trace: { hops: [], base: 'uatom' } });
    expect(route.canonical).toBe('native');
    expect(route.hops[0]?.holding).toEqual({ kind: 'packet', from: 'core-1', to: 'cosmoshub-4' });
  });

  test('a listed voucher of the destination is what arrives', () => {
    const route = routed(planRoute(core, { from: 'cosmoshub-4', to: 'core-1', denom: 'uatom' }));
    expect(arrival(route)?.denom).toBe(ATOM);
    expect(route.canonical).toBe('listed');
  });
});

describe('through the hub', () => {
  const xprtOnHub = sandbox.denomOf({ hops: [{ port: 'transfer', channel: 'channel-0' }], base: 'uxprt' });

  test('a coin of Core-1 goes from one chain to another with one signature: home, and out again', () => {
    const route = routed(planRoute(sandbox, { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', denom: xprtOnHub }));
    expect(summary(route)).toEqual(['hub-sandbox-1 channel-0 core-sandbox-1', 'core-sandbox-1 channel-1 osmo-sandbox-1']);
    expect(route.canonical).toBe('listed');
    expect(route.hops.map(({ retries }) => retries)).toEqual([0, 2]);
    // Ten minutes to Core-1, three times ten to Osmosis, and two minutes for each step of the way back, and before each further attempt.
    expect(route.hops.map(({ returnsWithin }) => returnsWithin)).toEqual([600 + 120, 600 + 1800 + 240 + 240]);
    expect(route.hops.map(({ holding }) => holding.kind)).toEqual(['packet', 'escrow']);
  });

  test('with an account only at the end', () => {
    const route = routed(planRoute(sandbox, { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', denom: xprtOnHub }));
    const { hops, sender, receiver } = addressed(route, 'cosmos1me', 'osmo1me');
    expect(hops.map((hop) => hop.receiver)).toEqual([FORWARDED, 'osmo1me']);
    expect([sender, receiver]).toEqual(['cosmos1me', 'osmo1me']);
  });

  test('not where the coin would arrive under a name that nobody there knows', () => {
    const plan = planRoute(core, { from: 'cosmoshub-4', to: 'osmosis-1', denom: 'uatom' });
    if (plan.kind !== 'none' || plan.reason !== 'not-canonical') throw new Error(plan.kind);
    expect(formatTrace(plan.arrives.trace)).toBe('transfer/channel-4/transfer/channel-24/uatom');
    expect(plan.instead && summary(plan.instead)).toEqual(['cosmoshub-4 channel-190 core-1']);
  });

  test('from the hub itself such a coin is sent home instead', () => {
    const plan = planRoute(core, { from: 'core-1', to: 'osmosis-1', denom: ATOM });
    if (plan.kind !== 'none' || plan.reason !== 'not-canonical') throw new Error(plan.kind);
    expect(plan.instead && summary(plan.instead)).toEqual(['core-1 channel-24 cosmoshub-4']);
  });

  test('nor where a direct channel makes the right coin', () => {
    const direct = routed(planRoute(sandbox, { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', denom: 'uatom' }));
    expect(summary(direct)).toEqual(['hub-sandbox-1 channel-1 osmo-sandbox-1']);
    const atomOnCore = sandbox.denomOf({ hops: [{ port: 'transfer', channel: 'channel-0' }], base: 'uatom' });
    const home = routed(planRoute(sandbox, { from: 'core-sandbox-1', to: 'osmo-sandbox-1', denom: atomOnCore }));
    expect(summary(home)).toEqual(['core-sandbox-1 channel-0 hub-sandbox-1', 'hub-sandbox-1 channel-1 osmo-sandbox-1']);
    expect(home.canonical).toBe('one-hop');
  });
});

describe('two signatures', () => {
  const deaf: HubGraph = {
    ...sandbox,
    chains: new Map(
      [...sandbox.chains].map(([id, chain]) => [
        id,
        id === 'hub-sandbox-1' ? { ...chain, forwarding: { ...chain.forwarding, state: 'unknown' as const } } : chain,
      ]),
    ),
  };
  const atomOnCore = sandbox.denomOf({ hops: [{ port: 'transfer', channel: 'channel-0' }], base: 'uatom' });

  test('where a chain on the way is not known to pass packets on', () => {
    const plan = planRoute(deaf, { from: 'core-sandbox-1', to: 'osmo-sandbox-1', denom: atomOnCore });
    if (plan.kind !== 'signatures') throw new Error(plan.kind);
    expect(plan.stops).toEqual(['hub-sandbox-1']);
    expect(plan.routes.map(summary)).toEqual([['core-sandbox-1 channel-0 hub-sandbox-1'], ['hub-sandbox-1 channel-1 osmo-sandbox-1']]);
    expect(plan.routes.map(({ canonical }) => canonical)).toEqual(['native', 'one-hop']);
    expect(plan.routes.map(({ hops }) => hops[0]?.retries)).toEqual([0, 0]);
  });

  test('and what lands at such a stop under a wrong name is said to', () => {
    const path = 'transfer/channel-1/transfer/channel-0/stk/uatom';
    const plan = planRoute(deaf, { from: 'osmo-sandbox-1', to: 'core-sandbox-1', denom: bankDenom(path), trace: path });
    if (plan.kind !== 'signatures') throw new Error(plan.kind);
    expect(plan.routes.map(({ canonical }) => canonical)).toEqual(['listed', 'native']);
    const wrong = 'transfer/channel-1/transfer/channel-1/uatom';
    const far = planRoute(deaf, { from: 'core-sandbox-1', to: 'core-sandbox-1', denom: bankDenom(wrong), trace: wrong });
    if (far.kind !== 'signatures') throw new Error(far.kind);
    expect(far.routes.map(summary)).toEqual([
      ['core-sandbox-1 channel-1 osmo-sandbox-1', 'osmo-sandbox-1 channel-1 hub-sandbox-1'],
      ['hub-sandbox-1 channel-0 core-sandbox-1'],
    ]);
  });
});

describe('two channels between the same chains', () => {
  const second = { from: 'core-sandbox-1', to: 'hub-sandbox-1', port: 'transfer', channelOnFrom: 'channel-9', channelOnTo: 'channel-9' };
  const double = hubGraph({ ...SANDBOX_NETWORK, channels: [...SANDBOX_NETWORK.channels, second] });

  test('make two coins, and what came over the second has to go back by it', () => {
    const path = 'transfer/channel-9/uxprt';
    const route = routed(planRoute(double, { from: 'hub-sandbox-1', to: 'hub-sandbox-1', denom: bankDenom(path), trace: path }));
    expect(summary(route)).toEqual(['hub-sandbox-1 channel-9 core-sandbox-1', 'core-sandbox-1 channel-0 hub-sandbox-1']);
    expect(arrival(route)?.denom).toBe(bankDenom('transfer/channel-0/uxprt'));
  });

  test('and a stop on the way where the second is left is no coin that anybody knows', () => {
    const chains = new Map(
      [...double.chains].map(([id, chain]) => [id, { ...chain, forwarding: { ...chain.forwarding, state: 'refuses' as const } }]),
    );
    const path = 'transfer/channel-1/transfer/channel-9/uxprt';
    const plan = planRoute({ ...double, chains }, { from: 'osmo-sandbox-1', to: 'core-sandbox-1', denom: bankDenom(path), trace: path });
    if (plan.kind !== 'signatures') throw new Error(plan.kind);
    expect(plan.routes.map(({ to, canonical }) => [to, canonical])).toEqual([
      ['hub-sandbox-1', null],
      ['core-sandbox-1', 'native'],
    ]);
  });
});

describe('no way', () => {
  const unlisted = 'ibc/0000000000000000000000000000000000000000000000000000000000000000';
  test.each([
    [
      { from: 'core-9', to: 'osmosis-1', denom: 'uxprt' },
      { reason: 'unknown-chain', chain: 'core-9' },
    ],
    [
      { from: 'core-1', to: '__proto__', denom: 'uxprt' },
      { reason: 'unknown-chain', chain: '__proto__' },
    ],
    [{ from: 'core-1', to: 'osmosis-1', denom: unlisted }, { reason: 'unknown-denom' }],
    [{ from: 'core-1', to: 'osmosis-1', denom: 'transfer/channel-6/uosmo' }, { reason: 'unknown-denom' }],
    [{ from: 'core-1', to: 'osmosis-1', denom: unlisted, trace: 'transfer/channel-6/uosmo' }, { reason: 'trace-mismatch' }],
    [{ from: 'core-1', to: 'core-1', denom: 'uxprt' }, { reason: 'already-there' }],
    [{ from: 'core-1', to: 'core-1', denom: ATOM }, { reason: 'already-there' }],
  ])('%j', (request, why) => {
    expect(planRoute(core, request)).toEqual({ kind: 'none', ...why });
  });

  test('over a channel that nobody vouches for, but back to where it is known to have come from', () => {
    const path = 'transfer/channel-6/transfer/channel-0/uatom';
    const held = { from: 'core-1', denom: bankDenom(path), trace: path };
    expect(planRoute(core, { ...held, to: 'dydx-mainnet-1' })).toEqual({
      kind: 'none',
      reason: 'unpinned',
      chain: 'osmosis-1',
      channel: 'channel-0',
    });
    const route = routed(planRoute(core, { ...held, to: 'osmosis-1' }));
    expect(summary(route)).toEqual(['core-1 channel-6 osmosis-1']);
    expect(route.canonical).toBeNull();
    expect(formatTrace(arrival(route)?.trace ?? { hops: [], base: '' })).toBe('transfer/channel-0/uatom');
  });

  test('where only a contract could send', () => {
    const shd = [...core.assets.values()].find(({ chain, symbol }) => chain === 'core-1' && symbol === 'SHD');
    expect(shd && routed(planRoute(core, { from: 'core-1', to: 'secret-4', denom: shd.denom })).canonical).toBe('native');
    const back = planRoute(core, { from: 'secret-4', to: 'core-1', denom: shd?.trace.base ?? '' });
    expect(back).toEqual({ kind: 'none', reason: 'contract', chain: 'secret-4' });
  });

  test('between chains without a channel to the hub', () => {
    const cut = hubGraph({ ...SANDBOX_NETWORK, channels: SANDBOX_NETWORK.channels.filter(({ to }) => to !== 'dydx-sandbox-1') });
    expect(planRoute(cut, { from: 'core-sandbox-1', to: 'dydx-sandbox-1', denom: 'uxprt' })).toEqual({
      kind: 'none',
      reason: 'no-channel',
    });
    expect(planRoute(cut, { from: 'hub-sandbox-1', to: 'dydx-sandbox-1', denom: 'uatom' })).toEqual({ kind: 'none', reason: 'no-channel' });
  });
});

/** Every hop over a pinned channel, each where the one before ended, and every denom what the specification makes of it. */
function executed(network: Network, routes: readonly Route[], start: TextTransfer): TextTransfer {
  let held = start;
  for (const route of routes) {
    expect(route.from).toBe(held.chain);
    for (const hop of route.hops) {
      expect(hop.from).toBe(held.chain);
      expect(hop.sends.denom).toBe(bankDenom(held.path));
      const end = farEnd(network, hop.from, hop.channel);
      expect([hop.to, hop.toChannel]).toEqual([end?.chain, end?.channel]);
      held = send(network, held, hop.channel);
      expect(hop.arrives.denom).toBe(bankDenom(held.path));
      expect(formatTrace(hop.arrives.trace)).toBe(held.path);
    }
    expect(route.to).toBe(held.chain);
  }
  return held;
}

describe.each([
  ['core-1', CORE_1],
  ['test-core-2', TEST_CORE_2],
  ['the sandbox', SANDBOX_NETWORK],
] as const)('every asset of %s', (_name, network) => {
  const graph = hubGraph(network);

  test('to every chain: over pinned channels, to the denom that is listed there, or a reason', () => {
    const counts = { route: 0, signatures: 0, none: 0 };
    for (const asset of graph.assets.values()) {
      for (const to of graph.chains.keys()) {
        const plan = planRoute(graph, { from: asset.chain, to, denom: asset.denom });
        counts[plan.kind] += 1;
        if (plan.kind === 'none') {
          // STARS and its like came from chains that the registry has no record of any more.
          const lost = asset.trace.hops.length > 0 && !graph.chains.has(asset.origin);
          expect(lost && to !== asset.chain ? ['unpinned'] : ['already-there', 'not-canonical', 'contract']).toContain(plan.reason);
          continue;
        }
        const routes = plan.kind === 'route' ? [plan.route] : plan.routes;
        const end = executed(network, routes, { chain: asset.chain, path: formatTrace(asset.trace) });
        expect(end.chain).toBe(to);
        const listed = [...graph.assets.values()].filter((other) => other.chain === to && other.origin === asset.origin);
        const same = listed.find(({ trace }) => trace.base === asset.trace.base);
        if (same) expect(bankDenom(end.path)).toBe(same.denom);
        expect(routes.at(-1)?.canonical).not.toBeNull();
      }
    }
    expect(counts.route).toBeGreaterThan(graph.legs.size);
  });
});

describe('a token that took any way', () => {
  const leg = fc.nat(3);
  const start = fc.constantFrom(...[...sandbox.assets.values()].filter(({ trace }) => trace.hops.length === 0));

  test('gets to any chain by one that ends with the right denom, and never loops', () => {
    fc.assert(
      fc.property(start, fc.array(leg, { maxLength: 5 }), fc.constantFrom(...sandbox.chains.keys()), (asset, turns, to) => {
        let held: TextTransfer = { chain: asset.chain, path: asset.denom };
        for (const turn of turns) {
          const channels = [...sandbox.legs.values()].filter(({ from }) => from === held.chain);
          held = send(SANDBOX_NETWORK, held, channels[turn % channels.length]?.channel ?? '');
        }
        const request = { from: held.chain, to, denom: bankDenom(held.path), trace: held.path };
        const plan = planRoute(sandbox, request);
        const canonical = planRoute(sandbox, { from: asset.chain, to, denom: asset.denom });
        if (plan.kind === 'none') {
          expect(['already-there', 'not-canonical']).toContain(plan.reason);
          if (plan.reason === 'not-canonical') expect(canonical).toMatchObject({ kind: 'none', reason: 'not-canonical' });
          return;
        }
        const routes = plan.kind === 'route' ? [plan.route] : plan.routes;
        const end = executed(SANDBOX_NETWORK, routes, held);
        expect(end.chain).toBe(to);
        const right = canonical.kind === 'route' ? arrival(canonical.route)?.denom : asset.denom;
        expect(bankDenom(end.path)).toBe(right);
        const places = routes.flatMap(({ hops }) => hops.map((hop) => `${hop.from} ${hop.sends.denom}`));
        expect(new Set([...places, `${to} ${right}`]).size).toBe(places.length + 1);
      }),
      { numRuns: 500 },
    );
  });
});
