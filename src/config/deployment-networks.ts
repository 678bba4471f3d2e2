import {
  array,
  check,
  exactOptional,
  getDotPath,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  strictObject,
  string,
} from 'valibot';
import { ibcDenom } from './ibc-denom.ts';
import type { ChainAsset, Network } from './network.ts';

/** The networks of a deployment that can be used, and a sentence for each thing that is wrong in its file. */
export type Deployment = { readonly networks: readonly Network[]; readonly problems: readonly string[] };

const RESERVED_IDS = ['sandbox', 'core-1', 'test-core-2'];

// valibot is one file, and the first load has it: each of its functions that is used here weighs there. Hence `check` for all sizes.
const text = (length: number) =>
  pipe(
    string(),
    check((value) => value.length > 0 && value.length <= length, `is empty or longer than ${length} characters`),
  );
const whole = (most: number) =>
  pipe(
    number(),
    check((value) => Number.isInteger(value) && value >= 0 && value <= most, `is not a whole number from 0 to ${most}`),
  );
const id = pipe(string(), regex(/^[a-z0-9][a-z0-9_-]{0,39}$/i, 'is not an id of letters, digits, - and _'));
const denom = pipe(string(), regex(/^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/, 'is not a denom'));
const price = pipe(string(), regex(/^\d+(\.\d+)?$/, 'is not a decimal number in quotes, such as "0.025"'));
const channelId = pipe(string(), regex(/^channel-\d+$/, 'is not a channel id such as "channel-24"'));
const trace = pipe(string(), regex(/^[a-z]+\/channel-\d+(\/[a-z]+\/channel-\d+)*$/, 'is not a trace such as "transfer/channel-24"'));

function isEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'));
}
const endpoint = pipe(string(), check(isEndpoint, 'is not an https address (http is taken for localhost and 127.0.0.1)'));

const template = pipe(
  string(),
  regex(/^https:\/\/[^\s{}]+\{(hash|address)\}[^\s{}]*$/, 'is not an https address with {hash} or {address}'),
);

const ChainSchema = strictObject({
  id,
  name: text(36),
  bech32: pipe(string(), regex(/^[a-z]{1,20}$/, 'is not a bech32 prefix')),
  slip44: whole(2 ** 31 - 1),
  alternativeSlip44: optional(array(whole(2 ** 31 - 1)), []),
  rpc: pipe(
    array(endpoint),
    check((list) => list.length > 0, 'names no endpoint'),
  ),
  rest: optional(array(endpoint), []),
  stakeDenom: denom,
  feeAssets: pipe(
    array(strictObject({ denom, low: price, average: price, high: price })),
    check((list) => list.length > 0, 'names no fee denom'),
  ),
  gasPrice: price,
  explorer: optional(nullable(strictObject({ name: text(40), tx: template, account: template })), null),
});

const LifecycleSchema = strictObject({
  state: picklist(['active', 'paused', 'exit-only', 'gone']),
  reason: text(300),
  since: pipe(string(), regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date such as "2026-01-31"')),
  source: text(300),
});

const AssetSchema = strictObject({
  chain: id,
  denom,
  symbol: text(20),
  name: text(60),
  decimals: whole(18),
  mark: optional(text(20), 'unknown'),
  kind: picklist(['native', 'liquid', 'ibc']),
  underlying: exactOptional(denom),
  origin: exactOptional(strictObject({ chain: id, denom: text(300), path: trace })),
  lifecycle: LifecycleSchema,
});

const ChannelSchema = strictObject({
  from: id,
  to: id,
  port: text(128),
  channelOnFrom: channelId,
  channelOnTo: channelId,
  portOnTo: exactOptional(text(128)),
});

const PriceSourceSchema = strictObject({
  name: text(40),
  url: endpoint,
  currency: pipe(string(), regex(/^[a-z]{3,5}$/, 'is not a currency in small letters such as "usd"')),
  historyDays: optional(whole(36_500), 365),
  coins: pipe(
    array(strictObject({ denom, id: pipe(string(), regex(/^[a-z0-9-]{1,60}$/, 'is not a coin id such as "persistence"')) })),
    check((list) => list.length > 0, 'names no coin'),
  ),
});

const NetworkSchema = strictObject({
  id: pipe(
    id,
    check((value) => !RESERVED_IDS.includes(value), 'is the id of a built-in network'),
  ),
  name: text(40),
  kind: picklist(['custom']),
  hub: id,
  chains: pipe(
    array(ChainSchema),
    check((list) => list.length > 0, 'names no chain'),
  ),
  channels: optional(array(ChannelSchema), []),
  assets: array(AssetSchema),
  priceSource: exactOptional(PriceSourceSchema),
});

/**
 * Reads the content of `networks.json`: `{ "networks": [ … ] }`. Never throws. A network with a problem is left out, with one sentence
 * per problem that says where it is; the others are given back.
 */
export function parseNetworks(json: unknown): { networks: Network[]; problems: string[] } {
  const entries = typeof json === 'object' && json !== null && 'networks' in json ? json.networks : null;
  if (!Array.isArray(entries)) return { networks: [], problems: ['networks.json is not an object with a list called "networks".'] };
  const networks: Network[] = [];
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const result = readNetwork(entry, networks);
    if ('network' in result) networks.push(result.network);
    else problems.push(...result.problems.map((problem) => `networks[${index}]${problem}`));
  }
  return { networks, problems };
}

function readNetwork(entry: unknown, earlier: readonly Network[]): { network: Network } | { problems: string[] } {
  const result = safeParse(NetworkSchema, entry);
  if (!result.success) return { problems: result.issues.map((issue) => `${dotPath(issue)}: ${issue.message}`) };
  const network = result.output;
  const problems = contradictionsOf(network);
  if (earlier.some((other) => other.id === network.id)) problems.push(`.id: ${network.id} is used twice`);
  return problems.length > 0 ? { problems } : { network };
}

function dotPath(issue: Parameters<typeof getDotPath>[0]): string {
  const path = getDotPath(issue);
  return path ? `.${path}` : '';
}

/** What the shape alone cannot say: names that point nowhere, and denoms that are not the hash of their trace. */
function contradictionsOf(network: Network): string[] {
  const ids = network.chains.map((chain) => chain.id);
  const problems: string[] = [];
  if (!ids.includes(network.hub)) problems.push(`.hub: ${network.hub} is not among the chains`);
  if (new Set(ids).size < ids.length) problems.push('.chains: two chains have the same id');
  for (const asset of network.assets) {
    if (!ids.includes(asset.chain)) problems.push(`.assets: ${asset.symbol} is on ${asset.chain}, which is not among the chains`);
    const trouble = denomProblem(asset);
    if (trouble) problems.push(`.assets: ${trouble}`);
  }
  return problems;
}

function denomProblem({ denom, kind, origin, symbol }: ChainAsset): string | null {
  if (kind !== 'ibc') return denom.startsWith('ibc/') ? `${symbol} has an ibc/ denom but is not of kind "ibc"` : null;
  if (!origin) return `${symbol} is of kind "ibc" and has no origin`;
  const expected = ibcDenom(origin.path, origin.denom);
  return expected === denom ? null : `${symbol} should have the denom ${expected}, the hash of its origin`;
}

/** Fetches and checks `networks.json` beside index.html. A missing file is an empty list; everything else that is wrong is a problem, never an exception. */
export async function fetchDeployment(get: typeof fetch = fetch): Promise<Deployment> {
  try {
    const response = await get('networks.json', { cache: 'no-cache' });
    if (response.status === 404) return { networks: [], problems: [] };
    if (!response.ok) return { networks: [], problems: [`networks.json could not be read: the server answered ${response.status}.`] };
    return parseNetworks(await response.json());
  } catch {
    return { networks: [], problems: ['networks.json could not be read, or is not JSON.'] };
  }
}
