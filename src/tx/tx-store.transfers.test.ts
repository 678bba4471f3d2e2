import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type LinkedUser, linkedUser } from '#testing/linked-user.ts';
import { transferIntentOf } from '#testing/transfer-intents.ts';
import type { TxIntent } from './intent.ts';
import type { TxState } from './state.ts';
import { createTxStore, type TxStore } from './tx-store.ts';

const [CORE, HUB] = ['core-sandbox-1', 'hub-sandbox-1'];
const announce = vi.fn();
const reread = vi.fn();

let alice: LinkedUser;
let blocks: ReturnType<typeof setInterval>;
let store: TxStore;
let close: () => void;

beforeEach(async () => {
  alice = await linkedUser('alice');
  announce.mockReset();
  reread.mockReset();
  blocks = setInterval(() => alice.chains.tick(), 25);
  store = createTxStore({ network: SANDBOX_NETWORK, client: alice.client, wallet: alice.wallet, announce, reread });
  close = store.open();
});
afterEach(() => {
  clearInterval(blocks);
  close();
});

const reached = (step: TxState['step']) =>
  vi.waitFor(() => expect(store.get().flow?.state.step).toBe(step), { timeout: 8000, interval: 5 });

async function transferTo(symbol: string, base: bigint, change: Partial<TxIntent> = {}): Promise<TxIntent> {
  const [sender, receiver] = await Promise.all([alice.address(HUB), alice.address(CORE)]);
  const denom = SANDBOX_NETWORK.assets.find((asset) => asset.chain === HUB && asset.symbol === symbol)?.denom ?? '';
  return { ...transferIntentOf({ from: HUB, to: CORE, denom, base, sender, receiver }), touches: [[symbol]], ...change };
}

function relayer(work: 'running' | 'stopped'): void {
  alice.chains.relayer.orders = { ...alice.chains.relayer.orders, work };
}

async function sign(intent: TxIntent): Promise<void> {
  store.start(intent);
  await reached('reviewing');
  store.decide('sign');
}

test('under way behind the page: another one can be signed, both arrivals are told, and what they touch is read twice', async () => {
  relayer('stopped');
  await sign(await transferTo('ATOM', 1_000n));
  await reached('relaying');
  store.dismiss();
  expect(store.get().flow).toMatchObject({ hidden: true });
  await sign(await transferTo('XPRT', 2_000n));
  await reached('relaying');
  store.dismiss();
  expect(store.get().entries).toMatchObject([{ state: 'included' }, { state: 'included' }]);
  relayer('running');
  await vi.waitFor(() => expect(announce).toHaveBeenCalledTimes(2), { timeout: 8000 });
  expect(announce.mock.calls.flat().sort()).toEqual([
    'Send ATOM to core-sandbox-1: it has arrived.',
    'Send XPRT to core-sandbox-1: it has arrived.',
  ]);
  expect(store.get().flow).toBeNull();
  await vi.waitFor(() => expect(reread.mock.calls.flat(2).sort()).toEqual([['ATOM'], ['ATOM'], ['XPRT'], ['XPRT']]));
});

test('the next step of a plan comes up by itself when the transfer has arrived, also for who had gone on', async () => {
  const next = await transferTo('XPRT', 1n, { title: 'The next step', plan: { id: 'a plan', step: { number: 2, of: 2 }, next: null } });
  const step = { kind: 'transfer', title: next.title, chain: HUB, sender: next.sender, denom: 'x', base: 1n } as const;
  relayer('stopped');
  await sign(await transferTo('ATOM', 3_000n, { next, plan: { id: 'a plan', step: { number: 1, of: 2 }, next: step } }));
  await reached('relaying');
  store.dismiss();
  relayer('running');
  await reached('done');
  expect(store.get().flow).toMatchObject({ hidden: false, intent: { next: { title: 'The next step' } } });
});

test('one that came back is not told in passing: the dialog shows where the money is', async () => {
  relayer('stopped');
  await sign(await transferTo('ATOM', 4_000n));
  await reached('relaying');
  store.dismiss();
  alice.chains.tick(700);
  relayer('running');
  await reached('done');
  expect(store.get().flow).toMatchObject({ hidden: false, state: { transfer: { outcome: 'refunded' } } });
  expect(announce).toHaveBeenCalledWith('Send ATOM to core-sandbox-1: it came back, nothing is lost. See Activity.');
});

test('a hash from another device is followed to its end', async () => {
  const other = await alice.tab();
  const intent = await transferTo('ATOM', 5_000n);
  let hash = '';
  for await (const state of (await import('./execute.ts')).executeTx(intent, alice.deps(HUB, other, { relay: async () => {} }))) {
    if (state.step === 'done') hash = state.hash;
  }
  expect(await store.trackTransfer(HUB, hash)).toEqual({ kind: 'tracked', hash });
  await vi.waitFor(() => expect(announce).toHaveBeenCalledWith(expect.stringContaining('it has arrived.')), { timeout: 8000 });
  expect(store.get().entries).toMatchObject([{ hash, origin: 'found', transfers: [{ outcome: 'arrived' }] }]);
});
