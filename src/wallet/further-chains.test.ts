// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import type { Network } from '#config/network.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { parseAddress } from '#domain/address.ts';
import { servedChains } from '#testing/served-chains.ts';
import { chainInfoProblems } from '../../e2e/wallets/chain-info-schema.ts';
import { scriptedChain } from '../../e2e/wallets/scripted-chain.ts';
import { installKeplr } from '../../e2e/wallets/scripted-keplr.ts';
import { installLeap } from '../../e2e/wallets/scripted-leap.ts';
import type { ScriptedWalletOptions } from '../../e2e/wallets/scripted-wallet.ts';
import { chainSuggestion } from './chain-suggestion.ts';
import { createWalletStore } from './store.ts';
import type { WalletStore } from './wallet.ts';

const installers = { keplr: installKeplr, leap: installLeap };
const providers = ['keplr', 'leap'] as const;
const IDS = SANDBOX_NETWORK.chains.map(({ id }) => id);
const [HUB = '', ...FURTHER] = IDS;
const [ATOM = '', OSMO = '', DYDX = ''] = FURTHER;
const KEY = `stkhub.wallet.${SANDBOX_NETWORK.id}`;
const opened: WalletStore[] = [];

/** The wallet knows these chains, as if they had been suggested before. */
const knowing = (...ids: string[]): ScriptedWalletOptions => ({
  chains: servedChains()
    .chains.filter(({ id }) => ids.includes(id))
    .map((chain) => scriptedChain(chainSuggestion(servedChains(), chain))),
});

const chainsOf = (store: WalletStore) => {
  const state = store.get();
  return state.state === 'connected' ? state.accounts.map(({ chain }) => chain) : [];
};

const namesOf = (store: WalletStore) => {
  const state = store.get();
  return state.state === 'connected' ? state.accounts.map(({ name }) => name) : [];
};

const bytesOf = (address: string) => {
  const parsed = parseAddress(address);
  return parsed.kind === 'ok' ? parsed.bytes : null;
};

/** A fresh network is a fresh page: cosmos-kit is mounted once for each. */
function page(network: Network = servedChains(), patience?: number): WalletStore {
  const store = createWalletStore(network, patience === undefined ? {} : { patience });
  opened.push(store);
  return store;
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(async () => {
  vi.restoreAllMocks();
  // They would hear what the wallet of the next test says.
  for (const store of opened.splice(0)) await store.disconnect();
  for (const name of ['keplr', 'leap', '__wallet', '__wallets']) Reflect.deleteProperty(window, name);
  globalThis.document.body.replaceChildren();
});

describe('a sandbox account', () => {
  test('is on every chain at once, the hub first, and its address is another one where the coin type is', async () => {
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.connect('sandbox', { account: 'alice' });
    expect(chainsOf(store)).toEqual(IDS);
    const [core, atom, osmo, dydx] = await Promise.all(IDS.map((id) => store.account(id)));
    expect(core?.address).toBe(SANDBOX_ACCOUNTS[0]?.address);
    expect(atom?.address).toMatch(/^cosmos1/);
    expect(bytesOf(atom?.address ?? '')).toEqual(bytesOf(core?.address ?? ''));
    expect(bytesOf(osmo?.address ?? '')).toEqual(bytesOf(core?.address ?? ''));
    expect(dydx?.address).toMatch(/^dydx1/);
    expect(bytesOf(dydx?.address ?? '')).not.toEqual(bytesOf(core?.address ?? ''));
  });

  test('signs on each of them', async () => {
    const store = createWalletStore(SANDBOX_NETWORK);
    await store.connect('sandbox', { account: 'alice' });
    for (const id of IDS) {
      const { address } = await store.account(id);
      const request = {
        mode: 'direct',
        chainId: id,
        signer: address,
        bodyBytes: Uint8Array.of(1),
        authInfoBytes: Uint8Array.of(2),
      } as const;
      await expect(store.sign({ ...request, accountNumber: 1n })).resolves.toMatchObject({ mode: 'direct' });
    }
  });
});

describe('a watched address', () => {
  test('is of the hub and of no other chain, also where the prefix is the same', async () => {
    const twin = { ...SANDBOX_NETWORK, chains: SANDBOX_NETWORK.chains.map((chain) => ({ ...chain, bech32: 'persistence' })) };
    for (const each of [SANDBOX_NETWORK, twin]) {
      const store = createWalletStore(each);
      await store.connect('watch', { address: SANDBOX_ACCOUNTS[0]?.address ?? '' });
      await expect(store.account(ATOM)).rejects.toMatchObject({ error: { kind: 'unsupported' } });
      expect(chainsOf(store)).toEqual([HUB]);
    }
  });
});

test('nobody has accounts without a wallet, and a chain that the network does not have has none', async () => {
  const store = createWalletStore(SANDBOX_NETWORK);
  await expect(store.account(ATOM)).rejects.toMatchObject({ error: { kind: 'no-account' } });
  await expect(store.accounts([ATOM])).rejects.toMatchObject({ error: { kind: 'no-account' } });
  await store.connect('sandbox');
  await expect(store.account('elsewhere-1')).rejects.toMatchObject({ error: { kind: 'unknown-chain', chain: 'elsewhere-1' } });
  expect(await store.accounts([ATOM, 'elsewhere-1'])).toMatchObject([
    { kind: 'connected', chain: ATOM },
    { kind: 'failed', chain: 'elsewhere-1', error: { kind: 'unknown-chain' } },
  ]);
});

describe.each(providers)('further chains of %s', (id) => {
  async function connected(options: ScriptedWalletOptions = knowing(...IDS), patience?: number) {
    const wallet = installers[id](options);
    const store = page(servedChains(), patience);
    await store.connect(id);
    return { wallet, store };
  }

  test('connecting asks for the hub alone; three more are one prompt, in the order of the network', async () => {
    const { wallet, store } = await connected();
    expect(chainsOf(store)).toEqual([HUB]);
    const answers = await store.accounts([DYDX, ATOM, OSMO]);
    expect(answers.map((each) => [each.kind, each.chain])).toEqual([
      ['connected', DYDX],
      ['connected', ATOM],
      ['connected', OSMO],
    ]);
    expect(chainsOf(store)).toEqual(IDS);
    expect(wallet.prompts.map(({ kind, chain }) => [kind, chain])).toEqual([
      ['enable', HUB],
      ['enable', [ATOM, OSMO, DYDX].join()],
    ]);
  });

  test('the address is that of the key of the chain: another coin type, another account', async () => {
    const { store } = await connected();
    const sandbox = createWalletStore(SANDBOX_NETWORK);
    await sandbox.connect('sandbox', { account: 'alice' });
    for (const chain of IDS) expect((await store.account(chain)).address).toBe((await sandbox.account(chain)).address);
  });

  test('a chain that is connected is not asked for again', async () => {
    const { wallet, store } = await connected();
    await store.account(ATOM);
    const before = wallet.calls.length;
    expect(await store.account(ATOM)).toMatchObject({ chain: ATOM });
    expect(await store.accounts([HUB, ATOM])).toMatchObject([{ kind: 'connected' }, { kind: 'connected' }]);
    expect(wallet.calls).toHaveLength(before);
  });

  test('the same chain asked for twice at once is one prompt', async () => {
    const { wallet, store } = await connected();
    const [first, second] = await Promise.all([store.account(ATOM), store.account(ATOM)]);
    expect(second).toEqual(first);
    expect(wallet.prompts).toHaveLength(2);
    expect(chainsOf(store)).toEqual([HUB, ATOM]);
  });

  test('declining leaves the others connected, and the next try can succeed', async () => {
    const { wallet, store } = await connected();
    await store.account(ATOM);
    wallet.rejectNext();
    await expect(store.account(OSMO)).rejects.toMatchObject({ error: { kind: 'rejected' } });
    expect(chainsOf(store)).toEqual([HUB, ATOM]);
    await store.account(OSMO);
    expect(chainsOf(store)).toEqual([HUB, ATOM, OSMO]);
  });

  test('declining the one prompt for several is an answer for each of them, and nothing is asked again', async () => {
    const { wallet, store } = await connected();
    wallet.rejectNext();
    const answers = await store.accounts(FURTHER);
    expect(answers).toEqual(FURTHER.map((chain) => ({ kind: 'failed', chain, error: { kind: 'rejected' } })));
    expect(wallet.prompts).toHaveLength(2);
    expect(chainsOf(store)).toEqual([HUB]);
  });

  test('chains that the wallet does not know are suggested to it, once each, with what it needs to show them', async () => {
    const { wallet, store } = await connected(knowing(HUB, OSMO));
    expect((await store.accounts(FURTHER)).map(({ kind }) => kind)).toEqual(['connected', 'connected', 'connected']);
    const suggested = wallet.calls
      .filter(({ method }) => method === 'experimentalSuggestChain')
      .map(({ args }) => Reflect.get(Object(args), 0));
    expect(suggested.map(chainInfoProblems)).toEqual([[], []]);
    expect(suggested).toMatchObject([
      { chainId: ATOM, bip44: { coinType: 118 }, bech32Config: { bech32PrefixAccAddr: 'cosmos' } },
      { chainId: DYDX, bip44: { coinType: 564 }, stakeCurrency: { coinDecimals: 18 } },
    ]);
    expect(wallet.prompts.filter(({ kind }) => kind === 'suggest-chain')).toHaveLength(2);
  });

  test('a suggestion that is declined is the end of that chain and of no other', async () => {
    const { wallet, store } = await connected(knowing(HUB, OSMO, DYDX));
    wallet.approveNext();
    wallet.rejectNext();
    expect(await store.accounts(FURTHER)).toMatchObject([
      { kind: 'failed', chain: ATOM, error: { kind: 'rejected' } },
      { kind: 'connected', chain: OSMO },
      { kind: 'connected', chain: DYDX },
    ]);
    expect(chainsOf(store)).toEqual([HUB, OSMO, DYDX]);
  });

  test('a chain without endpoints cannot be told, and says so', async () => {
    installers[id](knowing(HUB));
    const store = page({ ...SANDBOX_NETWORK });
    await store.connect(id);
    await expect(store.account(DYDX)).rejects.toMatchObject({ error: { kind: 'unknown-chain', chain: DYDX } });
    expect(chainsOf(store)).toEqual([HUB]);
  });

  test('another account is read on every chain, and never mixed with the old one', async () => {
    const { wallet, store } = await connected();
    await store.accounts(FURTHER);
    const mixed: string[][] = [];
    store.subscribe(() => {
      const names = namesOf(store);
      if (new Set(names).size > 1) mixed.push(names);
    });
    wallet.selectAccount('bob');
    await vi.waitFor(() => expect(namesOf(store)).toEqual(['bob', 'bob', 'bob', 'bob']));
    expect(mixed).toEqual([]);
    expect(chainsOf(store)).toEqual(IDS);
  });

  test('a switch while a further chain is asked for ends with the new account on both', async () => {
    const { wallet, store } = await connected();
    wallet.hold();
    const joining = store.account(OSMO);
    await vi.waitFor(() => expect(wallet.prompts.at(-1)).toMatchObject({ chain: OSMO, outcome: 'open' }));
    wallet.selectAccount('bob');
    await vi.waitFor(() => expect(namesOf(store)).toEqual(['bob']));
    wallet.approveNext();
    expect(await joining).toMatchObject({ chain: OSMO, name: 'bob' });
    expect(namesOf(store)).toEqual(['bob', 'bob']);
  });

  test('a key that was read just before a switch is not shown beside the new account', async () => {
    const { wallet, store } = await connected();
    const joining = store.account(OSMO);
    wallet.selectAccount('bob');
    await joining;
    expect(namesOf(store)).toEqual(['bob', 'bob']);
  });

  test('a chain on which the wallet has no key for the new account is let go, and the others stay', async () => {
    const { wallet, store } = await connected();
    await store.accounts([ATOM, DYDX]);
    wallet.answerNext('getKey', { algo: 'ethsecp256k1' }, ATOM);
    wallet.selectAccount('bob');
    await vi.waitFor(() => expect(namesOf(store)).toEqual(['bob', 'bob']));
    expect(chainsOf(store)).toEqual([HUB, DYDX]);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual({ provider: id, chains: [DYDX] });
  });

  test('an account on a further chain is believed no more than one on the hub: its address must be that of its key', async () => {
    const { wallet, store } = await connected();
    const { address } = await store.account(ATOM);
    wallet.answerNext('getKey', { algo: 'secp256k1', pubKey: new Uint8Array(33).fill(2), bech32Address: address, name: 'x' }, OSMO);
    await expect(store.account(OSMO)).rejects.toMatchObject({ error: { kind: 'other' } });
    expect(chainsOf(store)).toEqual([HUB, ATOM]);
  });

  test('a wallet that never answers for a further chain leaves the hub connected', async () => {
    const { wallet, store } = await connected(knowing(...IDS), 300);
    wallet.hold();
    await expect(store.account(ATOM)).rejects.toMatchObject({ error: { kind: 'timeout' } });
    expect(chainsOf(store)).toEqual([HUB]);
    wallet.approveNext();
  });

  test('disconnecting while a further chain is asked for leaves nothing connected', async () => {
    const { wallet, store } = await connected();
    wallet.hold();
    const joining = store.account(ATOM).catch((failure: unknown) => failure);
    await vi.waitFor(() => expect(wallet.prompts.at(-1)).toMatchObject({ chain: ATOM, outcome: 'open' }));
    await store.disconnect();
    wallet.approveNext();
    expect(await joining).toMatchObject({ error: { kind: 'account-changed' } });
    expect(store.get()).toEqual({ state: 'disconnected' });
    await store.connect(id);
    await expect(store.account(ATOM)).resolves.toMatchObject({ chain: ATOM });
  });

  test('a reload connects the same chains again without a prompt', async () => {
    const { store } = await connected();
    await store.accounts([DYDX, ATOM]);
    const wallet = installers[id](knowing(...IDS));
    const after = page();
    await after.restore();
    expect(chainsOf(after)).toEqual([HUB, ATOM, DYDX]);
    expect(wallet.prompts).toEqual([]);
  });

  test('a reload does not suggest a chain that was removed from the wallet, and forgets it', async () => {
    const { store } = await connected();
    await store.accounts([ATOM, OSMO]);
    sessionStorage.clear();
    const wallet = installers[id]({ ...knowing(HUB, OSMO), permitted: [HUB, OSMO] });
    const after = page();
    await after.restore();
    expect(chainsOf(after)).toEqual([HUB, OSMO]);
    expect(wallet.prompts).toEqual([]);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual({ provider: id, chains: [OSMO] });
  });

  test('disconnecting forgets them all', async () => {
    const { store } = await connected();
    await store.accounts(FURTHER);
    await store.disconnect();
    expect(localStorage).toHaveLength(0);
    const after = page();
    await after.restore();
    expect(after.get()).toEqual({ state: 'disconnected' });
  });

  test('with a Ledger all chains have the one key of its Cosmos application', async () => {
    const { store } = await connected({ ...knowing(...IDS), ledger: true });
    const answers = await store.accounts(FURTHER);
    expect(answers.map(({ kind }) => kind)).toEqual(['connected', 'connected', 'connected']);
    const [core, , , dydx] = await Promise.all(IDS.map((chain) => store.account(chain)));
    expect(dydx?.pubkey).toEqual(core?.pubkey);
    expect(store.get()).toMatchObject({ capability: 'amino-only' });
  });
});

test('Keplr, which names the first chain that it does not know, is asked once for all the others', async () => {
  const wallet = installKeplr(knowing(HUB, OSMO, DYDX));
  const store = page();
  await store.connect('keplr');
  await store.accounts(FURTHER);
  expect(wallet.prompts.map(({ kind, chain }) => [kind, chain])).toEqual([
    ['enable', HUB],
    ['enable', [OSMO, DYDX].join()],
    ['suggest-chain', ATOM],
  ]);
});

test('Leap hears of every chain that is let go', async () => {
  const wallet = installLeap(knowing(...IDS));
  const store = page();
  await store.connect('leap');
  await store.accounts([ATOM, OSMO]);
  await store.disconnect();
  const left = wallet.calls.filter(({ method }) => method === 'disable').map(({ args }) => Reflect.get(Object(args), 0));
  expect(left.sort()).toEqual([HUB, ATOM, OSMO].sort());
});

test('a chain whose addresses are made in another way is not even asked for: nothing could prove its account', async () => {
  const wallet = installKeplr();
  const store = page({ ...CORE_1 });
  await store.connect('keplr');
  expect(await store.accounts(['injective-1', 'cosmoshub-4'])).toMatchObject([
    { kind: 'failed', chain: 'injective-1', error: { kind: 'unsupported' } },
    { kind: 'connected', chain: 'cosmoshub-4' },
  ]);
  expect(wallet.prompts.map(({ kind, chain }) => [kind, chain])).toEqual([
    ['enable', 'core-1'],
    ['enable', 'cosmoshub-4'],
  ]);
});

test('on mainnet the chains that Keplr has built in are one prompt, each with the key of its coin type', async () => {
  const wallet = installKeplr();
  const store = page({ ...CORE_1 });
  await store.connect('keplr');
  const answers = await store.accounts(['cosmoshub-4', 'osmosis-1', 'agoric-3']);
  expect(answers.map(({ kind }) => kind)).toEqual(['connected', 'connected', 'connected']);
  expect(wallet.prompts).toHaveLength(2);
  const [hub, agoric] = await Promise.all(['core-1', 'agoric-3'].map((chain) => store.account(chain)));
  expect(bytesOf(agoric?.address ?? '')).not.toEqual(bytesOf(hub?.address ?? ''));
});

describe('storage that is not ours to trust', () => {
  test.each([
    ['no list', 7],
    ['other things than texts', [7, null, {}, ['x']]],
    ['chains that the network does not have', ['elsewhere-1', '__proto__', 'x'.repeat(1_000)]],
    ['the hub itself, and one chain many times', [HUB, HUB, ATOM, ATOM]],
    ['a very long list', Array.from({ length: 10_000 }, (_, index) => `chain-${index}`)],
  ])('naming %s asks the wallet for nothing else than what the network has', async (_, chains) => {
    const wallet = installKeplr({ ...knowing(...IDS), permitted: IDS });
    localStorage.setItem(KEY, JSON.stringify({ provider: 'keplr', chains }));
    const store = page();
    await store.restore();
    expect(store.get()).toMatchObject({ state: 'connected' });
    const asked = wallet.calls.map(({ args }) => Reflect.get(Object(args), 0));
    expect(new Set(asked)).toEqual(new Set(Array.isArray(chains) && chains.includes(ATOM) ? [HUB, ATOM] : [HUB]));
    expect(asked).toHaveLength(new Set(asked).size);
    expect(wallet.prompts).toEqual([]);
  });
});
