import { expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type DenomTrace, parseTrace } from '#domain/denom-trace.ts';
import { heldAssets, untraced } from './held-assets.ts';

const CORE = 'core-sandbox-1';
const graph = graphOf(SANDBOX_NETWORK);
const detour = parseTrace('transfer/channel-1/transfer/channel-1/uatom');
const foreign = parseTrace('transfer/channel-77/uatom');
const atom = graph.denomOf(parseTrace('transfer/channel-0/uatom'));
const share = 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m/3';

function held(
  balances: Readonly<Record<string, bigint>>,
  spendable = balances,
  traces: ReadonlyMap<string, DenomTrace | null> = new Map(),
) {
  const coins = (all: Readonly<Record<string, bigint>>) => Object.entries(all).map(([denom, amount]) => ({ denom, amount }));
  return heldAssets(SANDBOX_NETWORK, graph, { chain: CORE, balances: coins(balances), spendable: coins(spendable), traces });
}

test('what pays fees stands first, then what is known, then what came by another way, then what nobody vouches for', () => {
  const traces = new Map([
    [graph.denomOf(detour), detour],
    [graph.denomOf(foreign), foreign],
  ]);
  const all = held(
    { [graph.denomOf(foreign)]: 1n, [graph.denomOf(detour)]: 2n, 'stk/uxprt': 3n, [share]: 4n, [atom]: 5n, uxprt: 6n, uosmo: 0n },
    undefined,
    traces,
  );
  expect(all.map(({ asset, standing }) => [asset.symbol, standing])).toEqual([
    ['XPRT', 'known'],
    ['ATOM', 'known'],
    ['stkXPRT', 'known'],
    ['ATOM', 'detour'],
    [expect.stringMatching(/^ibc\/.+…/), 'unlisted'],
    ['shares', 'unlisted'],
  ]);
  expect(all[3]?.path).toBe('transfer/channel-1/transfer/channel-1/uatom');
  expect(all[0]?.path).toBeUndefined();
});

test('what vests is held and cannot be sent; a node that says more than there is is not believed', () => {
  expect(held({ uxprt: 10n }, { uxprt: 4n })[0]).toMatchObject({ base: 10n, spendable: 4n });
  expect(held({ uxprt: 10n }, { uxprt: 40n })[0]).toMatchObject({ spendable: 10n });
  expect(held({ uxprt: 10n }, {})[0]).toMatchObject({ spendable: 0n });
});

test('only vouchers without a list are asked about', () => {
  const balances = ['uxprt', atom, graph.denomOf(detour), 'factory/x/y'].map((denom) => ({ denom, amount: 1n }));
  expect(untraced(SANDBOX_NETWORK, CORE, balances)).toEqual([graph.denomOf(detour)]);
});
