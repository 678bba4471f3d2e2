// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ChainClient, ChainStatus } from '#chain/client.ts';
import { txErrorFrom } from '#chain/errors.ts';
import { hubChain, liquidAsset, stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { routeFor } from '#testing/transfer-intents.ts';
import type { WalletState, WalletStore } from '#wallet/wallet.ts';
import { WalletContext } from '#wallet/wallet-context.tsx';
import type { TxIntent } from './intent.ts';
import type { TrackedTransfer } from './journal-transfer.ts';
import type { Review } from './review.ts';
import type { Executed, TxState } from './state.ts';
import { TxDialog } from './tx-dialog.tsx';
import type { TxStore } from './tx-store.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const XPRT = stakeAsset(SANDBOX_NETWORK);
const STKXPRT = liquidAsset(SANDBOX_NETWORK);
const HASH = 'AB'.repeat(32);

const intent: TxIntent = {
  kind: 'redeem',
  title: 'Redeem 1,000 stkXPRT',
  chain: 'core-sandbox-1',
  sender: ALICE,
  messages: [],
  changes: [{ bucket: 'unbonding', direction: 'in', amount: amount(XPRT, 1_084_213_004n) }],
  notes: [
    { label: 'Arrives', text: '13 Dec 2026' },
    { label: '', text: 'While it unbonds you cannot sell or move it.' },
  ],
  touches: [],
};
const review: Review = {
  intent,
  fee: amount(XPRT, 192_000n),
  feeCeiling: amount(XPRT, 576_000n),
  gas: 7_680_000n,
  sequence: 5n,
  lines: [
    { label: 'You burn', proved: true, kind: 'amounts', amounts: [amount(STKXPRT, 1_000_000_000n)] },
    { label: 'You get', proved: false, kind: 'amounts', amounts: [amount(XPRT, 1_084_213_004n)] },
    { label: 'Network fee', proved: true, kind: 'amounts', amounts: [amount(XPRT, 192_000n)] },
    { label: 'Account', proved: true, kind: 'address', address: ALICE },
    { label: 'Chain', proved: true, kind: 'code', text: 'core-sandbox-1' },
    { label: 'Valid until block', proved: true, kind: 'height', height: 24_918_244n },
  ],
};

const NOTHING: Executed = {
  gasUsed: 1n,
  received: [],
  staked: [],
  moved: [],
  unbonding: [],
  rewards: [],
  rewardsTo: 'sender',
  completesAt: null,
};

const ON_HUB = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const route = routeFor({ from: 'core-sandbox-1', to: 'hub-sandbox-1', denom: 'uxprt', base: 5_000_000n, sender: ALICE, receiver: ON_HUB });
const step = { kind: 'mint', title: 'Mint', chain: 'core-sandbox-1', sender: ALICE, denom: 'uxprt', base: 1n } as const;
const transfer: TxIntent = {
  ...intent,
  kind: 'transfer',
  title: 'Send 5 XPRT to Cosmos Hub',
  changes: [],
  notes: [],
  route,
  plan: { id: 'a plan', step: { number: 1, of: 2 }, next: step },
  next: { ...intent, title: 'What comes after it' },
};

function sent(outcome: TrackedTransfer['outcome']) {
  const tracked: TrackedTransfer = { route, base: 5_000_000n, first: null, facts: [], outcome };
  return { review: { ...review, intent: transfer }, hash: HASH, height: 7n, executed: NOTHING, transfer: tracked };
}

afterEach(cleanup);

function connectedAs(address: string, provider: 'keplr' | 'sandbox' = 'keplr'): WalletState {
  const accounts = [{ chain: 'core-sandbox-1', address, pubkey: new Uint8Array(33), name: 'alice' }];
  return { state: 'connected', provider, capability: 'direct-and-amino', accounts };
}

function show(state: TxState, wallet = connectedAs(ALICE), shown = intent) {
  const verbs = {
    decide: vi.fn(),
    retry: vi.fn(),
    dismiss: vi.fn(),
    stopWaiting: vi.fn(),
    start: vi.fn(),
    show: vi.fn(),
    estimate: vi.fn(),
    split: vi.fn(),
    trackTransfer: vi.fn(),
    giveUp: vi.fn(),
  };
  const flow = { run: 1, intent: shown, options: {}, state, hidden: false };
  const store: TxStore = { ...verbs, get: () => ({ flow, entries: null, warning: null }), subscribe: () => () => {}, open: () => () => {} };
  const none = () => Promise.reject(new Error('not asked'));
  const wallets: WalletStore = {
    get: () => wallet,
    subscribe: () => () => {},
    network: SANDBOX_NETWORK,
    connect: none,
    disconnect: none,
    restore: none,
    account: none,
    accounts: none,
    sign: none,
  };
  const idle: ChainStatus = { state: 'connecting', height: null, blockTime: null, seenAt: null, endpoint: null, reason: null };
  const client = (id: string): ChainClient => {
    const chain = SANDBOX_NETWORK.chains.find((each) => each.id === id) ?? hubChain(SANDBOX_NETWORK);
    return {
      network: 'sandbox',
      chain,
      rpc: { execute: none, disconnect: () => {} },
      status: { get: () => idle, subscribe: () => () => {} },
    };
  };
  render(
    <NetworkContext value={{ network: SANDBOX_NETWORK, hub: client(SANDBOX_NETWORK.hub), client }}>
      <WalletContext value={wallets}>
        <TxDialog flow={flow} store={store} />
      </WalletContext>
    </NetworkContext>,
  );
  return verbs;
}

describe('the dialog of a transaction', () => {
  test('the receipt: every line, its warning, and one main action', () => {
    const { decide, dismiss } = show({ step: 'reviewing', review, reason: 'first' });
    const text = screen.getByRole('dialog', { name: 'Redeem 1,000 stkXPRT' }).textContent ?? '';
    for (const part of [
      '1,000 stkXPRT',
      'about 1,084.213004 XPRT',
      '0.192 XPRT',
      'core-sandbox-1',
      '24,918,244',
      '13 Dec 2026',
      'you cannot sell',
      'More than 0.576 XPRT',
    ]) {
      expect(text).toContain(part);
    }
    fireEvent.click(screen.getByRole('button', { name: 'Sign in Keplr' }));
    expect(decide).toHaveBeenCalledExactlyOnceWith('sign');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(dismiss).toHaveBeenCalled();
  });

  test('another account is selected meanwhile: signing is off, with the reason', () => {
    const { decide } = show({ step: 'reviewing', review, reason: 'first' }, connectedAs('persistence1other'));
    fireEvent.click(screen.getByRole('button', { name: 'Sign in Keplr' }));
    expect(decide).not.toHaveBeenCalled();
    expect(screen.getByText(/Another account is selected/)).toBeTruthy();
  });

  test.each([
    ['worse', /moved against you by more than 0.1 %/],
    ['later', /would arrive later than when you looked/],
    ['sequence', /has to be signed once more/],
  ] as const)('what changed meanwhile is why it asks again: %s', (reason, words) => {
    show({ step: 'reviewing', review, reason });
    expect(screen.getByText(words)).toBeTruthy();
  });

  test.each([
    ['too large', {}, /together they would need too much of a block/],
    ['first of a plan', { plan: { id: 'x', step: { number: 1, of: 2 }, next: step } }, /the next one is offered when this has arrived/],
    ['last of a plan', { plan: { id: 'x', step: { number: 2, of: 2 }, next: null } }, /what it waited for has arrived/],
  ])('why a work has several parts: %s', (_, change, words) => {
    show({ step: 'reviewing', reason: 'first', review: { ...review, intent: { ...intent, part: { number: 1, of: 2 }, ...change } } });
    expect(screen.getByText(words)).toBeTruthy();
  });

  test('while the wallet is open: what is waited for, and no way to lose it by accident', () => {
    const { dismiss, stopWaiting } = show({ step: 'signing', review });
    expect(screen.getByText('Waiting for Keplr…')).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect(dismiss).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(stopWaiting).toHaveBeenCalledOnce();
  });

  test('while it is confirmed it can go behind the page', () => {
    const { dismiss } = show({ step: 'confirming', review, hash: HASH, timeoutHeight: 5n, since: 0 });
    fireEvent.click(screen.getByRole('button', { name: 'Go on in the background' }));
    expect(dismiss).toHaveBeenCalled();
  });

  test('a transfer under way shows where it is and can go behind the page; it is not at its end', () => {
    const { dismiss } = show({ step: 'relaying', ...sent('under-way') }, connectedAs(ALICE), transfer);
    expect(screen.getByRole('dialog', { name: 'Send 5 XPRT to Cosmos Hub' })).toBeDefined();
    expect(screen.getByRole('list', { name: 'Way of the transfer' })).toBeDefined();
    expect(screen.getByText('Arrived').closest('li')?.getAttribute('aria-current')).toBe('step');
    fireEvent.click(screen.getByRole('button', { name: 'Go on in the background' }));
    expect(dismiss).toHaveBeenCalled();
  });

  test.each([
    ['arrived', true],
    ['came back', false],
  ])('a transfer that %s says so; what comes after it is offered only when it has arrived', (word, offered) => {
    const outcome = offered ? 'arrived' : 'refunded';
    const { start } = show({ step: 'done', ...sent(outcome) }, connectedAs(ALICE), transfer);
    expect(screen.getByRole('dialog', { name: `Send 5 XPRT to Cosmos Hub: ${word}` })).toBeDefined();
    const next = screen.queryByRole('button', { name: 'Continue' });
    expect(next !== null).toBe(offered);
    if (next) fireEvent.click(next);
    expect(start.mock.calls).toEqual(offered ? [[transfer.next]] : []);
  });

  test('a transfer that the chain refused does not offer to skip to what should follow its arrival', () => {
    const error = { source: 'tx', error: txErrorFrom('transfer', 6, ''), log: '', gasUsed: null } as const;
    show({ step: 'failed', error }, connectedAs(ALICE), transfer);
    expect(screen.queryByRole('button', { name: /Skip/ })).toBeNull();
  });

  test('the receipt of a transfer: the way in words, the receiver whole, the memo only for those who open it', () => {
    const until = Date.UTC(2026, 10, 26, 12, 10);
    const hops = [
      { from: 'Cosmos Hub', to: 'Persistence', channel: 'channel-0', limit: { until } },
      { from: 'Persistence', to: 'Osmosis', channel: 'channel-1', limit: { seconds: 600, retries: 2 } },
    ];
    const lines = [
      { label: 'Way', proved: true, kind: 'hops', hops } as const,
      { label: 'Receiver', proved: true, kind: 'code', text: ON_HUB } as const,
      { label: 'Memo', proved: true, kind: 'memo', text: '{"forward":{}}' } as const,
    ];
    show({ step: 'reviewing', review: { ...review, intent: transfer, lines }, reason: 'first' }, connectedAs(ALICE), transfer);
    const text = screen.getByRole('dialog').textContent ?? '';
    for (const part of ['Cosmos Hub → Persistence', 'over channel-0, comes back if not there by 26 Nov 2026', ON_HUB]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('passed on over channel-1 within 10 min, tried 2 times more');
    expect(screen.getByText('{"forward":{}}').closest('details')?.open).toBe(false);
  });

  test('done: what was executed beside what was quoted', () => {
    const executed = { ...NOTHING, unbonding: [amount(XPRT, 1_084_212_999n)], completesAt: Date.UTC(2026, 11, 13) };
    show({ step: 'done', review, hash: HASH, height: 24_918_000n, executed, transfer: null });
    const text = screen.getByRole('dialog').textContent ?? '';
    for (const part of ['1,084.212999 XPRT', '1,084.213004 XPRT', '24,918,000', '13 Dec 2026']) expect(text).toContain(part);
  });

  const first: TxIntent = {
    ...intent,
    kind: 'claim',
    title: 'Claim rewards',
    changes: [],
    part: { number: 1, of: 2 },
    next: { ...intent, kind: 'claim', title: 'Claim rewards', part: { number: 2, of: 2 } },
  };

  test('a part that is done offers the next one with one click, and can be closed', () => {
    const executed = { ...NOTHING, rewards: [amount(XPRT, 12_345_678n)] };
    const { start, dismiss } = show({
      step: 'done',
      review: { ...review, intent: first },
      hash: HASH,
      height: 7n,
      executed,
      transfer: null,
    });
    const text = screen.getByRole('dialog').textContent ?? '';
    for (const part of ['Claim rewards (1 of 2): included', 'You got', '12.345678 XPRT', 'nothing is lost']) expect(text).toContain(part);
    fireEvent.click(screen.getByRole('button', { name: 'Continue with 2 of 2' }));
    expect(start).toHaveBeenCalledWith(first.next);
    fireEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body);
    expect(dismiss).toHaveBeenCalled();
  });

  test.each<[TrackedTransfer['outcome'], boolean]>([
    ['arrived', true],
    ['refunded', false],
    ['unclear', false],
  ])('a part that sends something is done when it has arrived; %s: %s', (outcome, done) => {
    const first = { ...transfer, part: { number: 1, of: 2 } };
    show({ step: 'done', ...sent(outcome), review: { ...review, intent: first } }, connectedAs(ALICE), first);
    expect(screen.getByRole('dialog').textContent?.includes('Part 1 of 2 is done.')).toBe(done);
  });

  test('a part that cannot be done does not keep the others back', () => {
    const error = { source: 'tx', error: txErrorFrom('staking', 19, ''), log: '', gasUsed: null } as const;
    const { start } = show({ step: 'failed', error }, connectedAs(ALICE), first);
    expect(screen.getByRole('dialog').textContent).toContain('Nothing is staked there');
    fireEvent.click(screen.getByRole('button', { name: 'Skip to 2 of 2' }));
    expect(start).toHaveBeenCalledWith(first.next);
  });

  test('thirty validators: the first few, the others on a click, names shown as they are', () => {
    const places = Array.from({ length: 30 }, (_, i) => ({ address: `valoper${i}`, name: `<i>Node ${i}</i>`, amount: null, height: null }));
    const lines = [{ label: 'Rewards from', proved: true, kind: 'validators', places } as const];
    show({ step: 'reviewing', review: { ...review, intent: first, lines }, reason: 'first' });
    expect(screen.getByText('<i>Node 3</i>')).toBeDefined();
    expect(screen.getByText('and 26 more').closest('details')?.open).toBe(false);
    expect(screen.getAllByText(/^<i>Node \d+<\/i>$/)).toHaveLength(30);
    expect(screen.getByRole('dialog').textContent).toContain('Part 1 of 2');
  });

  test('a rejection can be tried again; the raw text stays behind the details', () => {
    const { retry } = show({ step: 'failed', error: { source: 'wallet', error: { kind: 'rejected' } } });
    expect(screen.getByRole('alert').textContent).toContain('Nothing was spent.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalled();
  });

  test('a log full of markup is text', () => {
    const log = '<img src=x onerror=alert(1)>';
    const error = { kind: 'out-of-gas', codespace: 'sdk', code: 11, gasWanted: 1n, gasUsed: 2n } as const;
    show({ step: 'failed', hash: HASH, error: { source: 'tx', error, log, gasUsed: 2n } });
    expect(screen.getByRole('button', { name: 'Send again with more gas' })).toBeTruthy();
    expect(screen.getByText(/<img src=x/)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});
