import { expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { HeldAsset } from '../held/held-assets.ts';
import { heldAssets } from '../held/held-assets.ts';
import { choicesOf, chosenOf, usualDestination } from './choices.ts';

const [CORE, HUB, OSMO] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'];
const graph = graphOf(SANDBOX_NETWORK);
const choices = (chain: string, held: readonly HeldAsset[] = [], named = '') => choicesOf(SANDBOX_NETWORK, graph, chain, held, named);
const symbols = (list: readonly HeldAsset[]) => list.map(({ asset }) => asset.symbol);

test('what is held stands first, with its amount; the list of the chain follows', () => {
  const coins = [{ denom: 'stk/uatom', amount: 5n }];
  const held = heldAssets(SANDBOX_NETWORK, graph, { chain: CORE, balances: coins, spendable: coins, traces: new Map() });
  const all = choices(CORE, held);
  expect(symbols(all).slice(0, 2)).toEqual(['stkATOM', 'XPRT']);
  expect(new Set(symbols(all)).size).toBe(all.length);
  expect(all.map(({ base }) => base)).toEqual([5n, ...all.slice(1).map(() => 0n)]);
});

test('what the address names is a choice, even if nobody knows it', () => {
  const denom = `ibc/${'A'.repeat(64)}`;
  expect(chosenOf(choices(CORE, [], denom), denom)).toMatchObject({ standing: 'unlisted', base: 0n, asset: { denom } });
  expect(chosenOf(choices(HUB), denom).asset.symbol).toBe('ATOM');
});

test('where a coin usually goes', () => {
  const to = (chain: string, denom: string) => usualDestination(SANDBOX_NETWORK, chain, chosenOf(choices(chain), denom));
  expect(to(OSMO, 'uosmo')).toBe(CORE);
  expect(to(CORE, 'uxprt')).toBe(HUB);
  const osmo = choices(CORE).find(({ asset }) => asset.symbol === 'OSMO')?.asset.denom ?? '';
  expect(to(CORE, osmo)).toBe(OSMO);
});
