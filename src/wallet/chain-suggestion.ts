import type { Chain, ChainAsset, FeeAsset, Network } from '#config/network.ts';

/** What `experimentalSuggestChain` takes, as far as we fill it. */
export type ChainSuggestion = {
  readonly chainId: string;
  readonly chainName: string;
  readonly rpc: string;
  readonly rest: string;
  readonly bip44: { readonly coinType: number };
  readonly bech32Config: Readonly<Record<`bech32Prefix${'Acc' | 'Val' | 'Cons'}${'Addr' | 'Pub'}`, string>>;
  readonly currencies: readonly Currency[];
  readonly feeCurrencies: readonly (Currency & { readonly gasPriceStep: GasPriceStep })[];
  readonly stakeCurrency: Currency;
};

type Currency = { readonly coinDenom: string; readonly coinMinimalDenom: string; readonly coinDecimals: number };
type GasPriceStep = { readonly low: number; readonly average: number; readonly high: number };

/**
 * How a wallet is told about a chain that it does not know. Keplr refuses the whole call for one field that its schema does not like (and a
 * bad one once broke it: chainapsis/keplr-wallet#255), so this gives nothing that is optional: features are detected by the wallet.
 * `null` when the chain cannot be told: a wallet needs an RPC and a REST endpoint, and an embedded sandbox chain has none.
 */
export function chainSuggestion(network: Network, chain: Chain): ChainSuggestion | null {
  const rpc = chain.rpc.find(isPlainUrl);
  const rest = chain.rest.find(isPlainUrl);
  const own = network.assets.filter((asset) => asset.chain === chain.id && asset.kind !== 'ibc').map(currency);
  const stakeCurrency = own.find((each) => each.coinMinimalDenom === chain.stakeDenom);
  const feeCurrencies = chain.feeAssets.flatMap((fee) => feeCurrency(network.assets, chain, fee));
  if (!rpc || !rest || !stakeCurrency || feeCurrencies.length === 0) return null;
  return {
    chainId: chain.id,
    chainName: chain.name.slice(0, 36),
    rpc,
    rest,
    bip44: { coinType: chain.slip44 },
    bech32Config: {
      bech32PrefixAccAddr: chain.bech32,
      bech32PrefixAccPub: `${chain.bech32}pub`,
      bech32PrefixValAddr: `${chain.bech32}valoper`,
      bech32PrefixValPub: `${chain.bech32}valoperpub`,
      bech32PrefixConsAddr: `${chain.bech32}valcons`,
      bech32PrefixConsPub: `${chain.bech32}valconspub`,
    },
    currencies: [...own, ...feeCurrencies.map(({ gasPriceStep: _, ...rest }) => rest)].filter(firstOfItsDenom),
    feeCurrencies,
    stakeCurrency,
  };
}

function feeCurrency(assets: readonly ChainAsset[], chain: Chain, fee: FeeAsset) {
  const asset = assets.find((each) => each.chain === chain.id && each.denom === fee.denom);
  if (!asset) return [];
  // Wallets take the steps as numbers and want them in order.
  const [low = 0, average = 0, high = 0] = [fee.low, fee.average, fee.high].map(Number).sort((a, b) => a - b);
  return [{ ...currency(asset), gasPriceStep: { low, average, high } }];
}

const currency = (asset: ChainAsset): Currency => ({
  coinDenom: asset.symbol,
  coinMinimalDenom: asset.denom,
  coinDecimals: asset.decimals,
});

const isPlainUrl = (url: string) => URL.canParse(url) && !url.includes('?');

const firstOfItsDenom = (each: Currency, index: number, all: readonly Currency[]) =>
  all.findIndex((other) => other.coinMinimalDenom === each.coinMinimalDenom) === index;
