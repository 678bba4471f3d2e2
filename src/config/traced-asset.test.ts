import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTrace } from '#domain/denom-trace.ts';
import { hubGraph } from './hub-graph.ts';
import type { ChainId } from './network.ts';
import { SANDBOX_NETWORK } from './sandbox-network.ts';
import { tracedAsset } from './traced-asset.ts';

const [CORE, HUB, OSMO] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'];
const graph = hubGraph(SANDBOX_NETWORK);

function traced(chain: ChainId, path: string) {
  const trace = parseTrace(path);
  return tracedAsset(SANDBOX_NETWORK, graph, chain, graph.denomOf(trace), trace);
}

test('what a list has is that, whatever way is told', () => {
  expect(traced(CORE, 'transfer/channel-0/uatom')).toMatchObject({ standing: 'known', asset: { symbol: 'ATOM', decimals: 6 } });
  expect(tracedAsset(SANDBOX_NETWORK, graph, CORE, 'uxprt', parseTrace('transfer/channel-9/uxprt'))).toMatchObject({
    standing: 'known',
    asset: { symbol: 'XPRT' },
  });
});

test('a coin one channel from its chain is known there without a list; the same coin by a detour is another one', () => {
  expect(traced(OSMO, 'transfer/channel-1/uatom')).toMatchObject({ standing: 'known', asset: { symbol: 'ATOM', kind: 'ibc' } });
  expect(traced(CORE, 'transfer/channel-1/transfer/channel-1/uatom')).toMatchObject({
    standing: 'detour',
    through: ['Osmosis Sandbox'],
    asset: { symbol: 'ATOM', decimals: 6, kind: 'ibc' },
  });
  expect(traced(HUB, 'transfer/channel-1/transfer/channel-0/stk/uatom')).toMatchObject({
    standing: 'detour',
    through: ['Osmosis Sandbox'],
    asset: { symbol: 'stkATOM' },
  });
});

test.each([
  'transfer/channel-9/uatom',
  'transfer/channel-1/transfer/channel-7/uatom',
  'transfer/channel-0/transfer/channel-7/uxprt',
  'transfer/channel-0/uatоm',
  'transfer/channel-0/uosmo',
  'uxprt ',
])('nobody vouches for %s', (path) => {
  expect(traced(CORE, path)).toMatchObject({ standing: 'unlisted', asset: { decimals: 0, mark: 'unknown' } });
});

test('a told way that is not that of the denom gives it no name', () => {
  const trace = parseTrace('transfer/channel-1/transfer/channel-1/uatom');
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-F]{64}$/), (hash) => {
      expect(tracedAsset(SANDBOX_NETWORK, graph, CORE, `ibc/${hash}`, trace).standing).toBe('unlisted');
    }),
  );
  expect(tracedAsset(SANDBOX_NETWORK, graph, CORE, graph.denomOf(trace), null).standing).toBe('unlisted');
});
