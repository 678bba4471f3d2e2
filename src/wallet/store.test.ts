// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { providersOf } from './providers.ts';
import { createWalletStore } from './store.ts';
import type { SignRequest, WalletStore } from './wallet.ts';

const [alice, bob] = SANDBOX_ACCOUNTS;
const address = alice?.address ?? '';
const request: SignRequest = {
  mode: 'direct',
  chainId: SANDBOX_NETWORK.hub,
  signer: address,
  bodyBytes: Uint8Array.of(1),
  authInfoBytes: Uint8Array.of(2),
  accountNumber: 1n,
};

const onHub = (store: WalletStore) => {
  const state = store.get();
  return state.state === 'connected' ? state.accounts[0] : null;
};

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('sandbox accounts', () => {
  test('connect by name, sign, disconnect', async () => {
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.connect('sandbox', { account: 'bob' });
    expect(store.get()).toMatchObject({ state: 'connected', provider: 'sandbox' });
    expect(onHub(store)).toMatchObject({ name: 'bob', address: bob?.address });
    await store.connect('sandbox', { account: 'alice' });
    expect(await store.sign(request)).toMatchObject({ mode: 'direct' });
    await store.disconnect();
    expect(store.get()).toEqual({ state: 'disconnected' });
    await expect(store.sign(request)).rejects.toMatchObject({ error: { kind: 'no-account' } });
  });

  test('are offered on the sandbox only', () => {
    const offered = (kind: 'sandbox' | 'mainnet') => providersOf({ ...SANDBOX_NETWORK, kind }).map(({ id }) => id);
    expect(offered('sandbox')).toEqual(['sandbox', 'keplr', 'leap', 'watch']);
    expect(offered('mainnet')).toEqual(['keplr', 'leap', 'watch']);
  });

  test('an account that is not seeded is an error, kept in the state', async () => {
    const store = createWalletStore(SANDBOX_NETWORK);
    await expect(store.connect('sandbox', { account: 'mallory' })).rejects.toMatchObject({ error: { kind: 'no-account' } });
    expect(store.get()).toMatchObject({ state: 'error', provider: 'sandbox', error: { kind: 'no-account' } });
  });

  test('come back after a reload', async () => {
    await createWalletStore(SANDBOX_NETWORK).connect('sandbox', { account: 'bob' });
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.restore();
    expect(onHub(store)).toMatchObject({ name: 'bob' });
  });

  test('are per network: another network remembers nothing of it', async () => {
    await createWalletStore(SANDBOX_NETWORK).connect('sandbox', { account: 'bob' });
    const store = createWalletStore({ ...SANDBOX_NETWORK, id: 'core-1', kind: 'mainnet' });
    await store.restore();
    expect(store.get()).toEqual({ state: 'disconnected' });
  });
});

describe('watching an address', () => {
  test('shows it and never signs for it', async () => {
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.connect('watch', { address: `  ${address} ` });
    expect(store.get()).toMatchObject({ state: 'connected', capability: 'none', accounts: [{ address, pubkey: null }] });
    await expect(store.sign(request)).rejects.toMatchObject({ error: { kind: 'unsupported' } });
  });

  test.each([
    ['nothing', ''],
    ['a wrong character', address.replace(/.$/, 'q')],
    ['another chain', 'cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4'],
    ['a validator', 'persistencevaloper1hndltxmqd3e5zrtzj8sk82q3mkh7rtdmzrxeyt'],
    ['a script', '<script>alert(1)</script>'],
  ])('refuses %s', async (_, wrong) => {
    await expect(createWalletStore(SANDBOX_NETWORK).connect('watch', { address: wrong })).rejects.toMatchObject({
      error: { kind: 'unsupported' },
    });
  });
});

describe('storage that is not ours to trust', () => {
  const key = `stkhub.wallet.${SANDBOX_NETWORK.id}`;

  test.each(['', '{', 'null', '7', '[]', '{"provider":"evil"}', '{"provider":["keplr"]}', '{"provider":"__proto__"}', '"keplr"'])(
    'holding %j connects nothing',
    async (text) => {
      localStorage.setItem(key, text);
      const store = createWalletStore(SANDBOX_NETWORK);
      await store.restore();
      expect(store.get()).toEqual({ state: 'disconnected' });
    },
  );

  test('a remembered account that is no account is forgotten', async () => {
    localStorage.setItem(key, JSON.stringify({ provider: 'sandbox', account: 'mallory' }));
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.restore();
    expect(store.get()).toEqual({ state: 'disconnected' });
    expect(localStorage.getItem(key)).toBeNull();
  });

  test('forbidden storage costs the memory, not the connection', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.restore();
    await store.connect('sandbox', { account: 'alice' });
    expect(store.get()).toMatchObject({ state: 'connected' });
    await store.disconnect();
    expect(store.get()).toEqual({ state: 'disconnected' });
  });
});

describe('two connects at once', () => {
  test('the later one wins and the earlier one says that it was given up', async () => {
    const store = createWalletStore(SANDBOX_NETWORK);
    const first = store.connect('sandbox', { account: 'alice' }).catch((failure: unknown) => failure);
    await store.connect('sandbox', { account: 'bob' });
    expect(await first).toMatchObject({ error: { kind: 'rejected' } });
    expect(onHub(store)).toMatchObject({ name: 'bob' });
  });
});

test('nobody hears of a store after unsubscribing', async () => {
  const store = createWalletStore(SANDBOX_NETWORK);
  const listener = vi.fn();
  store.subscribe(listener)();
  await store.connect('sandbox');
  expect(listener).not.toHaveBeenCalled();
});
