// Writes src/config/generated/ from the chain-registry package: Core-1 and test-core-2, their counterparties, channels and assets.
// Deterministic: the same package version gives the same files. `npm run registry`, then read the diff.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { ibcDenom } from '#config/ibc-denom.ts';
import { goneWithLiquidstakeibc, STKXPRT_LIFECYCLE, XPRT_LIFECYCLE } from '#config/lifecycles.ts';
import type { Chain, ChainAsset, Channel, Explorer, Network } from '#config/network.ts';
import type { AssetOrigin, Lifecycle } from '#domain/asset.ts';
import { type AssetEntry, assetEntries, type ChainEntry, chainEntry, type LinkEntry, linkEntries, type Realm } from './registry-entry.ts';

/** Date of the registry commit from which the pinned package version was made. */
const REGISTRY_DATE = '2026-08-21';
const REGISTRY = 'https://github.com/cosmos/chain-registry';

/** Endpoints of organisations that serve browsers on many chains come first; then the registry's order. */
const PREFERRED_HOSTS = ['persistence.one', 'polkachu.com', 'publicnode.com', 'stakeflow.io', 'kleomedes.network'];
const HUB_ENDPOINTS = 10;
const COUNTERPARTY_ENDPOINTS = 2;

/** In the documentation of Core-1, but not in the registry. */
const AXELAR: Channel = { from: 'core-1', to: 'axelar-dojo-1', port: 'transfer', channelOnFrom: 'channel-51', channelOnTo: 'channel-42' };

/** The registry has removed the records of these chains; their ids are needed for the channels. */
const REMOVED: Readonly<Record<string, string>> = { stargaze: 'stargaze-1', umee: 'umee-1', starname: 'iov-mainnet-ibc' };

type Plan = {
  readonly id: string;
  readonly name: string;
  readonly constant: string;
  readonly kind: 'mainnet' | 'testnet';
  readonly realm: Realm;
  readonly hub: string;
  readonly extraChannels: readonly Channel[];
  readonly extraChains: readonly string[];
};

const PLANS: readonly Plan[] = [
  {
    id: 'core-1',
    name: 'Persistence Core-1',
    constant: 'CORE_1',
    kind: 'mainnet',
    realm: 'mainnet',
    hub: 'persistence',
    extraChannels: [AXELAR],
    extraChains: ['axelar'],
  },
  {
    id: 'test-core-2',
    name: 'Persistence Testnet 2',
    constant: 'TEST_CORE_2',
    kind: 'testnet',
    realm: 'testnet',
    hub: 'persistencetestnet2',
    extraChannels: [],
    extraChains: [],
  },
];

export async function main(): Promise<void> {
  for (const plan of PLANS) {
    const network = networkOf(plan);
    const file = `src/config/generated/${plan.id}.ts`;
    writeFileSync(file, sourceText(plan.constant, network));
    execFileSync('node', ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', file], { stdio: 'inherit' });
    console.log(`${file}: ${network.chains.length} chains, ${network.channels.length} channels, ${network.assets.length} assets`);
  }
}

function sourceText(constant: string, network: Network): string {
  const { version } = JSON.parse(readFileSync('node_modules/chain-registry/package.json', 'utf8'));
  return [
    `// Made by \`npm run registry\` from chain-registry ${version}. Do not edit: change scripts/registry.ts or src/config/lifecycles.ts.`,
    "import type { Network } from '../network.ts';",
    '',
    `export const ${constant}: Network = ${JSON.stringify(network)};`,
    '',
  ].join('\n');
}

function networkOf(plan: Plan): Network {
  const hub = chainEntry(plan.realm, plan.hub);
  if (!hub) throw new Error(`the registry has no chain ${plan.hub}`);
  const links = linkEntries(plan.realm, plan.hub);
  const counterparties = [...links.map((link) => otherEnd(link, plan.hub)), ...plan.extraChains]
    .map((name) => chainEntry(plan.realm, name))
    .filter((entry): entry is ChainEntry => entry !== null && isUsable(entry))
    .sort((a, b) => compare(a.chainId, b.chainId));
  return {
    id: plan.id,
    name: plan.name,
    kind: plan.kind,
    hub: hub.chainId,
    chains: [
      chainOf(plan.realm, { ...hub, prettyName: plan.name }, HUB_ENDPOINTS),
      ...counterparties.map((entry) => chainOf(plan.realm, entry, COUNTERPARTY_ENDPOINTS)),
    ],
    channels: [...links.flatMap((link) => channelsOf(plan.realm, link, plan.hub, hub.chainId)), ...plan.extraChannels].sort(
      (a, b) => Number(a.channelOnFrom.slice(8)) - Number(b.channelOnFrom.slice(8)),
    ),
    assets: [...hubAssets(plan, hub, links), ...counterparties.flatMap((entry) => homeAsset(plan.realm, entry))],
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isUsable(entry: ChainEntry): boolean {
  return entry.status !== 'killed' && httpsOnly(entry.apis.rpc, 1).length > 0;
}

function otherEnd(link: LinkEntry, hub: string): string {
  return link.chain1.chainName === hub ? link.chain2.chainName : link.chain1.chainName;
}

function channelsOf(realm: Realm, link: LinkEntry, hub: string, hubId: string): Channel[] {
  const name = otherEnd(link, hub);
  const to = chainEntry(realm, name)?.chainId ?? REMOVED[name];
  if (!to) throw new Error(`the registry has a channel to ${name}, and no chain id for it`);
  return link.channels.map((channel) => {
    const [near, far] = link.chain1.chainName === hub ? [channel.chain1, channel.chain2] : [channel.chain2, channel.chain1];
    const pinned = { from: hubId, to, port: near.portId, channelOnFrom: near.channelId, channelOnTo: far.channelId };
    return far.portId === near.portId ? pinned : { ...pinned, portOnTo: far.portId };
  });
}

function chainOf(realm: Realm, entry: ChainEntry, endpoints: number): Chain {
  const stakeDenom = entry.staking?.stakingTokens[0]?.denom ?? entry.fees.feeTokens[0]?.denom;
  if (!stakeDenom) throw new Error(`${entry.chainId} has neither a staking nor a fee denom`);
  const listed = new Set(assetEntries(realm, entry.chainName).map((asset) => asset.base));
  // Factory and contract denoms that a chain also takes are left out: wallets are told about the coins that people know.
  const feeAssets = entry.fees.feeTokens
    .filter((token) => token.denom === stakeDenom || (listed.has(token.denom) && !token.denom.includes('/')))
    .map((token) => {
      const average = token.averageGasPrice ?? token.lowGasPrice ?? token.highGasPrice ?? 0;
      return {
        denom: token.denom,
        low: decimal(token.lowGasPrice ?? average),
        average: decimal(average),
        high: decimal(token.highGasPrice ?? average),
      };
    });
  return {
    id: entry.chainId,
    name: entry.prettyName.slice(0, 36),
    bech32: entry.bech32Prefix,
    slip44: entry.slip44,
    alternativeSlip44: entry.alternativeSlip44s,
    rpc: httpsOnly(entry.apis.rpc, endpoints),
    rest: httpsOnly(entry.apis.rest, COUNTERPARTY_ENDPOINTS),
    stakeDenom,
    feeAssets,
    gasPrice: feeAssets.find((fee) => fee.denom === stakeDenom)?.average ?? '0',
    explorer: explorerOf(entry),
  };
}

/** JavaScript prints small and large numbers with an exponent; chains and wallets want plain decimals. */
function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 18 });
}

function httpsOnly(entries: readonly { address: string }[], most: number): string[] {
  const urls = entries
    .map((entry) => entry.address.trim())
    .filter((address) => URL.canParse(address) && new URL(address).protocol === 'https:')
    .map((address) => new URL(address).href.replace(/\/$/, ''));
  const rank = (url: string): number => {
    const index = PREFERRED_HOSTS.findIndex((host) => new URL(url).hostname.endsWith(host));
    return index < 0 ? PREFERRED_HOSTS.length : index;
  };
  const ranked = [...new Set(urls)]
    .map((url, position) => ({ url, position }))
    .sort((a, b) => rank(a.url) - rank(b.url) || a.position - b.position);
  return ranked.slice(0, most).map(({ url }) => url);
}

/** The registry writes `${txHash}` into its templates, and once forgot the dollar sign. */
function explorerOf(entry: ChainEntry): Explorer | null {
  for (const { kind, txPage, accountPage } of entry.explorers) {
    if (!kind || !txPage?.startsWith('https://') || !accountPage?.startsWith('https://')) continue;
    return {
      name: kind.charAt(0).toUpperCase() + kind.slice(1),
      tx: txPage.replace(/\$?\{txHash\}/, '{hash}'),
      account: accountPage.replace(/\$?\{accountAddress\}/, '{address}'),
    };
  }
  return null;
}

function hubAssets(plan: Plan, hub: ChainEntry, links: readonly LinkEntry[]): ChainAsset[] {
  const entries = assetEntries(plan.realm, plan.hub);
  const listed = entries.map((entry) => hubAsset(plan, hub, entry));
  if (!listed.some((asset) => asset.denom === 'stk/uxprt')) listed.push(stkxprt(hub.chainId));
  if (plan.kind === 'mainnet') listed.push(stkbld(hub.chainId));
  // The registry forgets some coins that plainly exist (OSMO): the staking coin of each counterparty, over its direct channel.
  const direct = links.flatMap((link) => directCoin(plan.realm, link, plan.hub, hub.chainId));
  const known = new Set(listed.map((asset) => asset.denom));
  return [...listed, ...direct.filter((asset) => !known.has(asset.denom))].sort(
    (a, b) => order(a) - order(b) || compare(a.symbol, b.symbol),
  );
}

/** XPRT, stkXPRT, what can be used, what is gone. */
function order(asset: ChainAsset): number {
  if (asset.denom === 'uxprt') return 0;
  if (asset.denom === 'stk/uxprt') return 1;
  return asset.lifecycle.state === 'active' ? 2 : 3;
}

function stkxprt(chain: string): ChainAsset {
  return {
    chain,
    denom: 'stk/uxprt',
    symbol: 'stkXPRT',
    name: 'Liquid-staked XPRT',
    decimals: 6,
    mark: 'stkxprt',
    kind: 'liquid',
    underlying: 'uxprt',
    lifecycle: STKXPRT_LIFECYCLE,
  };
}

/** Minted on Core-1 until v12, and never listed by the registry. */
function stkbld(chain: string): ChainAsset {
  return {
    chain,
    denom: 'stk/ubld',
    symbol: 'stkBLD',
    name: 'Liquid-staked BLD',
    decimals: 6,
    mark: 'stkbld',
    kind: 'liquid',
    underlying: 'ubld',
    lifecycle: goneWithLiquidstakeibc('stkBLD'),
  };
}

function hubAsset(plan: Plan, hub: ChainEntry, entry: AssetEntry): ChainAsset {
  if (entry.base === 'stk/uxprt') return stkxprt(hub.chainId);
  const origin = originOf(plan.realm, entry);
  const common = {
    chain: hub.chainId,
    denom: entry.base,
    symbol: entry.symbol,
    name: plainName(entry),
    decimals: decimalsOf(entry),
    mark: markOf(entry),
  };
  if (entry.base.startsWith('stk/'))
    return { ...common, kind: 'liquid', underlying: entry.base.slice(4), lifecycle: goneWithLiquidstakeibc(entry.symbol) };
  if (!entry.base.startsWith('ibc/'))
    return { ...common, kind: 'native', lifecycle: entry.base === 'uxprt' ? XPRT_LIFECYCLE : listedLifecycle(plan.name) };
  if (!origin) throw new Error(`${entry.base} has no IBC trace in the registry`);
  if (ibcDenom(origin.path, origin.denom) !== entry.base)
    throw new Error(`${entry.symbol}: the registry's trace does not hash to ${entry.base}`);
  return { ...common, kind: 'ibc', origin, lifecycle: arrivedLifecycle(plan, origin) };
}

function directCoin(realm: Realm, link: LinkEntry, hub: string, hubId: string): ChainAsset[] {
  const name = otherEnd(link, hub);
  const chain = chainEntry(realm, name);
  const channel = channelsOf(realm, link, hub, hubId).find(({ portOnTo }) => !portOnTo);
  const denom = chain?.staking?.stakingTokens[0]?.denom;
  const entry = assetEntries(realm, name).find((asset) => asset.base === denom);
  if (!chain || !isUsable(chain) || !channel || !entry) return [];
  const origin = { chain: chain.chainId, denom: entry.base, path: `transfer/${channel.channelOnFrom}` };
  return [
    {
      chain: hubId,
      denom: ibcDenom(origin.path, origin.denom),
      symbol: entry.symbol,
      name: plainName(entry),
      decimals: decimalsOf(entry),
      mark: markOf(entry),
      kind: 'ibc',
      origin,
      lifecycle: listedLifecycle(chain.prettyName),
    },
  ];
}

function homeAsset(realm: Realm, chain: ChainEntry): ChainAsset[] {
  const denom = chain.staking?.stakingTokens[0]?.denom ?? chain.fees.feeTokens[0]?.denom;
  const entry = assetEntries(realm, chain.chainName).find((asset) => asset.base === denom);
  if (!entry) return [];
  return [
    {
      chain: chain.chainId,
      denom: entry.base,
      symbol: entry.symbol,
      name: plainName(entry),
      decimals: decimalsOf(entry),
      mark: markOf(entry),
      kind: 'native',
      lifecycle: listedLifecycle(chain.prettyName),
    },
  ];
}

/** The last IBC trace says where the denom came from; its path ends with the base denom, which may contain slashes. */
function originOf(realm: Realm, entry: AssetEntry): AssetOrigin | null {
  const trace = entry.traces.findLast(({ type }) => type === 'ibc' || type === 'ibc-cw20');
  const { chainName, baseDenom } = trace?.counterparty ?? {};
  const path = trace?.chain?.path;
  if (!chainName || !baseDenom || !path?.endsWith(`/${baseDenom}`)) return null;
  const chain = chainEntry(realm, chainName)?.chainId ?? REMOVED[chainName];
  return chain ? { chain, denom: baseDenom, path: path.slice(0, -baseDenom.length - 1) } : null;
}

function decimalsOf(entry: AssetEntry): number {
  return entry.denomUnits.find((unit) => unit.denom === entry.display)?.exponent ?? 0;
}

function markOf(entry: AssetEntry): string {
  return entry.symbol.toLowerCase();
}

/** The registry writes `PSTAKE staked ATOM`; this application says what it is. */
function plainName(entry: AssetEntry): string {
  return entry.name.replace(/^PSTAKE staked /, 'Liquid-staked ');
}

function listedLifecycle(chain: string): Lifecycle {
  return { state: 'active', reason: `Listed by the Cosmos chain registry for ${chain}.`, since: REGISTRY_DATE, source: REGISTRY };
}

function arrivedLifecycle(plan: Plan, origin: AssetOrigin): Lifecycle {
  const removed = Object.entries(REMOVED).find(([, id]) => id === origin.chain);
  if (!removed) return listedLifecycle(plan.name);
  return {
    state: 'gone',
    reason: `The Cosmos chain registry no longer lists ${origin.chain}: a transfer back to it may not arrive.`,
    since: REGISTRY_DATE,
    source: REGISTRY,
  };
}
