import type { ChainAsset, ChainId, Network } from '#config/network.ts';
import { assetOf, chainById } from '#config/networks.ts';

/** The validator and the record of a tokenized share's denom, `<operator address>/<record id>` (gaia `x/liquid/types/tokenize_share_record.go`); null for any other denom. */
export function shareOf(denom: string): { readonly validator: string; readonly record: string } | null {
  const [, validator, record] = /^([a-z0-9]{1,70}valoper1[a-z0-9]{38,58})\/(\d{1,20})$/.exec(denom) ?? [];
  return validator && record ? { validator, record } : null;
}

/** The asset of a denom as transactions show it: a tokenized share, which no list names, has the decimals of the staked coin. */
export function txAsset(network: Network, chain: ChainId, denom: string): ChainAsset {
  const asset = assetOf(network, chain, denom);
  const share = shareOf(denom);
  if (!share) return asset;
  const { decimals } = assetOf(network, chain, chainById(network, chain)?.stakeDenom ?? '');
  return { ...asset, decimals, symbol: 'shares', name: `Shares, record ${share.record}` };
}
