import type { ChainAsset, ChainId, Network } from '#config/network.ts';
import { assetOf, chainById, isListed } from '#config/networks.ts';
import { shareTokenOf } from '#domain/share-token.ts';

/** The asset of a denom as transactions show it: a tokenized share, which no list names, has the decimals of the staked coin. */
export function txAsset(network: Network, chain: ChainId, denom: string): ChainAsset {
  const asset = assetOf(network, chain, denom);
  const share = shareTokenOf(denom);
  if (!share) return isListed(network, chain, denom) ? asset : (hostAsset(network, chain, denom) ?? asset);
  const { decimals } = assetOf(network, chain, chainById(network, chain)?.stakeDenom ?? '');
  return { ...asset, decimals, symbol: 'shares', name: `Tokenized shares, record ${share.recordId}` };
}

/** Events of x/liquidstakeibc call a coin what its own chain calls it (`uatom`): here it is the one that came from there. */
function hostAsset(network: Network, chain: ChainId, denom: string): ChainAsset | undefined {
  return network.assets.find((asset) => asset.chain === chain && asset.origin?.denom === denom);
}
