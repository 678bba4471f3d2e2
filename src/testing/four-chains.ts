import { ibcDenom } from '#config/ibc-denom.ts';
import type { Chain, ChainAsset, Network } from '#config/network.ts';
import type { Lifecycle } from '#domain/asset.ts';

/**
 * Four chains around a hub, with one channel that does not touch the hub: enough for every kind of route. Prefixes, coins and channels as the
 * sandbox has them, under ids of their own so that nothing here depends on what the sandbox lists.
 */
const lifecycle: Lifecycle = { state: 'active', reason: 'For tests.', since: '2026-01-01', source: 'https://example.org/' };

function chain(id: string, name: string, bech32: string, stakeDenom: string): Chain {
  return {
    id,
    name,
    bech32,
    slip44: 118,
    alternativeSlip44: [],
    rpc: [],
    rest: [],
    stakeDenom,
    feeAssets: [{ denom: stakeDenom, low: '0', average: '0.025', high: '0.04' }],
    gasPrice: '0.025',
    explorer: null,
  };
}

function own(id: string, denom: string, symbol: string): ChainAsset {
  const kind = denom.startsWith('stk/') ? 'liquid' : 'native';
  return { chain: id, denom, symbol, name: symbol, decimals: symbol.endsWith('DYDX') ? 18 : 6, mark: 'unknown', kind, lifecycle };
}

function came(id: string, channel: string, from: string, base: string, symbol: string): ChainAsset {
  const path = `transfer/${channel}`;
  const origin = { chain: from, denom: base, path };
  return { ...own(id, base, symbol), denom: ibcDenom(path, base), kind: 'ibc', origin };
}

export const FOUR_CHAINS: Network = {
  id: 'four',
  name: 'Four chains',
  kind: 'custom',
  hub: 'core-sandbox-1',
  chains: [
    chain('core-sandbox-1', 'Core', 'persistence', 'uxprt'),
    chain('hub-sandbox-1', 'Hub', 'cosmos', 'uatom'),
    chain('osmo-sandbox-1', 'Osmo', 'osmo', 'uosmo'),
    chain('dydx-sandbox-1', 'Dydx', 'dydx', 'adydx'),
  ],
  channels: [
    { from: 'core-sandbox-1', to: 'hub-sandbox-1', port: 'transfer', channelOnFrom: 'channel-0', channelOnTo: 'channel-0' },
    { from: 'core-sandbox-1', to: 'osmo-sandbox-1', port: 'transfer', channelOnFrom: 'channel-1', channelOnTo: 'channel-0' },
    { from: 'core-sandbox-1', to: 'dydx-sandbox-1', port: 'transfer', channelOnFrom: 'channel-2', channelOnTo: 'channel-0' },
    { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', port: 'transfer', channelOnFrom: 'channel-1', channelOnTo: 'channel-1' },
  ],
  assets: [
    own('core-sandbox-1', 'uxprt', 'XPRT'),
    own('core-sandbox-1', 'stk/uxprt', 'stkXPRT'),
    own('core-sandbox-1', 'stk/uatom', 'stkATOM'),
    own('core-sandbox-1', 'stk/adydx', 'stkDYDX'),
    came('core-sandbox-1', 'channel-0', 'hub-sandbox-1', 'uatom', 'ATOM'),
    came('core-sandbox-1', 'channel-1', 'osmo-sandbox-1', 'uosmo', 'OSMO'),
    came('core-sandbox-1', 'channel-2', 'dydx-sandbox-1', 'adydx', 'DYDX'),
    own('hub-sandbox-1', 'uatom', 'ATOM'),
    came('hub-sandbox-1', 'channel-0', 'core-sandbox-1', 'uxprt', 'XPRT'),
    came('hub-sandbox-1', 'channel-0', 'core-sandbox-1', 'stk/uatom', 'stkATOM'),
    own('osmo-sandbox-1', 'uosmo', 'OSMO'),
    came('osmo-sandbox-1', 'channel-0', 'core-sandbox-1', 'uxprt', 'XPRT'),
    own('dydx-sandbox-1', 'adydx', 'DYDX'),
    came('dydx-sandbox-1', 'channel-0', 'core-sandbox-1', 'stk/adydx', 'stkDYDX'),
  ],
};
