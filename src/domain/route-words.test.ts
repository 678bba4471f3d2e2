import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { bankDenom } from '#testing/ics20-model.ts';
import { planRoute, type RouteRequest } from './plan-route.ts';
import { noRouteWords, routeWords, stopWords } from './route-words.ts';

const core = hubGraph(CORE_1);
const sandbox = hubGraph(SANDBOX_NETWORK);
const [far, zero] = ['transfer/channel-6/transfer/channel-0/uatom', 'ibc/00'];

describe('words', () => {
  test.each<[RouteRequest, string]>([
    [{ from: 'core-1', to: 'core-9', denom: 'uxprt' }, 'This network does not have that chain.'],
    [
      { from: 'core-1', to: 'osmosis-1', denom: zero },
      'It is not known where this coin of Persistence Core-1 came from, so nobody can say what it would be on Osmosis.',
    ],
    [
      { from: 'core-1', to: 'osmosis-1', denom: zero, trace: far },
      'What the node says about the origin of this coin does not belong to it. Nothing is sent on such an answer.',
    ],
    [{ from: 'core-1', to: 'core-1', denom: 'uxprt' }, 'XPRT is on Persistence Core-1 already.'],
    [
      { from: 'core-1', to: 'dydx-mainnet-1', denom: bankDenom(far), trace: far },
      'This coin came to Osmosis over channel-0, which this network does not vouch for.',
    ],
    [
      { from: 'secret-4', to: 'core-1', denom: 'cw20:secret153wu605vvp934xhd4k9dtd640zsep5jkesstdm' },
      'On Secret Network this coin belongs to a contract, which only applications of that chain can ask to send it.',
    ],
    [
      { from: 'cosmoshub-4', to: 'osmosis-1', denom: 'uatom' },
      'ATOM would arrive on Osmosis as transfer/channel-4/transfer/channel-24/uatom, which applications there do not know as ATOM. It can go to Persistence Core-1, under a name that is known there.',
    ],
  ])('%j', (request, words) => {
    const plan = planRoute(core, request);
    if (plan.kind !== 'none') throw new Error(plan.kind);
    expect(noRouteWords(core, request, plan)).toBe(words);
  });

  test('no channel', () => {
    const cut = hubGraph({ ...SANDBOX_NETWORK, channels: [] });
    const request = { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', denom: 'uatom' };
    expect(noRouteWords(cut, request, { reason: 'no-channel' })).toBe(
      'No channel of this network leads ATOM from Cosmos Hub Sandbox to Osmosis Sandbox.',
    );
    expect(noRouteWords(cut, { ...request, denom: zero }, { reason: 'no-channel' })).toMatch(/leads this coin from Cosmos Hub Sandbox/);
  });

  test.each([
    ['core-sandbox-1', 'osmo-sandbox-1', 'uxprt', 'Directly from Persistence Sandbox, where it is from.'],
    ['core-sandbox-1', 'hub-sandbox-1', bankDenom('transfer/channel-0/uatom'), 'Back to Cosmos Hub Sandbox, where it is from.'],
    [
      'hub-sandbox-1',
      'osmo-sandbox-1',
      bankDenom('transfer/channel-0/uxprt'),
      'By way of Persistence Sandbox, so that it arrives as the coin that Osmosis Sandbox knows.',
    ],
  ])('%s to %s: %s', (from, to, denom, words) => {
    const plan = planRoute(sandbox, { from, to, denom });
    if (plan.kind !== 'route') throw new Error(plan.kind);
    expect(routeWords(sandbox, plan.route)).toBe(words);
  });

  test('a route to where only a part of the way is known', () => {
    const plan = planRoute(core, { from: 'core-1', to: 'osmosis-1', denom: bankDenom(far), trace: far });
    if (plan.kind !== 'route') throw new Error(plan.kind);
    expect(routeWords(core, plan.route)).toBe('Back to Osmosis, from where it came here. What it is there is not known.');
  });

  test('two signatures', () => {
    expect(stopWords(core, ['sifchain-1'])).toBe(
      'It is not known whether this chain passes packets on. So it goes to your account on Sifchain first, and you sign again there.',
    );
  });
});
