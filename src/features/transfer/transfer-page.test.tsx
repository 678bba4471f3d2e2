// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createEmbeddedClient } from '#chain/embedded.ts';
import type { ChainId } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { encodeBech32 } from '#domain/bech32.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { TxProvider } from '#tx/tx-provider.tsx';
import { createWalletStore } from '#wallet/store.ts';
import { WalletContext } from '#wallet/wallet-context.tsx';
import { TransferPage } from './transfer-page.tsx';

const STRANGER = new Uint8Array(20).fill(7);
const [CORE, HUB, OSMO] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'];

configure({ asyncUtilTimeout: 10_000 });

let sandbox: SandboxController;
beforeAll(async () => {
  sandbox = await startSandbox({ blockInterval: null, tabs: null });
});
afterAll(() => sandbox.stop());
afterEach(cleanup);

/** The page as `account` sees it, on chains of which some do not answer. Returns the address of the page as it changes. */
async function show(path: string, { account, silent = [] }: { account?: string; silent?: readonly ChainId[] } = {}) {
  const wallet = createWalletStore(SANDBOX_NETWORK);
  if (account !== undefined) await wallet.connect('sandbox', { account });
  const clients = new Map(
    SANDBOX_NETWORK.chains.map((chain) => {
      const rpc = silent.includes(chain.id)
        ? { execute: () => Promise.reject(new Error('silent')), disconnect() {} }
        : sandbox.rpc(chain.id);
      return [chain.id, createEmbeddedClient(SANDBOX_NETWORK, chain, rpc)];
    }),
  );
  const client = (id: ChainId) => {
    const found = clients.get(id);
    if (!found) throw new Error(`no client of ${id}`);
    return found;
  };
  const [pathname = '', searchPath = ''] = path.split('?');
  const location = memoryLocation({ path: pathname, searchPath, record: true });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NetworkContext value={{ network: SANDBOX_NETWORK, hub: client(CORE), client }}>
        <WalletContext value={wallet}>
          <Router hook={location.hook} searchHook={location.searchHook}>
            <TxProvider>
              <TransferPage />
            </TxProvider>
          </Router>
        </WalletContext>
      </NetworkContext>
    </QueryClientProvider>,
  );
  return location;
}

const review = () => screen.findByRole('button', { name: 'Review transfer' });
const reason = async () => {
  const button = await review();
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
};
const nameOf = (id: ChainId) => chainById(SANDBOX_NETWORK, id)?.name ?? '';

test('without an account the way and its health are told, and a wallet is all that is missing', async () => {
  await show(`/transfer?from=${CORE}&to=${OSMO}`);
  const way = await screen.findByRole('list', { name: 'The way' });
  expect(await within(way).findByText('Channel open, light clients active.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Connect a wallet' })).toBeTruthy();
});

test('what is held stands first; one click sends a coin that came by another way back along it', async () => {
  const location = await show('/transfer', { account: 'alice' });
  const asset = await screen.findByLabelText('Asset');
  await within(asset).findByRole('option', { name: /^XPRT · 25,/ });
  fireEvent.click(await screen.findByRole('button', { name: 'Unwind' }));
  expect(await screen.findByDisplayValue('120')).toBeTruthy();
  expect(location.history.at(-1)).toMatch(/^\/transfer\?from=osmo-sandbox-1&to=osmo-sandbox-1&asset=ibc%2F[0-9A-F]{64}&amount=120$/);
  const way = await screen.findByRole('list', { name: 'The way' });
  expect(
    within(way)
      .getAllByRole('listitem')
      .map((stop) => stop.querySelector('p')?.textContent),
  ).toEqual([OSMO, HUB, CORE, OSMO].map(nameOf));
});

test('a chain that does not answer is said where its part stands, and the others go on', async () => {
  await show(`/transfer?from=${OSMO}&to=${CORE}`, { account: 'alice', silent: [OSMO] });
  expect(await screen.findByText(`Could not read what you have on ${nameOf(OSMO)}.`)).toBeTruthy();
  expect(await screen.findByText(`${nameOf(OSMO)} could not be asked, so its end of the channel is not checked.`)).toBeTruthy();
  expect(await reason()).toBe('Your balance could not be read.');
});

test('somebody else receives only after the address was confirmed, and never by a link', async () => {
  const location = await show(`/transfer?from=${CORE}&to=${OSMO}&asset=uxprt&amount=5&receiver=osmo1evil`, { account: 'alice' });
  fireEvent.click(await screen.findByRole('button', { name: 'Send to another account' }));
  const field = screen.getByLabelText(`Receiver on ${nameOf(OSMO)}`);
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  type('persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g');
  expect(await screen.findByText(/^This is an address on Persistence Sandbox\./)).toBeTruthy();
  type(encodeBech32('osmovaloper', STRANGER));
  await screen.findByText('This is the address of a validator, not of an account.');
  type(encodeBech32('osmo', STRANGER));
  const confirm = await screen.findByRole('checkbox', { name: /I have compared this address/ });
  expect(screen.getByText(/Do not send to an exchange over IBC\./)).toBeTruthy();
  expect(await reason()).toBe('Confirm the receiver above.');
  fireEvent.click(confirm);
  expect((await review()).getAttribute('aria-disabled')).toBeNull();
  fireEvent.change(screen.getByLabelText('To'), { target: { value: HUB } });
  expect(await screen.findByText(`Your account on ${nameOf(HUB)}`)).toBeTruthy();
  expect(location.history).toEqual([`/transfer?from=${CORE}&to=${HUB}&asset=uxprt&amount=5`]);
});

test('a coin that nobody knows at the destination is not sent there, and a link of another network is told', async () => {
  await show(`/transfer?from=${HUB}&to=dydx-sandbox-1&asset=uatom&amount=5`, { account: 'alice' });
  expect(await screen.findByText(/which applications there do not know as ATOM/)).toBeTruthy();
  expect(await reason()).toBe('ATOM has no way to dYdX Sandbox from here.');
  cleanup();
  await show('/transfer?from=cosmoshub-4', { account: 'alice' });
  expect((await screen.findByText(/does not have the chain/)).textContent).toContain('cosmoshub-4');
});

test('an expired light client blocks before anything is signed, and the hop is named', async () => {
  await sandbox.expireClient(CORE, HUB);
  await show(`/transfer?from=${CORE}&to=${HUB}&asset=uxprt&amount=5`, { account: 'alice' });
  await screen.findByText(/^The light client on Persistence Sandbox has expired/);
  expect(await reason()).toMatch(
    /^Between Persistence Sandbox and Cosmos Hub Sandbox: The light client on Persistence Sandbox has expired/,
  );
});

test.each([
  ['<script>alert(1)</script>', 'A hash has 64 characters: the digits 0 to 9 and the letters A to F.'],
  ['ABC', 'A hash has 64 characters, this has 3.'],
])('a hash that is none opens nothing: %s', async (text, words) => {
  const location = await show('/transfer');
  fireEvent.change(await screen.findByLabelText('Hash of the transaction'), { target: { value: text } });
  expect(await screen.findByText(words)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Track' }));
  expect(location.history).toEqual(['/transfer']);
});

test('a hash that no chain has is told kindly', async () => {
  await show(`/transfer?track=${'A'.repeat(64)}`);
  expect(await screen.findByText('There is nothing to follow')).toBeTruthy();
  expect(screen.getByText(/No chain that was asked has this transaction in a block\./)).toBeTruthy();
});
