import type { Asset } from '#domain/asset.ts';

/** A chain id as the chain itself reports it (`status.node_info.network`), e.g. `core-1`. */
export type ChainId = string;

/** A fee denom that the chain takes, with the wallet's three price steps: decimal strings, base units of `denom` per unit of gas. */
export type FeeAsset = {
  readonly denom: string;
  readonly low: string;
  readonly average: string;
  readonly high: string;
};

/** Link templates: `{hash}`, `{address}`, `{validator}` and `{height}` are replaced by encoded values. */
export type Explorer = {
  readonly name: string;
  readonly tx: string;
  readonly account: string;
};

export type Chain = {
  readonly id: ChainId;
  /** For people: "Persistence Core-1". At most 36 characters, because wallets refuse longer ones. */
  readonly name: string;
  /** Account prefix; operator and consensus prefixes are derived (`…valoper`, `…valcons`). */
  readonly bech32: string;
  readonly slip44: number;
  readonly alternativeSlip44: readonly number[];
  /** CometBFT RPC endpoints, https (or http on loopback), best first. Empty for an embedded sandbox chain. */
  readonly rpc: readonly string[];
  /** REST endpoints: only wallets that are told about the chain use them. */
  readonly rest: readonly string[];
  /** The denom that is staked and in which fees are paid by default. */
  readonly stakeDenom: string;
  readonly feeAssets: readonly FeeAsset[];
  /** Decimal string, base units of `stakeDenom` per unit of gas: the price that this application offers. */
  readonly gasPrice: string;
  readonly explorer: Explorer | null;
};

/** An ICS-20 channel, pinned: a symbol belongs to an `ibc/…` denom only if its whole path is pinned. */
export type Channel = {
  readonly from: ChainId;
  readonly to: ChainId;
  readonly port: string;
  readonly channelOnFrom: string;
  readonly channelOnTo: string;
  /** The port at the other end, where it is another one (a cw20 contract on Secret Network). */
  readonly portOnTo?: string;
};

/** Assets are listed per chain, as seen on that chain. */
export type ChainAsset = Asset & { readonly chain: ChainId };

/** What the price source calls one denom of the hub: `{ denom: 'uxprt', id: 'persistence' }`. */
type PricedCoin = { readonly denom: string; readonly id: string };

/**
 * Who is asked what coins are worth, in the JSON of CoinGecko's `/simple/price` and `/coins/<id>/market_chart/range` below `url`. It sees
 * the visitor's internet address, never an account. No built-in network has one, and without one nothing is asked and no value is shown.
 */
export type PriceSource = {
  /** Stands beside every value: "CoinGecko". */
  readonly name: string;
  readonly url: string;
  /** Small letters, as the source writes it: `usd`. */
  readonly currency: string;
  /** How many days back the source gives prices. */
  readonly historyDays: number;
  readonly coins: readonly PricedCoin[];
};

export type NetworkKind = 'mainnet' | 'testnet' | 'sandbox' | 'custom';

export type Network = {
  readonly id: string;
  readonly name: string;
  readonly kind: NetworkKind;
  /** The chain through which everything goes: Core-1 or its counterpart. Must be in `chains`. */
  readonly hub: ChainId;
  readonly chains: readonly Chain[];
  readonly channels: readonly Channel[];
  readonly assets: readonly ChainAsset[];
  readonly priceSource?: PriceSource;
};
