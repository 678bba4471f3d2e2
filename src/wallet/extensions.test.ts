// @vitest-environment jsdom

import { Secp256k1, Secp256k1Signature, sha256 } from '@cosmjs/crypto';
import { makeSignBytes } from '@cosmjs/proto-signing';
import { AuthInfo, TxBody } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Network } from '#config/network.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { installKeplr } from '../../e2e/wallets/scripted-keplr.ts';
import { installLeap } from '../../e2e/wallets/scripted-leap.ts';
import type { ScriptedWalletOptions } from '../../e2e/wallets/scripted-wallet.ts';
import { providersOf } from './providers.ts';
import { createWalletStore } from './store.ts';
import type { AminoDocument, SignRequest, WalletState, WalletStore } from './wallet.ts';

/** The sandbox as `npm run sandbox` serves it: a wallet can be told about it. */
const chain = { ...hubChain(SANDBOX_NETWORK), rpc: ['http://localhost:26657'], rest: ['http://localhost:1317'] };
let network: Network;
let embedded: Network;

const addressOf = (name: string) => SANDBOX_ACCOUNTS.find((each) => each.name === name)?.address ?? '';
const KNOWN: ScriptedWalletOptions = {
  chains: [{ chainId: chain.id, prefix: 'persistence', coinType: 118, feeDenom: 'uxprt', steps: { low: 0, average: 0.025, high: 0.04 } }],
};
const installers = { keplr: installKeplr, leap: installLeap };
const providers = ['keplr', 'leap'] as const;

function states(store: WalletStore): WalletState['state'][] {
  const seen: WalletState['state'][] = [store.get().state];
  store.subscribe(() => seen.push(store.get().state));
  return seen;
}

const until = (store: WalletStore, holds: (state: WalletState) => boolean) =>
  vi.waitFor(() => expect(holds(store.get())).toBe(true), 10_000);

const direct = (signer: string, memo = ''): SignRequest => ({
  mode: 'direct',
  chainId: chain.id,
  signer,
  bodyBytes: TxBody.encode(TxBody.fromPartial({ memo: memo || 'stkhub' })).finish(),
  authInfoBytes: AuthInfo.encode(
    AuthInfo.fromPartial({ fee: { amount: [{ denom: 'uxprt', amount: '777' }], gasLimit: 200_000n } }),
  ).finish(),
  accountNumber: 3n,
});

const document: AminoDocument = {
  chain_id: chain.id,
  account_number: '3',
  sequence: '0',
  fee: { amount: [{ denom: 'uxprt', amount: '777' }], gas: '200000' },
  msgs: [{ type: 'pstake/MsgLiquidStake', value: { delegator_address: addressOf('alice'), amount: { denom: 'uxprt', amount: '1' } } }],
  memo: 'stkhub',
};

/** A fresh network is a fresh page: cosmos-kit is mounted once for each. */
function reload(): void {
  network = { ...SANDBOX_NETWORK, kind: 'custom', chains: [chain] };
}

beforeEach(() => {
  reload();
  embedded = { ...SANDBOX_NETWORK };
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ['keplr', 'leap', '__wallet', '__wallets']) Reflect.deleteProperty(window, name);
  globalThis.document.body.replaceChildren();
});

describe.each(providers)('connecting %s', (id) => {
  test('reads the account of a chain that the wallet knows, with one prompt', async () => {
    const wallet = installers[id](KNOWN);
    const store = createWalletStore(network);
    const seen = states(store);
    await store.connect(id);
    expect(store.get()).toMatchObject({
      state: 'connected',
      provider: id,
      capability: 'direct-and-amino',
      accounts: [{ chain: chain.id, address: addressOf('alice'), name: 'alice' }],
    });
    expect(seen).toEqual(['disconnected', 'connecting', 'connected']);
    expect(wallet.prompts).toEqual([{ kind: 'enable', chain: chain.id, outcome: 'approved' }]);
  });

  test('tells the wallet about a chain that it does not know', async () => {
    const wallet = installers[id]();
    const store = createWalletStore(network);
    await store.connect(id);
    expect(store.get()).toMatchObject({ state: 'connected' });
    expect(wallet.calls.map((call) => call.method)).toEqual(['getKey', 'experimentalSuggestChain', 'getKey']);
    expect(wallet.prompts.map((prompt) => prompt.kind)).toEqual(['suggest-chain']);
  });

  test('says that the chain is unknown when it cannot be told: an embedded chain has no endpoints', async () => {
    installers[id]();
    const store = createWalletStore(embedded);
    await expect(store.connect(id)).rejects.toMatchObject({ error: { kind: 'unknown-chain', chain: chain.id } });
    expect(store.get()).toMatchObject({ state: 'error', provider: id, error: { kind: 'unknown-chain' } });
  });

  test('a refusal is a refusal, and the next try can succeed', async () => {
    const wallet = installers[id](KNOWN);
    wallet.rejectNext();
    const store = createWalletStore(network);
    await expect(store.connect(id)).rejects.toMatchObject({ error: { kind: 'rejected' } });
    expect(store.get()).toMatchObject({ state: 'error', error: { kind: 'rejected' } });
    await store.connect(id);
    expect(store.get()).toMatchObject({ state: 'connected' });
  });

  test('a refused chain suggestion is a refusal', async () => {
    installers[id]().rejectNext();
    await expect(createWalletStore(network).connect(id)).rejects.toMatchObject({ error: { kind: 'rejected' } });
  });

  test('a wallet that never answers times out, and its late answer changes nothing', async () => {
    const wallet = installers[id](KNOWN);
    wallet.hold();
    const store = createWalletStore(network, { patience: 200 });
    await expect(store.connect(id)).rejects.toMatchObject({ error: { kind: 'timeout' } });
    const seen = states(store);
    wallet.approveNext();
    await vi.waitFor(() => expect(wallet.prompts[0]?.outcome).toBe('approved'));
    expect(seen).toEqual(['error']);
    await store.connect(id);
    expect(store.get()).toMatchObject({ state: 'connected' });
  });

  test('giving up while the wallet thinks leaves nothing connected', async () => {
    const wallet = installers[id](KNOWN);
    wallet.hold();
    const store = createWalletStore(network);
    const connecting = store.connect(id).catch((failure: unknown) => failure);
    await vi.waitFor(() => expect(wallet.prompts).toHaveLength(1));
    await store.disconnect();
    wallet.approveNext();
    expect(await connecting).toMatchObject({ error: { kind: 'rejected' } });
    expect(store.get()).toEqual({ state: 'disconnected' });
  });

  test('waits for an extension that is injected late', async () => {
    installers[id]({ ...KNOWN, injectAfter: 400 });
    const store = createWalletStore(network);
    await store.connect(id);
    expect(store.get()).toMatchObject({ state: 'connected' });
  });

  test('a locked wallet opens its own window first, and refusing it is a refusal', async () => {
    const wallet = installers[id]({ ...KNOWN, locked: true });
    wallet.rejectNext();
    const store = createWalletStore(network);
    await expect(store.connect(id)).rejects.toMatchObject({ error: { kind: 'rejected' } });
    await store.connect(id);
    expect(wallet.prompts.map((prompt) => prompt.kind)).toEqual(['unlock', 'unlock', 'enable']);
  });
});

describe('a missing extension', () => {
  test('is said to be missing', async () => {
    const store = createWalletStore(network);
    await expect(store.connect('keplr')).rejects.toMatchObject({ error: { kind: 'not-installed', provider: 'keplr' } });
  });

  test('Leap under the name of Keplr is not Keplr', async () => {
    installLeap(KNOWN);
    Object.defineProperty(window, 'keplr', { value: window.leap, configurable: true });
    expect(providersOf(network).map(({ id, installed }) => [id, installed])).toEqual([
      ['keplr', false],
      ['leap', true],
      ['watch', true],
    ]);
  });
});

describe.each(providers)('signing with %s', (id) => {
  async function connected(options: ScriptedWalletOptions = {}, patience = 120_000) {
    const wallet = installers[id]({ ...KNOWN, ...options });
    const store = createWalletStore(network, { patience });
    await store.connect(id);
    return { wallet, store };
  }

  test('a direct document: fee and memo stay as asked, and the signature is real', async () => {
    const { store } = await connected();
    const request = direct(addressOf('alice'));
    const answer = await store.sign(request);
    if (answer.mode !== 'direct' || request.mode !== 'direct') throw new Error('another mode');
    expect(answer.bodyBytes).toEqual(request.bodyBytes);
    expect(AuthInfo.decode(answer.authInfoBytes).fee).toMatchObject({ amount: [{ denom: 'uxprt', amount: '777' }], gasLimit: 200_000n });
    const bytes = makeSignBytes({ bodyBytes: answer.bodyBytes, authInfoBytes: answer.authInfoBytes, chainId: chain.id, accountNumber: 3n });
    const signature = Secp256k1Signature.fromFixedLength(answer.signature);
    expect(await Secp256k1.verifySignature(signature, sha256(bytes), answer.pubkey)).toBe(true);
  });

  test('an amino document comes back sorted', async () => {
    const { store } = await connected();
    const answer = await store.sign({ mode: 'amino', chainId: chain.id, signer: addressOf('alice'), document });
    expect(answer).toMatchObject({ mode: 'amino', document });
    if (answer.mode === 'amino') expect(Object.keys(answer.document)).toEqual(Object.keys(document).sort());
  });

  test('what the wallet changed is in the answer, for the gate to judge', async () => {
    const { wallet, store } = await connected();
    wallet.alterNext({ memo: 'changed', feeAmount: '5000' });
    const answer = await store.sign(direct(addressOf('alice')));
    if (answer.mode !== 'direct') throw new Error('another mode');
    expect(TxBody.decode(answer.bodyBytes).memo).toBe('changed');
    expect(AuthInfo.decode(answer.authInfoBytes).fee?.amount).toEqual([{ denom: 'uxprt', amount: '5000' }]);
  });

  test('a refusal leaves the wallet connected, and signing again works', async () => {
    const { wallet, store } = await connected();
    wallet.rejectNext();
    await expect(store.sign(direct(addressOf('alice')))).rejects.toMatchObject({ error: { kind: 'rejected' } });
    expect(store.get()).toMatchObject({ state: 'connected' });
    await expect(store.sign(direct(addressOf('alice')))).resolves.toMatchObject({ mode: 'direct' });
  });

  test('a wallet that never answers times out', async () => {
    const { wallet, store } = await connected({}, 300);
    wallet.hold();
    await expect(store.sign(direct(addressOf('alice')))).rejects.toMatchObject({ error: { kind: 'timeout' } });
    expect(store.get()).toMatchObject({ state: 'connected' });
  });

  test('a Ledger signs amino documents only, and is not even asked for others', async () => {
    const { wallet, store } = await connected({ ledger: true });
    expect(store.get()).toMatchObject({ capability: 'amino-only' });
    await expect(store.sign(direct(addressOf('alice')))).rejects.toMatchObject({ error: { kind: 'unsupported' } });
    expect(wallet.calls.some((call) => call.method === 'signDirect')).toBe(false);
    await expect(store.sign({ mode: 'amino', chainId: chain.id, signer: addressOf('alice'), document })).resolves.toBeTruthy();
  });

  test('another account is live at once, and the old one signs no more', async () => {
    const { wallet, store } = await connected();
    wallet.selectAccount('bob');
    await until(store, (state) => state.state === 'connected' && state.accounts[0]?.address === addressOf('bob'));
    await expect(store.sign(direct(addressOf('alice')))).rejects.toMatchObject({ error: { kind: 'account-changed' } });
    await expect(store.sign(direct(addressOf('bob')))).resolves.toMatchObject({ mode: 'direct' });
  });

  test('a switch while the wallet asks ends that signature, also when it is approved later', async () => {
    const { wallet, store } = await connected();
    wallet.hold();
    const signing = store.sign(direct(addressOf('alice'))).catch((failure: unknown) => failure);
    await vi.waitFor(() => expect(wallet.prompts.at(-1)?.kind).toBe('sign'));
    wallet.selectAccount('bob');
    expect(await signing).toMatchObject({ error: { kind: 'account-changed' } });
    wallet.approveNext();
    expect(store.get()).toMatchObject({ state: 'connected' });
  });

  test('a renamed account keeps its pending signature', async () => {
    const { wallet, store } = await connected();
    wallet.hold();
    const signing = store.sign(direct(addressOf('alice')));
    await vi.waitFor(() => expect(wallet.prompts.at(-1)?.kind).toBe('sign'));
    wallet.renameAccount('Savings');
    await until(store, (state) => state.state === 'connected' && state.accounts[0]?.name === 'Savings');
    wallet.approveNext();
    await expect(signing).resolves.toMatchObject({ mode: 'direct' });
  });

  test('a wallet that was locked meanwhile unlocks and signs', async () => {
    const { wallet, store } = await connected();
    wallet.lock();
    await store.sign(direct(addressOf('alice')));
    expect(wallet.prompts.map((prompt) => prompt.kind)).toEqual(['enable', 'unlock', 'sign']);
  });

  test('disconnecting ends a pending signature and forgets the wallet', async () => {
    const { wallet, store } = await connected();
    wallet.hold();
    const signing = store.sign(direct(addressOf('alice'))).catch((failure: unknown) => failure);
    await vi.waitFor(() => expect(wallet.prompts.at(-1)?.kind).toBe('sign'));
    await store.disconnect();
    expect(await signing).toMatchObject({ error: { kind: 'account-changed' } });
    expect(store.get()).toEqual({ state: 'disconnected' });
    const later = createWalletStore(network);
    await later.restore();
    expect(later.get()).toEqual({ state: 'disconnected' });
  });
});

describe.each(providers)('reloading with %s', (id) => {
  test('reconnects without a prompt', async () => {
    const before = installers[id](KNOWN);
    await createWalletStore(network).connect(id);
    expect(before.prompts).toHaveLength(1);
    reload();
    const after = installers[id](KNOWN);
    const store = createWalletStore(network);
    await store.restore();
    expect(store.get()).toMatchObject({ state: 'connected', provider: id, accounts: [{ address: addressOf('alice') }] });
    expect(after.prompts).toEqual([]);
  });

  test('an extension that is gone leaves nothing connected and is forgotten', async () => {
    installers[id](KNOWN);
    await createWalletStore(network).connect(id);
    Reflect.deleteProperty(window, id);
    reload();
    const store = createWalletStore(network);
    await store.restore();
    expect(store.get()).toEqual({ state: 'disconnected' });
    expect(localStorage).toHaveLength(0);
  });
});

test('a locked Leap is left alone at a reload', async () => {
  installLeap(KNOWN);
  await createWalletStore(network).connect('leap');
  reload();
  const after = installLeap(KNOWN);
  after.lock();
  const store = createWalletStore(network);
  await store.restore();
  expect(store.get()).toEqual({ state: 'disconnected' });
  expect(after.prompts).toEqual([]);
});

test('cosmos-kit keeps nothing in storage and contacts nobody', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch');
  installKeplr(KNOWN);
  const store = createWalletStore(network);
  await store.connect('keplr');
  expect(Object.keys(localStorage)).toEqual([`stkhub.wallet.${network.id}`]);
  expect(fetching).not.toHaveBeenCalled();
});

test('forbidden storage does not keep a wallet from connecting and signing', async () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  installKeplr(KNOWN);
  const store = createWalletStore(network);
  await store.connect('keplr');
  await expect(store.sign(direct(addressOf('alice')))).resolves.toMatchObject({ mode: 'direct' });
  await store.disconnect();
});

test('a switch while connecting ends at the account that is selected', async () => {
  const wallet = installKeplr(KNOWN);
  wallet.hold();
  const store = createWalletStore(network);
  const connecting = store.connect('keplr');
  await vi.waitFor(() => expect(wallet.prompts).toHaveLength(1));
  wallet.selectAccount('bob');
  wallet.approveNext();
  await connecting;
  expect(store.get()).toMatchObject({ state: 'connected', accounts: [{ address: addressOf('bob') }] });
});

test('a page inside another page is offered no extension', async () => {
  vi.spyOn(window, 'self', 'get').mockReturnValue(Object.create(window));
  const wallet = installKeplr(KNOWN);
  await expect(createWalletStore(network).connect('keplr')).rejects.toMatchObject({ error: { kind: 'unsupported' } });
  expect(wallet.calls).toEqual([]);
});

test('several switches in a row end at the last one', async () => {
  const wallet = installKeplr({ ...KNOWN, accounts: ['alice', 'bob', 'carol'] });
  const store = createWalletStore(network);
  await store.connect('keplr');
  for (const name of ['bob', 'carol', 'alice', 'carol']) wallet.selectAccount(name);
  await until(store, (state) => state.state === 'connected' && state.accounts[0]?.address === addressOf('carol'));
});

describe('a wallet whose answers are not to be believed', () => {
  const honest = {
    name: 'x',
    algo: 'secp256k1',
    pubKey: new Uint8Array(33).fill(2),
    bech32Address: addressOf('alice'),
    isNanoLedger: false,
  };
  test.each([
    ['an address of another key', honest],
    ['an address of another chain', { ...honest, bech32Address: 'cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4' }],
    ['a short key', { ...honest, pubKey: new Uint8Array(3) }],
    ['an endless key', { ...honest, pubKey: new Uint8Array(1_000_000) }],
    ['another kind of key', { ...honest, algo: 'ethsecp256k1' }],
    ['nothing', undefined],
    ['a text', 'key'],
  ])('%s is refused', async (_, key) => {
    installKeplr(KNOWN).answerNext('getKey', key);
    const store = createWalletStore(network);
    await expect(store.connect('keplr')).rejects.toMatchObject({ error: { kind: expect.stringMatching(/other|unsupported/) } });
    expect(store.get()).toMatchObject({ state: 'error' });
  });

  test.each([
    ['nothing', undefined],
    ['no signature', { signed: {} }],
    [
      'a signature of another key',
      { signed: {}, signature: { pub_key: { type: 'tendermint/PubKeySecp256k1', value: 'A'.repeat(44) }, signature: '' } },
    ],
  ])('%s instead of a signature is refused', async (_, answer) => {
    const wallet = installKeplr(KNOWN);
    const store = createWalletStore(network);
    await store.connect('keplr');
    wallet.answerNext('signDirect', answer);
    await expect(store.sign(direct(addressOf('alice')))).rejects.toMatchObject({ error: { kind: 'other' } });
  });
});
