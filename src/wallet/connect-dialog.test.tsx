// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import type { Network } from '#config/network.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { installKeplr } from '../../e2e/wallets/scripted-keplr.ts';
import { installLeap } from '../../e2e/wallets/scripted-leap.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { createWalletStore } from './store.ts';
import { WalletContext } from './wallet-context.tsx';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  for (const name of ['keplr', 'leap', '__wallet', '__wallets']) Reflect.deleteProperty(window, name);
});

function show(network: Network) {
  const store = createWalletStore({ ...network });
  const onClose = vi.fn();
  render(
    <WalletContext value={store}>
      <ConnectDialog open onClose={onClose} />
    </WalletContext>,
  );
  return { store, onClose };
}

test('a sandbox account is connected with one click, and the dialog closes', async () => {
  const { store, onClose } = show(SANDBOX_NETWORK);
  fireEvent.click(screen.getByRole('button', { name: 'Use bob' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const state = store.get();
  expect(state.state === 'connected' && state.accounts.every(({ name }) => name === 'bob')).toBe(true);
});

test('on mainnet there are no sandbox accounts; wallets that are missing can be had, or say since when they are discontinued', () => {
  show(CORE_1);
  expect(screen.queryByText(/sandbox/i)).toBeNull();
  expect(screen.getByRole('link', { name: /Get Keplr/ }).getAttribute('href')).toBe('https://www.keplr.app');
  expect(screen.queryByRole('link', { name: /Get Leap/ })).toBeNull();
  expect(screen.getByText(/discontinued/).textContent).toContain('28 May 2026');
});

test('Keplr is connected through its own window; declining is said, and trying again works', async () => {
  const keplr = installKeplr();
  keplr.rejectNext();
  const { onClose } = show(CORE_1);
  fireEvent.click(screen.getByRole('button', { name: 'Connect Keplr' }));
  expect((await screen.findByRole('alert')).textContent).toContain('You declined');
  fireEvent.click(screen.getByRole('button', { name: 'Connect Keplr' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('cancelling while the wallet thinks goes back to the choice', async () => {
  installLeap().hold();
  const { store } = show(CORE_1);
  fireEvent.click(screen.getByRole('button', { name: 'Connect Leap' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('button', { name: 'Connect Leap' })).toBeTruthy();
  expect(store.get()).toEqual({ state: 'disconnected' });
});

test('an address that cannot be watched says why and stays in its field; the right one is watched', async () => {
  const { store, onClose } = show(SANDBOX_NETWORK);
  const field = screen.getByLabelText<HTMLInputElement>(/Watch an address/);
  const watch = (text: string) => {
    fireEvent.change(field, { target: { value: text } });
    fireEvent.submit(field);
  };
  watch('cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4');
  expect(await screen.findByText(/address of another chain/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(/Watch an address/).value).toMatch(/^cosmos19/);
  watch(SANDBOX_ACCOUNTS[0]?.address ?? '');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(store.get()).toMatchObject({ state: 'connected', provider: 'watch' });
});
