import type { AssetOrigin, Lifecycle } from '#domain/asset.ts';
import { STKXPRT_LIFECYCLE, XPRT_LIFECYCLE } from './lifecycles.ts';
import type { Chain, ChainAsset, ChainId, Channel, FeeAsset, Network } from './network.ts';

const CORE = 'core-sandbox-1';
const HUB = 'hub-sandbox-1';
const OSMO = 'osmo-sandbox-1';
const DYDX = 'dydx-sandbox-1';

const SINCE = '2026-11-26';

function chain(id: ChainId, name: string, bech32: string, slip44: number, gasPrice: string, fee: FeeAsset): Chain {
  const empty = { alternativeSlip44: [], rpc: [], rest: [], explorer: null };
  return { id, name, bech32, slip44, stakeDenom: fee.denom, feeAssets: [fee], gasPrice, ...empty };
}

const channel = (from: ChainId, channelOnFrom: string, to: ChainId, channelOnTo: string): Channel => ({
  from,
  to,
  port: 'transfer',
  channelOnFrom,
  channelOnTo,
});

/** A staking coin of a counterparty, and the stkASSET that Core-1 gives for it. Prices are those of the real chains. */
const COINS = [
  { chain: HUB, channel: 'channel-0', denom: 'uatom', symbol: 'ATOM', name: 'Cosmos Hub', decimals: 6 },
  { chain: OSMO, channel: 'channel-1', denom: 'uosmo', symbol: 'OSMO', name: 'Osmosis', decimals: 6 },
  { chain: DYDX, channel: 'channel-2', denom: 'adydx', symbol: 'DYDX', name: 'dYdX', decimals: 18 },
] as const;

const lifecycle = (reason: string, source: string): Lifecycle => ({ state: 'active', reason, since: SINCE, source });

const HELD = lifecycle('It came over a channel of the sandbox.', 'https://github.com/cosmos/ibc-go/tree/v10.3.0/modules/apps/transfer');

const stkLifecycle = (symbol: string): Lifecycle =>
  lifecycle(
    `The sandbox runs x/liquidstakeibc as Core-1 did until release v12: ${symbol} can be minted and redeemed.`,
    'https://github.com/persistenceOne/pstake-native/tree/v2.16.0/x/liquidstakeibc',
  );

/** `ibcDenom` of each way, written down so that a visit does not begin with hashing; a test hashes them. */
const DENOMS: Readonly<Record<string, string>> = {
  'transfer/channel-0/uatom': 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2',
  'transfer/channel-1/uosmo': 'ibc/0471F1C4E7AFD3F07702BEF6DC365268D64570F7C1FDC98EA6098DD6DE59817B',
  'transfer/channel-2/adydx': 'ibc/3EC6F7E86DD739F8C07DF1DD3873D255F830EC834376737FA60645A6331EAE57',
  'transfer/channel-0/uxprt': 'ibc/491A8440132E7C3DEEE141C1D068CD5B4D0330C0B39828DD58DFD353B4DB6B9F',
  'transfer/channel-0/stk/uxprt': 'ibc/71416BB7E9FB52D7E8AE699B18B89AAF914BB4CD05FFC536424126C384276764',
  'transfer/channel-0/stk/uatom': 'ibc/EBDB79404F762D8D2FE488BF34CB1C1B12357C2BB1CEFAEC19D98F06E3F4AAE2',
  'transfer/channel-0/stk/uosmo': 'ibc/7CB34D7579C666F1DA6DE7DF15B09E2F8DF91EE5B3D1B31C814958C5A78C05E0',
  'transfer/channel-0/stk/adydx': 'ibc/A99FF654AA6F8A505E062FC8F63C9638F7384971F4A0B72075EC92E59BA49859',
};

/** The same asset on another chain, where its denom is the hash of its way. */
function abroad(asset: ChainAsset, to: ChainId, path: string): ChainAsset {
  const { underlying: _, lifecycle: __, ...rest } = asset;
  const origin: AssetOrigin = { chain: asset.chain, denom: asset.denom, path };
  const denom = DENOMS[`${path}/${asset.denom}`];
  if (denom === undefined) throw new Error(`The denom of ${path}/${asset.denom} is not written down.`);
  return { ...rest, chain: to, denom, kind: 'ibc', origin, lifecycle: HELD };
}

const XPRT: ChainAsset = {
  chain: CORE,
  denom: 'uxprt',
  symbol: 'XPRT',
  name: 'Persistence',
  decimals: 6,
  mark: 'xprt',
  kind: 'native',
  lifecycle: XPRT_LIFECYCLE,
};
const STKXPRT: ChainAsset = {
  chain: CORE,
  denom: 'stk/uxprt',
  symbol: 'stkXPRT',
  name: 'Liquid-staked XPRT',
  decimals: 6,
  mark: 'stkxprt',
  kind: 'liquid',
  underlying: 'uxprt',
  lifecycle: STKXPRT_LIFECYCLE,
};
const NATIVE = COINS.map(({ channel: _, ...coin }): ChainAsset => {
  const mark = coin.symbol.toLowerCase();
  const words = lifecycle(`${coin.symbol} is the staking and fee coin of this chain.`, 'https://github.com/cosmos/chain-registry');
  return { ...coin, mark, kind: 'native', lifecycle: words };
});
/** The denom that is staked is what ATOM and the others are called on Core-1's counterparties: `stk/uatom` (pstake-native `x/liquidstakeibc`). */
const LIQUID = COINS.map(
  ({ denom, symbol, decimals }): ChainAsset => ({
    chain: CORE,
    denom: `stk/${denom}`,
    symbol: `stk${symbol}`,
    name: `Liquid-staked ${symbol}`,
    decimals,
    mark: `stk${symbol.toLowerCase()}`,
    kind: 'liquid',
    underlying: denom,
    lifecycle: stkLifecycle(`stk${symbol}`),
  }),
);
const ON_CORE = NATIVE.map((asset, index) => abroad(asset, CORE, `transfer/${COINS[index]?.channel}`));

/** The embedded sandbox: Core-1's rules and three counterparties under chain ids of their own, so that what is signed for them is worthless elsewhere. */
export const SANDBOX_NETWORK: Network = {
  id: 'sandbox',
  name: 'Sandbox',
  kind: 'sandbox',
  hub: CORE,
  chains: [
    chain(CORE, 'Persistence Sandbox', 'persistence', 118, '0.025', { denom: 'uxprt', low: '0.025', average: '0.025', high: '0.04' }),
    chain(HUB, 'Cosmos Hub Sandbox', 'cosmos', 118, '0.025', { denom: 'uatom', low: '0.01', average: '0.025', high: '0.03' }),
    chain(OSMO, 'Osmosis Sandbox', 'osmo', 118, '0.1', { denom: 'uosmo', low: '0.03', average: '0.1', high: '0.16' }),
    chain(DYDX, 'dYdX Sandbox', 'dydx', 564, '12500000000', {
      denom: 'adydx',
      low: '12500000000',
      average: '12500000000',
      high: '20000000000',
    }),
  ],
  channels: [
    channel(CORE, 'channel-0', HUB, 'channel-0'),
    channel(CORE, 'channel-1', OSMO, 'channel-0'),
    channel(CORE, 'channel-2', DYDX, 'channel-0'),
    channel(HUB, 'channel-1', OSMO, 'channel-1'),
  ],
  assets: [
    XPRT,
    STKXPRT,
    ...ON_CORE,
    ...LIQUID,
    ...NATIVE.flatMap((asset) => [asset, ...[XPRT, STKXPRT, ...LIQUID].map((other) => abroad(other, asset.chain, 'transfer/channel-0'))]),
  ],
};
