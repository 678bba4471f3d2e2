// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChainClient } from '#chain/transport.ts';
import { CORE_1 } from '#config/generated/core-1.ts';
import type { Network } from '#config/network.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { servedChains } from '#testing/served-chains.ts';
import { createWalletStore } from '#wallet/store.ts';
import { WalletContext } from '#wallet/wallet-context.tsx';
import { installKeplr } from '../../e2e/wallets/scripted-keplr.ts';
import { AccountControl } from './account-control.tsx';

const copied = vi.fn(async (_: string) => {});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  // jsdom has neither.
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied }, configurable: true });
  HTMLElement.prototype.hidePopover ??= () => {};
});

afterEach(() => {
  cleanup();
  copied.mockClear();
  for (const name of ['keplr', '__wallet', '__wallets']) Reflect.deleteProperty(window, name);
});

async function show(network: Network, connect: (store: ReturnType<typeof createWalletStore>) => Promise<unknown>) {
  const store = createWalletStore(network);
  const hub = createChainClient(network, hubChain(network));
  render(
    <NetworkContext value={{ network, hub, client: () => hub }}>
      <WalletContext value={store}>
        <AccountControl />
      </WalletContext>
    </NetworkContext>,
  );
  await connect(store);
  await screen.findByText('Copy address');
  return store;
}

test('every connected chain gives its own address to copy', async () => {
  const store = await show(SANDBOX_NETWORK, (wallet) => wallet.connect('sandbox', { account: 'alice' }));
  expect(screen.queryByText(/Not connected/)).toBeNull();
  const further = SANDBOX_NETWORK.chains.filter(({ id }) => id !== SANDBOX_NETWORK.hub);
  for (const { id, name } of further) {
    fireEvent.click(screen.getByText(name));
    const { address } = await store.account(id);
    await waitFor(() => expect(copied).toHaveBeenLastCalledWith(address));
  }
  expect(copied).toHaveBeenCalledTimes(3);
});

test('says on which chains the wallet gave no account, and takes one off when it does', async () => {
  installKeplr();
  const store = await show(servedChains(), (wallet) => wallet.connect('keplr'));
  expect(screen.getByText('Not connected: Cosmos Hub Sandbox, Osmosis Sandbox, dYdX Sandbox')).toBeTruthy();
  await store.account('osmo-sandbox-1');
  expect(await screen.findByText('Not connected: Cosmos Hub Sandbox, dYdX Sandbox')).toBeTruthy();
  expect(screen.getByText('Osmosis Sandbox')).toBeTruthy();
});

test('a network of many chains is counted, not listed', async () => {
  installKeplr();
  await show({ ...CORE_1 }, (wallet) => wallet.connect('keplr'));
  expect(screen.getByText(/^Not connected: \d\d other chains$/)).toBeTruthy();
});

test('a watched address belongs to one chain, and nothing is said of others', async () => {
  const address = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
  await show(SANDBOX_NETWORK, (wallet) => wallet.connect('watch', { address }));
  expect(screen.queryByText(/Not connected/)).toBeNull();
  expect(screen.queryByText('Osmosis Sandbox')).toBeNull();
});
