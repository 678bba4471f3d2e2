import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { array, boolean, type InferOutput, number, object, optional, parse, string } from 'valibot';

const require = createRequire(import.meta.url);

// Only what this project reads; the package's own types are left out of the installation together with a package that it needs for them.
const Entry = object({ address: string() });
const ChainEntry = object({
  chainName: string(),
  chainId: string(),
  prettyName: string(),
  status: optional(string()),
  bech32Prefix: string(),
  slip44: number(),
  alternativeSlip44s: optional(array(number()), []),
  fees: object({
    feeTokens: array(
      object({ denom: string(), lowGasPrice: optional(number()), averageGasPrice: optional(number()), highGasPrice: optional(number()) }),
    ),
  }),
  staking: optional(object({ stakingTokens: array(object({ denom: string() })) })),
  apis: object({ rpc: optional(array(Entry), []), rest: optional(array(Entry), []) }),
  explorers: optional(array(object({ kind: optional(string()), txPage: optional(string()), accountPage: optional(string()) })), []),
});
export type ChainEntry = InferOutput<typeof ChainEntry>;

const TraceEnd = object({
  chainName: optional(string()),
  baseDenom: optional(string()),
  channelId: optional(string()),
  path: optional(string()),
});
const AssetEntry = object({
  base: string(),
  symbol: string(),
  name: string(),
  display: string(),
  deprecated: optional(boolean(), false),
  denomUnits: array(object({ denom: string(), exponent: number() })),
  traces: optional(array(object({ type: string(), counterparty: TraceEnd, chain: optional(TraceEnd) })), []),
});
export type AssetEntry = InferOutput<typeof AssetEntry>;

const LinkEnd = object({ chainName: string(), chainId: optional(string()) });
const ChannelEnd = object({ channelId: string(), portId: string() });
const LinkEntry = object({
  chain1: LinkEnd,
  chain2: LinkEnd,
  channels: array(object({ chain1: ChannelEnd, chain2: ChannelEnd })),
});
export type LinkEntry = InferOutput<typeof LinkEntry>;

export type Realm = 'mainnet' | 'testnet';

function read(realm: Realm, name: string, file: string): unknown {
  const path = `node_modules/chain-registry/${realm}/${name}/${file}.js`;
  return existsSync(path) ? require(`../${path}`).default : null;
}

/** Null when the registry has no record of the chain (any more). */
export function chainEntry(realm: Realm, name: string): ChainEntry | null {
  const raw = read(realm, name, 'chain');
  return raw === null ? null : parse(ChainEntry, raw);
}

export function assetEntries(realm: Realm, name: string): AssetEntry[] {
  const raw = read(realm, name, 'asset-list');
  return raw === null ? [] : parse(object({ assets: array(AssetEntry) }), raw).assets;
}

export function linkEntries(realm: Realm, name: string): LinkEntry[] {
  return parse(array(LinkEntry), read(realm, name, 'ibc-data') ?? []);
}
