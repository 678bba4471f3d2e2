import type { HostChain } from '#domain/host-stake.ts';
import { ibcDenom } from './ibc-denom.ts';
import type { ChainAsset, ChainId, Network } from './network.ts';
import { chainById, hubChain } from './networks.ts';

/** The liquid coins of other chains that the network lists on its hub: stkATOM and its sisters, without stkXPRT. */
export function hostLiquidAssets(network: Network): readonly ChainAsset[] {
  const own = `stk/${hubChain(network).stakeDenom}`;
  return network.assets.filter(({ chain, kind, denom }) => chain === network.hub && kind === 'liquid' && denom !== own);
}

/** The liquid coin that is minted from this one on the hub; undefined for a coin that nothing is minted from now. */
export function mintedFrom(network: Network, { origin }: ChainAsset): ChainAsset | undefined {
  return hostLiquidAssets(network).find(({ underlying, lifecycle }) => underlying === origin?.denom && lifecycle.state === 'active');
}

/** A coin that is staked for a liquid one, as it is called on the hub; and on its own chain, where it pays the fees, if the network has that. */
export type HostCoin = { readonly onHub: ChainAsset; readonly home: { readonly chain: ChainId; readonly asset: ChainAsset } | null };

/**
 * The coin that a host chain's stake is made of. The chain's module says which it is, by channel and denom, and the network's own list has to know it: null
 * where nobody vouches for what would be given and paid.
 */
export function hostCoin(network: Network, { chainId, hostDenom, port, channel }: HostChain): HostCoin | null {
  const denom = ibcDenom(`${port}/${channel}`, hostDenom);
  const onHub = network.assets.find((asset) => asset.chain === network.hub && asset.denom === denom);
  if (onHub?.origin?.chain !== chainId || onHub.origin.denom !== hostDenom) return null;
  const asset = network.assets.find((each) => each.chain === chainId && each.denom === hostDenom);
  return { onHub, home: asset && chainById(network, chainId)?.stakeDenom === hostDenom ? { chain: chainId, asset } : null };
}
