import type { Deployment } from './deployment-networks.ts';
import { UNLISTED_LIFECYCLE } from './lifecycles.ts';
import type { Chain, ChainAsset, ChainId, Network, NetworkKind } from './network.ts';

/** The built-in networks, in the order in which they are offered. */
export const NETWORK_IDS = ['sandbox', 'core-1', 'test-core-2'] as const;
export type BuiltInNetworkId = (typeof NETWORK_IDS)[number];

/** What a menu needs to know of a network; the rest is loaded when it is chosen. */
export type NetworkSummary = { readonly id: string; readonly name: string; readonly kind: NetworkKind };

export const NETWORK_SUMMARIES: readonly NetworkSummary[] = [
  { id: 'sandbox', name: 'Sandbox', kind: 'sandbox' },
  { id: 'core-1', name: 'Persistence Core-1', kind: 'mainnet' },
  { id: 'test-core-2', name: 'Persistence Testnet 2', kind: 'testnet' },
];

/** The network of a first visit. A deployment chooses another one when it builds (`STKHUB_NETWORK`). */
export const DEFAULT_NETWORK: string = import.meta.env.STKHUB_NETWORK || 'sandbox';

const LOADERS: Readonly<Record<BuiltInNetworkId, () => Promise<Network>>> = {
  sandbox: async () => (await import('./sandbox-network.ts')).SANDBOX_NETWORK,
  'core-1': async () => (await import('./generated/core-1.ts')).CORE_1,
  'test-core-2': async () => (await import('./generated/test-core-2.ts')).TEST_CORE_2,
};

function isBuiltIn(id: string): id is BuiltInNetworkId {
  return NETWORK_IDS.some((known) => known === id);
}

let deployment: Promise<Deployment> | null = null;

/**
 * The extra networks of this deployment: `networks.json` beside index.html, validated. Read once a page.
 * `problems` are sentences for whoever runs the deployment; a network with a problem is left out and the others work.
 */
export function deploymentNetworks(): Promise<Deployment> {
  deployment ??= import('./deployment-networks.ts').then((module) => module.fetchDeployment());
  return deployment;
}

/** Built-in or of this deployment. Rejects with an Error that people can read when no network has this id. */
export async function loadNetwork(id: string): Promise<Network> {
  if (isBuiltIn(id)) return LOADERS[id]();
  const { networks } = await deploymentNetworks();
  const network = networks.find((candidate) => candidate.id === id);
  if (!network) throw new Error(`There is no network called ${id.slice(0, 40)} here.`);
  return network;
}

export function chainById(network: Network, id: ChainId): Chain | null {
  return network.chains.find((chain) => chain.id === id) ?? null;
}

/** The chain through which everything of this network goes. Throws when the network names a hub that it does not have, which validation excludes. */
export function hubChain(network: Network): Chain {
  const hub = chainById(network, network.hub);
  if (!hub) throw new Error(`The hub ${network.hub} is not among the chains of ${network.id}.`);
  return hub;
}

/** `ibc/C8A7…BECA`: both ends of a long denom, for a denom that no list names. */
function shortenedDenom(denom: string): string {
  return denom.length <= 16 ? denom : `${denom.slice(0, 8)}…${denom.slice(-4)}`;
}

/** The listed asset, or for an unlisted denom one that claims nothing: its own denom as symbol, no decimals, no verified lifecycle. */
export function assetOf(network: Network, chain: ChainId, denom: string): ChainAsset {
  const listed = network.assets.find((asset) => asset.chain === chain && asset.denom === denom);
  if (listed) return listed;
  const symbol = shortenedDenom(denom);
  const kind = denom.startsWith('ibc/') ? 'ibc' : 'native';
  return { chain, denom, symbol, name: symbol, decimals: 0, mark: 'unknown', kind, lifecycle: UNLISTED_LIFECYCLE };
}

/** Whether a list of this network vouches for the denom. */
export function isListed(network: Network, chain: ChainId, denom: string): boolean {
  return network.assets.some((asset) => asset.chain === chain && asset.denom === denom);
}

/** The coin that is staked on the hub and pays its fees: XPRT. */
export function stakeAsset(network: Network): ChainAsset {
  return assetOf(network, network.hub, hubChain(network).stakeDenom);
}

/** What liquid staking of the hub's own coin gives: stkXPRT. Denom rule `stk/` + staked denom (pstake-native `x/liquidstake/types/params.go`). */
export function liquidAsset(network: Network): ChainAsset {
  return assetOf(network, network.hub, `stk/${hubChain(network).stakeDenom}`);
}
