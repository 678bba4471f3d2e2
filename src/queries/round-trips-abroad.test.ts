import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChainClient } from '#chain/client.ts';
import { createTransport } from '#chain/transport.ts';
import { graphOf } from '#config/graph-of.ts';
import { isListed } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { tracedAsset } from '#config/traced-asset.ts';
import { hopHealth } from '#domain/hop-health.ts';
import { DYDX_ACCOUNTS } from '#sandbox/counterparties/dydx-accounts.ts';
import { linkedChains } from '#testing/linked-chains.ts';
import { type SandboxServer, serveSandbox } from '../../scripts/sandbox-server.ts';
import { balancesQuery, spendableQuery } from './bank.ts';
import { denomTraceQuery, hopFactsQuery } from './ibc.ts';
import { mayPersist } from './key.ts';
import { depositBalanceQuery, hostChainsQuery, hostDepositsQuery, hostUnbondingsQuery, userUnbondingsQuery } from './liquidstakeibc.ts';

const ALICE: Readonly<Record<string, string>> = {
  'core-sandbox-1': 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  'hub-sandbox-1': 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn',
  'osmo-sandbox-1': 'osmo1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3tpa5hp',
  'dydx-sandbox-1': DYDX_ACCOUNTS['alice'] ?? '',
};

type Served = { readonly client: ChainClient; readonly requests: () => number };

/** Four chains are made in about a second, and in more while everything else is tested beside them. */
const BUSY_MACHINE = 60_000;

const servers: SandboxServer[] = [];
let serve: (chain: string) => Served;

beforeAll(async () => {
  const chains = await linkedChains();
  const urls = new Map<string, string>();
  for (const chain of SANDBOX_NETWORK.chains) {
    const server = await serveSandbox(() => chains.node(chain.id), { rpc: 0, rest: 0 });
    servers.push(server);
    urls.set(chain.id, server.rpcUrl);
  }
  serve = (id) => {
    const chain = SANDBOX_NETWORK.chains.find((one) => one.id === id);
    if (!chain) throw new Error(id);
    let requests = 0;
    const counting: typeof fetch = (input, init) => {
      requests += 1;
      return fetch(input, init);
    };
    const here = { ...chain, rpc: [urls.get(id) ?? ''] };
    const { rpc, status } = createTransport(here, { WebSocket: null, fetch: counting });
    return { client: { network: SANDBOX_NETWORK.id, chain: here, rpc, status }, requests: () => requests };
  };
}, BUSY_MACHINE);
afterAll(() => Promise.all(servers.map((server) => server.close())));

const newCache = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

test.each(Object.keys(ALICE))(
  'everything that an address has on %s takes at most three HTTP round trips, what it came by included',
  async (chain) => {
    const { client, requests } = serve(chain);
    const cache = newCache();
    const address = ALICE[chain] ?? '';
    const [coins] = await Promise.all([
      cache.fetchQuery(balancesQuery(client, address)),
      cache.fetchQuery(spendableQuery(client, address)),
    ]);
    expect(coins.length).toBeGreaterThan(1);
    const strangers = coins.filter(({ denom }) => denom.startsWith('ibc/') && !isListed(SANDBOX_NETWORK, chain, denom));
    const traces = await Promise.all(strangers.map(({ denom }) => cache.fetchQuery(denomTraceQuery(client, denom))));
    expect(requests()).toBeLessThanOrEqual(3);
    const graph = graphOf(SANDBOX_NETWORK);
    const named = strangers.map(({ denom }, index) => tracedAsset(SANDBOX_NETWORK, graph, chain, denom, traces[index] ?? null).standing);
    expect(named.filter((standing) => standing === 'unlisted')).toEqual([]);
  },
);

test('the queues of liquid staking of three other coins take two, and are remembered for the next visit', async () => {
  const { client, requests } = serve('core-sandbox-1');
  const cache = newCache();
  const [hosts] = await Promise.all([
    cache.fetchQuery(hostChainsQuery(client)),
    cache.fetchQuery(userUnbondingsQuery(client, ALICE['core-sandbox-1'] ?? '')),
  ]);
  await Promise.all(
    hosts.flatMap(({ chainId }) => [
      cache.fetchQuery(hostDepositsQuery(client, chainId)),
      cache.fetchQuery(hostUnbondingsQuery(client, chainId)),
      cache.fetchQuery(depositBalanceQuery(client, chainId)),
    ]),
  );
  expect([hosts.length, requests()]).toEqual([3, 2]);
  const keys = cache
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey);
  expect(keys.every(mayPersist)).toBe(true);
});

test('how a hop is takes two of each of its chains, and is never remembered: nothing is signed on what was', async () => {
  const [core, hub] = [serve('core-sandbox-1'), serve('hub-sandbox-1')];
  const leg = [...graphOf(SANDBOX_NETWORK).legs.values()].find(
    ({ from, to }) => from === core.client.chain.id && to === hub.client.chain.id,
  );
  if (!leg) throw new Error('no leg');
  const asked = hopFactsQuery(core.client, hub.client, leg);
  expect(hopHealth(await newCache().fetchQuery(asked), 600_000).verdict).toBe('healthy');
  expect([core.requests(), hub.requests()]).toEqual([2, 2]);
  expect(mayPersist(asked.queryKey)).toBe(false);
});
