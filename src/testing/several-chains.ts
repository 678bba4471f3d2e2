import type { Chain, Network } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';

const chain = (id: string, name: string, bech32: string, slip44: number, stakeDenom: string): Chain => ({
  id,
  name,
  bech32,
  slip44,
  alternativeSlip44: [],
  rpc: [],
  rest: [],
  stakeDenom,
  feeAssets: [{ denom: stakeDenom, low: '0.01', average: '0.025', high: '0.03' }],
  gasPrice: '0.025',
  explorer: null,
});

const lifecycle = { state: 'active', reason: 'Staking coin.', since: '2026-01-31', source: 'https://example.org' } as const;

/** The sandbox's hub among chains with other prefixes, and one with another coin type. */
export const SEVERAL_CHAINS: Network = {
  ...SANDBOX_NETWORK,
  chains: [
    ...SANDBOX_NETWORK.chains.filter(({ id }) => id === SANDBOX_NETWORK.hub),
    chain('hub-sandbox-1', 'Cosmos Hub Sandbox', 'cosmos', 118, 'uatom'),
    chain('osmo-sandbox-1', 'Osmosis Sandbox', 'osmo', 118, 'uosmo'),
    chain('dydx-sandbox-1', 'dYdX Sandbox', 'dydx', 564, 'adydx'),
  ],
  assets: [
    ...SANDBOX_NETWORK.assets.filter((asset) => asset.chain === SANDBOX_NETWORK.hub),
    { chain: 'hub-sandbox-1', denom: 'uatom', symbol: 'ATOM', name: 'Cosmos Hub', decimals: 6, mark: 'atom', kind: 'native', lifecycle },
    { chain: 'osmo-sandbox-1', denom: 'uosmo', symbol: 'OSMO', name: 'Osmosis', decimals: 6, mark: 'osmo', kind: 'native', lifecycle },
    { chain: 'dydx-sandbox-1', denom: 'adydx', symbol: 'DYDX', name: 'dYdX', decimals: 18, mark: 'dydx', kind: 'native', lifecycle },
  ],
};

/** The same, as if every chain had a node on this computer: wallets can be told about them. `kind` is that of a network of a deployment. */
export function servedChains(): Network {
  const chains = SEVERAL_CHAINS.chains.map((each, index) => ({
    ...each,
    rpc: [`http://localhost:${26657 + index}`],
    rest: [`http://localhost:${1317 + index}`],
  }));
  return { ...SEVERAL_CHAINS, kind: 'custom', chains };
}
