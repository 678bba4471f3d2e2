import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { scriptedChain } from '#testing/scripted-chain.ts';
import { createWalletStore } from '#wallet/store.ts';
import { WalletFailure, type WalletStore } from '#wallet/wallet.ts';
import type { TxIntent } from './intent.ts';
import type { TxState } from './state.ts';
import { createTxStore, type TxStore } from './tx-store.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const [chain] = SANDBOX_NETWORK.chains;
if (!chain) throw new Error('the sandbox network has a chain');

const mint: TxIntent = {
  kind: 'mint',
  title: 'Mint 1 stkXPRT',
  chain: chain.id,
  sender: ALICE,
  messages: [
    {
      typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
      value: { delegatorAddress: ALICE, amount: { denom: 'uxprt', amount: '1000000' } },
    },
  ],
  changes: [{ bucket: 'free', direction: 'out', amount: amount(stakeAsset(SANDBOX_NETWORK), 1_000_000n) }],
  notes: [],
  touches: [['sandbox', chain.id, 'bank']],
};

let node: ReturnType<typeof scriptedChain>;
let store: TxStore;
let close: () => void;
let prompts: number;
let rejects: boolean;
/** The wallet thinks until this resolves. */
let thinking: Promise<void>;
const reread = vi.fn();
const announce = vi.fn();

beforeEach(async () => {
  if (!chain) return;
  const signer = createWalletStore(SANDBOX_NETWORK);
  await signer.connect('sandbox', { account: 'alice' });
  prompts = 0;
  rejects = false;
  thinking = Promise.resolve();
  reread.mockReset();
  announce.mockReset();
  node = scriptedChain(chain);
  const wallet: WalletStore = {
    ...signer,
    sign: async (request) => {
      prompts += 1;
      await thinking;
      if (rejects) throw new WalletFailure({ kind: 'rejected' });
      return signer.sign(request);
    },
  };
  store = createTxStore({ network: SANDBOX_NETWORK, client: () => node.client, wallet, reread, announce });
  close = store.open();
});
afterEach(() => close());

/** Resolves when the dialog's transaction is at that step. */
function reached(step: TxState['step']): Promise<void> {
  return vi.waitFor(() => expect(store.get().flow?.state.step).toBe(step), { timeout: 5000, interval: 5 });
}

describe('the transactions of a page', () => {
  test('ten clicks on the form and ten on the button: one prompt, one transaction', async () => {
    for (let click = 0; click < 10; click += 1) store.start(mint);
    await reached('reviewing');
    for (let click = 0; click < 10; click += 1) store.decide('sign');
    await reached('confirming');
    node.produceBlock();
    await reached('done');
    expect([prompts, node.broadcasts.length, node.included.size]).toEqual([1, 1, 1]);
    await vi.waitFor(() => expect(reread).toHaveBeenCalledWith(mint.touches));
    expect(store.get().entries).toMatchObject([{ state: 'included' }]);
  });

  test('behind the page while it is confirmed: its end is announced and the view is free', async () => {
    store.start(mint);
    await reached('reviewing');
    store.decide('sign');
    await reached('confirming');
    store.dismiss();
    expect(store.get().flow?.hidden).toBe(true);
    node.produceBlock();
    await vi.waitFor(() => expect(announce).toHaveBeenCalledWith('Mint 1 stkXPRT: included in block 101.'));
    expect(store.get().flow).toBeNull();
  });

  test('a rejection keeps the intent: try again asks again', async () => {
    rejects = true;
    store.start(mint);
    await reached('reviewing');
    store.decide('sign');
    await reached('failed');
    expect(store.get().flow?.intent).toBe(mint);
    rejects = false;
    store.retry();
    await reached('reviewing');
    store.decide('sign');
    await reached('confirming');
    expect([prompts, node.broadcasts.length]).toEqual([2, 1]);
  });

  test('going back before and during the review frees the account for the next one', async () => {
    store.start(mint);
    store.dismiss();
    expect(store.get().flow).toBeNull();
    store.start(mint);
    await reached('reviewing');
    store.dismiss();
    await vi.waitFor(() => expect(store.get().flow).toBeNull());
    store.start(mint);
    await reached('reviewing');
    expect(prompts).toBe(0);
  });

  test('while the wallet is open nothing closes the dialog', async () => {
    let agree = () => {};
    thinking = new Promise((resolve) => {
      agree = resolve;
    });
    store.start(mint);
    await reached('reviewing');
    store.decide('sign');
    await reached('signing');
    store.dismiss();
    expect(store.get().flow).toMatchObject({ hidden: false, state: { step: 'signing' } });
    agree();
    await reached('confirming');
  });

  test('who stops waiting for the wallet is free for the next one, and a late signature is not sent', async () => {
    let agree = () => {};
    thinking = new Promise((resolve) => {
      agree = resolve;
    });
    store.start(mint);
    await reached('reviewing');
    store.decide('sign');
    await reached('signing');
    store.stopWaiting();
    expect(store.get().flow).toBeNull();
    agree();
    store.start(mint);
    await reached('reviewing');
    store.decide('sign');
    await reached('confirming');
    expect([prompts, node.broadcasts.length]).toEqual([2, 1]);
  });

  test('storage that cannot be used costs the list after a reload, not the transaction', async () => {
    await vi.waitFor(() => expect(store.get().entries).toEqual([]));
    expect(store.get().warning).toContain('Keep this page open');
  });
});
