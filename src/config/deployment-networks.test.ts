import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fetchDeployment, parseNetworks } from './deployment-networks.ts';
import { SANDBOX_NETWORK } from './sandbox-network.ts';

const NETWORK = {
  id: 'acme-net',
  name: 'Acme private network',
  kind: 'custom',
  hub: 'acme-1',
  chains: [
    {
      id: 'acme-1',
      name: 'Acme',
      bech32: 'persistence',
      slip44: 118,
      rpc: ['https://rpc.acme.example'],
      stakeDenom: 'uxprt',
      feeAssets: [{ denom: 'uxprt', low: '0', average: '0.025', high: '0.04' }],
      gasPrice: '0.025',
    },
  ],
  assets: [
    {
      chain: 'acme-1',
      denom: 'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA',
      symbol: 'ATOM',
      name: 'Cosmos Hub Atom',
      decimals: 6,
      kind: 'ibc',
      origin: { chain: 'cosmoshub-4', denom: 'uatom', path: 'transfer/channel-24' },
      lifecycle: { state: 'active', reason: 'Ours.', since: '2026-01-31', source: 'https://acme.example' },
    },
  ],
};

const PRICES = {
  name: 'CoinGecko',
  url: 'https://api.coingecko.com/api/v3',
  currency: 'usd',
  coins: [{ denom: 'uxprt', id: 'persistence' }],
};

/** The example network with one value changed, at a path such as `chains.0.rpc`. */
function changed(path: string, value: unknown): unknown {
  const copy: Record<string, unknown> = structuredClone(NETWORK);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const target = keys.reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, copy);
  target[last] = value;
  return copy;
}

const parse = (...networks: unknown[]) => parseNetworks({ networks });

test('a right file gives its networks, with the optional parts filled in', () => {
  const { networks, problems } = parse(NETWORK);
  expect(problems).toEqual([]);
  expect(networks[0]).toMatchObject({ id: 'acme-net', channels: [] });
  expect(networks[0]?.chains[0]).toMatchObject({ rest: [], explorer: null, alternativeSlip44: [] });
});

test('a price source is taken as it is, and stays away when nobody names one', () => {
  expect(parse({ ...NETWORK, priceSource: PRICES }).networks[0]?.priceSource).toEqual({ ...PRICES, historyDays: 365 });
  expect(parse(NETWORK).networks[0]).not.toHaveProperty('priceSource');
});

test('a node on the own computer may speak plain http', () => {
  expect(parse(changed('chains.0.rpc', ['http://localhost:26657', 'http://127.0.0.1:26657'])).problems).toEqual([]);
});

describe('what is wrong is said in one readable line, with its place', () => {
  test.each([
    ['chains.0.rpc', ['http://rpc.acme.example'], 'networks[0].chains.0.rpc.0: is not an https address'],
    ['chains.0.rpc', ['javascript:alert(1)'], 'networks[0].chains.0.rpc.0: is not an https address'],
    ['chains.0.rpc', ['https://user:secret@rpc.acme.example'], 'networks[0].chains.0.rpc.0: is not an https address'],
    ['chains.0.rpc', [], 'networks[0].chains.0.rpc: names no endpoint'],
    ['chains.0.gasPrice', 0.025, 'networks[0].chains.0.gasPrice'],
    ['chains.0.gasPrice', '2.5e-2', 'networks[0].chains.0.gasPrice: is not a decimal number in quotes'],
    ['chains.0.name', 'A name that is much longer than a wallet takes', 'networks[0].chains.0.name: is empty or longer than 36 characters'],
    ['chains.0.surprise', 1, 'networks[0].chains.0.surprise'],
    ['assets.0.decimals', 19, 'networks[0].assets.0.decimals: is not a whole number from 0 to 18'],
    ['assets.0.origin.path', 'transfer/channel-25', 'networks[0].assets: ATOM should have the denom ibc/'],
    ['assets.0.kind', 'native', 'networks[0].assets: ATOM has an ibc/ denom but is not of kind "ibc"'],
    ['assets.0.chain', 'acme-2', 'networks[0].assets: ATOM is on acme-2, which is not among the chains'],
    ['hub', 'acme-2', 'networks[0].hub: acme-2 is not among the chains'],
    ['id', 'core-1', 'networks[0].id: is the id of a built-in network'],
    ['kind', 'mainnet', 'networks[0].kind'],
    ['priceSource', { ...PRICES, url: 'http://prices.example' }, 'networks[0].priceSource.url: is not an https address'],
    ['priceSource', { ...PRICES, currency: '$' }, 'networks[0].priceSource.currency: is not a currency in small letters'],
    ['priceSource', { ...PRICES, coins: [{ denom: 'uxprt', id: '../simple' }] }, 'networks[0].priceSource.coins.0.id: is not a coin id'],
    ['priceSource', { ...PRICES, coins: [] }, 'networks[0].priceSource.coins: names no coin'],
  ])('%s', (path, value, sentence) => {
    const { networks, problems } = parse(changed(path, value));
    expect(networks).toEqual([]);
    expect(problems.join('\n')).toContain(sentence);
  });

  test.each([null, [], 'text', { chains: [] }, { networks: {} }])('a file of another shape: %j', (json) => {
    expect(parseNetworks(json)).toEqual({ networks: [], problems: ['networks.json is not an object with a list called "networks".'] });
  });
});

test('a wrong network does not take the right ones with it', () => {
  const { networks, problems } = parse(changed('hub', 'nowhere'), NETWORK, NETWORK);
  expect(networks.map(({ id }) => id)).toEqual(['acme-net']);
  expect(problems).toHaveLength(2);
  expect(problems[1]).toBe('networks[2].id: acme-net is used twice');
});

describe('reading the file', () => {
  const answer =
    (body: string, status = 200) =>
    async () =>
      new Response(body, { status });

  test('a missing file is an empty list', async () => {
    expect(await fetchDeployment(answer('', 404))).toEqual({ networks: [], problems: [] });
  });

  test('a page in its place, a broken server, no server: problems, never an exception', async () => {
    expect((await fetchDeployment(answer('<!doctype html>'))).problems).toHaveLength(1);
    expect((await fetchDeployment(answer('', 500))).problems).toEqual(['networks.json could not be read: the server answered 500.']);
    const offline = async () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await fetchDeployment(offline)).problems).toHaveLength(1);
  });
});

test('the nodes on this computer are the chains of the sandbox, on the ports of `npm run sandbox`', () => {
  const { networks, problems } = parseNetworks(JSON.parse(readFileSync('public/networks.json', 'utf8')));
  expect(problems).toEqual([]);
  const local = networks.find(({ id }) => id === 'local');
  const facts = ({ id, bech32, slip44, stakeDenom, feeAssets, gasPrice }: (typeof SANDBOX_NETWORK.chains)[number]) => ({
    id,
    bech32,
    slip44,
    stakeDenom,
    feeAssets,
    gasPrice,
  });
  expect(local?.chains.map(facts)).toEqual(SANDBOX_NETWORK.chains.map(facts));
  expect(local?.chains.map(({ rpc: [rpc] }) => rpc)).toEqual([26657, 26667, 26677, 26687].map((port) => `http://localhost:${port}`));
  expect(local?.channels).toEqual(SANDBOX_NETWORK.channels);
  const asset = ({ lifecycle: _, ...rest }: (typeof SANDBOX_NETWORK.assets)[number]) => rest;
  expect(local?.assets.map(asset)).toEqual(SANDBOX_NETWORK.assets.map(asset));
});
