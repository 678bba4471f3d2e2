// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createEmbeddedClient } from '#chain/embedded.ts';
import type { ChainId, Network } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import { whenIdle } from '#tx/idle.ts';
import { TxProvider } from '#tx/tx-provider.tsx';
import { setChainTime } from '#ui/clock.ts';
import { createWalletStore } from '#wallet/store.ts';
import { WalletContext } from '#wallet/wallet-context.tsx';
import { OverviewPage } from './overview-page.tsx';

const CORE = 'core-sandbox-1';
const HUB = 'hub-sandbox-1';
/** As Core-1 is: without liquid staking of other chains. */
const WITHOUT_QUEUES: Network = {
  ...SANDBOX_NETWORK,
  assets: SANDBOX_NETWORK.assets.filter(({ mark }) => !mark.startsWith('stk') || mark === 'stkxprt'),
};
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';

configure({ asyncUtilTimeout: 10_000 });

let chains: LinkedChains;
beforeAll(async () => {
  chains = await linkedChains();
  setChainTime(Number(chains.core.state.singles.time / 1_000_000n));
}, 60_000);
afterEach(cleanup);

/** A sandbox account is on every chain, one that is watched on the hub alone. `silent`: chains that do not answer, as long as they are in it. Returns what each chain was asked. */
async function show(who: 'alice' | 'dave' | 'watched', { silent = new Set<ChainId>(), network = SANDBOX_NETWORK } = {}) {
  const wallet = createWalletStore(network);
  if (who === 'watched') await wallet.connect('watch', { address: ALICE });
  else await wallet.connect('sandbox', { account: who });
  const asked: string[] = [];
  const clients = new Map(
    network.chains.map((chain) => {
      const inner = chains.rpc(chain.id);
      const rpc: typeof inner = {
        async execute(request) {
          if (request.method === 'abci_query') asked.push(`${chain.id} ${Reflect.get(request.params as object, 'path')}`);
          if (silent.has(chain.id)) throw new TypeError('Failed to fetch');
          return inner.execute(request);
        },
        disconnect() {},
      };
      return [chain.id, createEmbeddedClient(network, chain, rpc)];
    }),
  );
  const client = (id: ChainId) => {
    const found = clients.get(id);
    if (!found) throw new Error(id);
    return found;
  };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NetworkContext value={{ network, hub: client(CORE), client }}>
        <WalletContext value={wallet}>
          <TxProvider>
            <OverviewPage />
          </TxProvider>
        </WalletContext>
      </NetworkContext>
    </QueryClientProvider>,
  );
  return asked;
}

const abroad = async () =>
  within(await screen.findByRole('table', { name: 'What you hold on other chains' }))
    .getAllByRole('row')
    .slice(1);

test('each coin on each other chain that the wallet is connected on, with where to send it', async () => {
  const asked = await show('alice');
  await screen.findByText(/by way of/);
  const rows = (await abroad()).map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent?.replace(/\s+/g, ' ')));
  expect(rows).toEqual([
    ['ATOMon Cosmos Hub Sandbox', '1,240 ATOM', 'Send'],
    ['XPRTon Cosmos Hub Sandbox', '300 XPRT', 'Send'],
    ['stkXPRTon Cosmos Hub Sandbox', '150 stkXPRT', 'Send'],
    ['ATOMon Osmosis Sandbox', '25 ATOM', 'Send'],
    ['OSMOon Osmosis Sandbox', '640 OSMO', 'Send'],
    [expect.stringMatching(/^XPRTon Osmosis Sandbox. It came by way of Cosmos Hub Sandbox/), '120 XPRT', 'Unwind'],
    ['stkXPRTon Osmosis Sandbox', '500 stkXPRT', 'Send'],
    ['DYDXon dYdX Sandbox', '75 DYDX', 'Send'],
    ['XPRTon dYdX Sandbox', '40 XPRT', 'Send'],
  ]);
  const links = screen.getAllByRole('link', { name: 'Send' }).map((link) => link.getAttribute('href'));
  expect(links).toContain('/transfer?from=hub-sandbox-1&asset=uatom');
  expect(asked.filter((question) => question === `${HUB} /cosmos.bank.v1beta1.Query/AllBalances`)).toHaveLength(1);
});

test('a chain that cannot be read says so on its row, and the others are there', async () => {
  const silent = new Set([HUB]);
  await show('alice', { silent });
  expect(await screen.findByText(/cannot be read now/)).toBeTruthy();
  const rows = await abroad();
  expect(rows.filter((row) => row.textContent?.includes('Osmosis')).length).toBeGreaterThan(1);
  silent.clear();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect((await screen.findAllByText('on Cosmos Hub Sandbox')).length).toBeGreaterThan(1);
  expect(screen.queryByText(/cannot be read now/)).toBeNull();
});

test('whoever holds nothing but XPRT here, on a network without other liquid coins, still sees what is elsewhere', async () => {
  await show('dave', { network: WITHOUT_QUEUES });
  expect((await abroad()).length).toBeGreaterThan(0);
  expect(screen.queryByRole('table', { name: 'Other assets of this account' })).toBeNull();
});

test('whoever is connected on one chain alone is asked nothing elsewhere', async () => {
  const asked = await show('watched');
  await screen.findByRole('table', { name: 'Other assets of this account' });
  await new Promise((idle) => whenIdle(() => void idle(undefined)));
  expect(screen.queryByText('On other chains')).toBeNull();
  expect(asked.filter((question) => question.includes('AllBalances') && !question.startsWith(CORE))).toEqual([]);
});
