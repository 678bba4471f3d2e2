import { expect, test } from 'vitest';
import type { HostChain } from '#domain/host-stake.ts';
import { CORE_1 } from './generated/core-1.ts';
import { hostCoin, hostLiquidAssets, mintedFrom } from './host-coin.ts';
import { assetOf, stakeAsset } from './networks.ts';
import { SANDBOX_NETWORK } from './sandbox-network.ts';

const place = { chainId: 'hub-sandbox-1', hostDenom: 'uatom', port: 'transfer', channel: 'channel-0' };
const hostOf = (change: Partial<HostChain>) => ({ ...place, ...change }) as HostChain;

test('the liquid coins of other chains, without the own one', () => {
  expect(hostLiquidAssets(SANDBOX_NETWORK).map(({ symbol }) => symbol)).toEqual(['stkATOM', 'stkOSMO', 'stkDYDX']);
  expect(hostLiquidAssets(CORE_1).map(({ lifecycle }) => lifecycle.state)).toEqual(['gone', 'gone', 'gone', 'gone', 'gone', 'gone']);
});

test('the coin that is staked is the one that came over the channel of the module', () => {
  const coin = hostCoin(SANDBOX_NETWORK, hostOf({}));
  expect(coin?.onHub).toMatchObject({ symbol: 'ATOM', origin: { chain: 'hub-sandbox-1', denom: 'uatom' } });
  expect(coin?.home).toMatchObject({ chain: 'hub-sandbox-1', asset: { denom: 'uatom', kind: 'native' } });
});

test('what is minted from a coin: nothing from the own one, and nothing where the module is gone', () => {
  const atomOn = (network: typeof CORE_1) => network.assets.find(({ chain, symbol }) => chain === network.hub && symbol === 'ATOM');
  const [here, there] = [atomOn(SANDBOX_NETWORK), atomOn(CORE_1)];
  expect(here && mintedFrom(SANDBOX_NETWORK, here)?.symbol).toBe('stkATOM');
  expect(there && mintedFrom(CORE_1, there)).toBeUndefined();
  expect(mintedFrom(SANDBOX_NETWORK, stakeAsset(SANDBOX_NETWORK))).toBeUndefined();
  expect(mintedFrom(SANDBOX_NETWORK, assetOf(SANDBOX_NETWORK, SANDBOX_NETWORK.hub, 'stk/uatom'))).toBeUndefined();
});

test.each<[string, Partial<HostChain>]>([
  ['over a channel that is not pinned', { channel: 'channel-9' }],
  ['over another port', { port: 'wasm.x' }],
  ['that the host calls otherwise', { hostDenom: 'uatom2' }],
  ['of a chain that is not the one at the other end', { chainId: 'osmo-sandbox-1' }],
])('nobody vouches for a coin %s', (_, change) => {
  expect(hostCoin(SANDBOX_NETWORK, hostOf(change))).toBeNull();
});

test('a network that lists the coin, and not the chain that it is from', () => {
  const network = { ...SANDBOX_NETWORK, chains: SANDBOX_NETWORK.chains.filter(({ id }) => id !== 'hub-sandbox-1') };
  expect(hostCoin(network, hostOf({}))?.home).toBeNull();
});
