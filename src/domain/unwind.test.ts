import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { bankDenom } from '#testing/ics20-model.ts';
import { unwindOf } from './unwind.ts';

const core = hubGraph(CORE_1);
const sandbox = hubGraph(SANDBOX_NETWORK);

function unwound(graph: typeof core, chain: string, path: string) {
  const unwind = unwindOf(graph, chain, bankDenom(path), path);
  if (unwind.kind !== 'unwind' || unwind.plan.kind !== 'route') throw new Error(JSON.stringify(unwind));
  return [unwind.to, ...unwind.plan.route.hops.map(({ from, channel }) => `${from} ${channel}`)];
}

describe('unwinding', () => {
  test.each(['uxprt', 'stk/uxprt', 'transfer/channel-24/uatom'])('%s is right on Core-1', (path) => {
    expect(unwindOf(core, 'core-1', bankDenom(path), path)).toEqual({ kind: 'right' });
  });

  test('stkATOM that went from the Hub to Osmosis directly is made the one that came from Core-1', () => {
    expect(unwound(sandbox, 'osmo-sandbox-1', 'transfer/channel-1/transfer/channel-0/stk/uatom')).toEqual([
      'osmo-sandbox-1',
      'osmo-sandbox-1 channel-1',
      'hub-sandbox-1 channel-0',
      'core-sandbox-1 channel-1',
    ]);
  });

  test('ATOM that came through Core-1 is made the one that comes from the Hub', () => {
    expect(unwound(sandbox, 'osmo-sandbox-1', 'transfer/channel-0/transfer/channel-0/uatom')).toEqual([
      'osmo-sandbox-1',
      'osmo-sandbox-1 channel-0',
      'core-sandbox-1 channel-0',
      'hub-sandbox-1 channel-1',
    ]);
  });

  test('where no right denom exists, the nearest chain of its way that has one', () => {
    expect(unwound(core, 'osmosis-1', 'transfer/channel-4/transfer/channel-24/uatom')).toEqual(['core-1', 'osmosis-1 channel-4']);
  });

  test('a way that is only known in part is gone back as far as it is known', () => {
    expect(unwound(core, 'core-1', 'transfer/channel-6/transfer/channel-0/uatom')).toEqual(['osmosis-1', 'core-1 channel-6']);
  });

  test('a listed denom stays right when the channel that it came over leads nowhere any more', () => {
    const stars = [...core.assets.values()].find(({ chain, symbol }) => chain === 'core-1' && symbol === 'STARS');
    expect(stars && unwindOf(core, 'core-1', stars.denom)).toEqual({ kind: 'right' });
  });

  const path = 'transfer/channel-999/uatom';
  test.each([
    [path, { reason: 'unpinned', chain: 'core-1', channel: 'channel-999' }],
    [undefined, { reason: 'unknown-denom' }],
    ['transfer/channel-24/uatom', { reason: 'trace-mismatch' }],
  ])('nobody knows what to do with a denom that is told as %s', (told, why) => {
    expect(unwindOf(core, 'core-1', bankDenom(path), told)).toEqual({ kind: 'stuck', why: { kind: 'none', ...why } });
  });
});
