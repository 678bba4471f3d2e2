import { beforeAll, describe, expect, test } from 'vitest';
import { decodeTx } from '#chain/tx/decode.ts';
import { encodeAuthInfo, encodeBody, encodeTx } from '#chain/tx/encode.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { scriptedChain } from '#testing/scripted-chain.ts';
import { createWalletStore } from '#wallet/store.ts';
import { type SignAnswer, type SignRequest, WalletFailure, type WalletState, type WalletStore } from '#wallet/wallet.ts';
import { confirmEntry } from './confirm.ts';
import { type ExecuteDeps, executeTx } from './execute.ts';
import type { TxIntent } from './intent.ts';
import { createJournal } from './journal.ts';
import type { JournalStorage } from './journal-storage.ts';
import { createQueue } from './queue.ts';
import { retryOptions } from './retry.ts';
import type { RunOptions, TxState } from './state.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const XPRT = stakeAsset(SANDBOX_NETWORK);
const STKXPRT = liquidAsset(SANDBOX_NETWORK);
const [CHAIN] = SANDBOX_NETWORK.chains;
if (!CHAIN) throw new Error('the sandbox network has a chain');
const chain = CHAIN;

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
  changes: [
    { bucket: 'free', direction: 'out', amount: amount(XPRT, 1_000_000n) },
    { bucket: 'liquid-staked', direction: 'in', amount: amount(STKXPRT, 1_000_000n) },
  ],
  notes: [],
  touches: [],
};
const redeem: TxIntent = {
  ...mint,
  kind: 'redeem',
  title: 'Redeem 2 stkXPRT',
  messages: [
    {
      typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
      value: { delegatorAddress: ALICE, amount: { denom: 'stk/uxprt', amount: '2000000' } },
    },
  ],
};

let alice: WalletStore;
beforeAll(async () => {
  alice = createWalletStore(SANDBOX_NETWORK);
  await alice.connect('sandbox', { account: 'alice' });
});

/** A wallet whose answers are changed on their way back, as some wallets do. */
function tampering(
  change: (answer: SignAnswer) => SignAnswer,
  capability: 'direct-and-amino' | 'amino-only' | 'none' = 'direct-and-amino',
) {
  const prompts: SignRequest[] = [];
  const wallet: ExecuteDeps['wallet'] = {
    get: () => ({ ...alice.get(), capability }) as WalletState,
    sign: async (request) => {
      prompts.push(request);
      return change(await alice.sign(request));
    },
  };
  return { wallet, prompts };
}

function memoryStorage(): JournalStorage {
  const stored = new Map<string, unknown>();
  return {
    read: async (network) => structuredClone(stored.get(network)),
    change: async (network, next) => void stored.set(network, structuredClone(next(structuredClone(stored.get(network))))),
  };
}

function setUp(change: Partial<ExecuteDeps> = {}, node = scriptedChain(chain)) {
  const deps: ExecuteDeps = {
    network: SANDBOX_NETWORK,
    client: node.client,
    wallet: tampering((answer) => answer).wallet,
    journal: createJournal('sandbox', memoryStorage(), null),
    queue: createQueue(undefined),
    now: () => 1_800_000_000_000,
    pause: async () => node.produceBlock(),
    decide: async () => 'sign',
    relay: () => Promise.reject(new Error('nothing of this goes to another chain')),
    ...change,
  };
  return { node, deps };
}

async function collect(intent: TxIntent, deps: ExecuteDeps, options?: RunOptions): Promise<TxState[]> {
  const states: TxState[] = [];
  for await (const state of executeTx(intent, deps, options)) states.push(state);
  return states;
}

const steps = (states: readonly TxState[]) => states.map((state) => state.step);
const WHOLE = ['estimating', 'reviewing', 'signing', 'broadcasting', 'confirming', 'done'];

function last(states: readonly TxState[]): TxState {
  const state = states.at(-1);
  if (!state) throw new Error('no state');
  return state;
}

function failureOf(states: readonly TxState[]) {
  const state = last(states);
  if (state.step !== 'failed') throw new Error(`ended as ${state.step}`);
  return state.error;
}

describe('the way of a transaction', () => {
  test.each([
    ['mint', mint, { received: [amount(STKXPRT, 1_000_000n)], unbonding: [], completesAt: null }],
    ['redeem', redeem, { received: [], unbonding: [amount(XPRT, 2_000_000n)], completesAt: Date.parse('2026-12-13T10:00:00Z') }],
  ])('%s: through every state, executed once, amounts from the block', async (_, intent, executed) => {
    const { node, deps } = setUp();
    const states = await collect(intent, deps);
    expect(steps(states)).toEqual(WHOLE);
    expect(last(states)).toMatchObject({ step: 'done', executed });
    expect(node.included.size).toBe(1);
    expect(deps.journal.list()).toMatchObject([{ state: 'included', settled: { code: 0 }, txBytes: null }]);
  });

  test('the receipt is read from the bytes: amount, fee, account, chain, last block', async () => {
    const { deps } = setUp();
    const review = (await collect(mint, deps)).find((state) => state.step === 'reviewing')?.review;
    expect(review?.lines).toMatchObject([
      { proved: true, amounts: [amount(XPRT, 1_000_000n)] },
      { proved: false, amounts: [amount(STKXPRT, 1_000_000n)] },
      { label: 'Network fee', amounts: [amount(XPRT, 15_000n)] },
      { address: ALICE },
      { text: 'core-sandbox-1' },
      { height: 500n },
    ]);
  });

  test('an amino wallet signs the same transaction', async () => {
    const { wallet, prompts } = tampering((answer) => answer, 'amino-only');
    const { node, deps } = setUp({ wallet });
    expect(steps(await collect(mint, deps))).toEqual(WHOLE);
    expect(prompts.map((request) => request.mode)).toEqual(['amino']);
    expect([...node.included.values()].map(({ bytes }) => decodeTx(bytes).signers[0]?.mode)).toEqual(['amino']);
  });

  test('going back signs nothing and leaves no trace', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { deps } = setUp({ wallet, decide: async () => 'back' });
    expect(steps(await collect(mint, deps))).toEqual(['estimating', 'reviewing', 'idle']);
    expect([prompts, deps.journal.list()]).toEqual([[], []]);
  });

  test('the hash is in the journal before the bytes leave', async () => {
    const { node, deps } = setUp();
    let journalled = -1;
    const execute = node.client.rpc.execute;
    const rpc = {
      ...node.client.rpc,
      execute: (request: Parameters<typeof execute>[0]) => {
        if (request.method === 'broadcast_tx_sync') journalled = deps.journal.list().length;
        return execute(request);
      },
    };
    await collect(mint, { ...deps, client: { ...node.client, rpc } });
    expect(journalled).toBe(1);
  });
});

describe('what the wallet does', () => {
  test('a rejection is an outcome: nothing is sent, the same intent can be tried again', async () => {
    let rejects = true;
    const { wallet } = tampering((answer) => {
      if (rejects) throw new WalletFailure({ kind: 'rejected' });
      return answer;
    });
    const { node, deps } = setUp({ wallet });
    expect(failureOf(await collect(mint, deps))).toEqual({ source: 'wallet', error: { kind: 'rejected' } });
    expect([node.broadcasts, deps.journal.list()]).toEqual([[], []]);
    rejects = false;
    expect(last(await collect(mint, deps)).step).toBe('done');
  });

  const withFee = (fee: bigint) => (answer: SignAnswer) => rewritten(answer, { fee });
  test('a fee changed inside the bounds is signed, shown and paid', async () => {
    const { node, deps } = setUp({ wallet: tampering(withFee(16_000n)).wallet });
    const done = last(await collect(mint, deps));
    expect(done).toMatchObject({ step: 'done', review: { fee: amount(XPRT, 16_000n) } });
    expect([...node.included.values()].map(({ bytes }) => decodeTx(bytes).fee)).toEqual([[{ denom: 'uxprt', amount: 16_000n }]]);
  });

  test.each([
    ['fee out of bounds', withFee(45_001n), 'fee-amount'],
    ['memo', (answer: SignAnswer) => rewritten(answer, { memo: 'hi' }), 'memo'],
    ['gas', (answer: SignAnswer) => rewritten(answer, { gas: 1n }), 'gas'],
  ])('a changed %s is refused and never sent', async (_, change, field) => {
    const { node, deps } = setUp({ wallet: tampering(change).wallet });
    expect(failureOf(await collect(mint, deps))).toMatchObject({ source: 'gate', refusal: { phase: 'answer', field } });
    expect([node.broadcasts, deps.journal.list()]).toEqual([[], []]);
  });

  test('watch-only and another account never get to a prompt', async () => {
    const watching = tampering((answer) => answer, 'none');
    expect(failureOf(await collect(mint, setUp({ wallet: watching.wallet }).deps))).toMatchObject({ error: { kind: 'watch-only' } });
    const other = { ...mint, sender: 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g' };
    expect(failureOf(await collect(other, setUp().deps))).toMatchObject({ error: { kind: 'account-switched' } });
    expect(watching.prompts).toEqual([]);
  });

  test('the account is switched while the receipt is read', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    let now = wallet.get();
    const { deps } = setUp({
      wallet: { ...wallet, get: () => now },
      decide: async () => {
        now = { state: 'disconnected' };
        return 'sign';
      },
    });
    expect(failureOf(await collect(mint, deps))).toMatchObject({ error: { kind: 'not-connected' } });
    expect(prompts).toEqual([]);
  });
});

describe('just before signing', () => {
  test('a quote that became worse, or would pay later, is shown again, a better one is not', async () => {
    const verdicts = ['worse', 'later', 'better'] as const;
    let asked = 0;
    const requote = async () => ({ verdict: verdicts[asked++] ?? 'same', intent: { ...mint, requote } }) as const;
    const { deps } = setUp();
    const states = await collect({ ...mint, requote }, deps);
    expect(states.flatMap((state) => (state.step === 'reviewing' ? state.reason : []))).toEqual(['first', 'worse', 'later']);
    expect(last(states).step).toBe('done');
  });

  test('a quote that wants other messages is shown again, whatever it calls itself', async () => {
    const requote = async () => ({ verdict: 'same', intent: { ...redeem, kind: 'redeem' } }) as const;
    const { deps } = setUp();
    const states = await collect({ ...mint, requote }, deps);
    expect(states.filter((state) => state.step === 'reviewing').map((state) => state.review.intent.kind)).toEqual(['mint', 'redeem']);
  });

  test.each([
    ['the node belongs to another chain', { chainId: 'core-1' }, { kind: 'wrong-chain', found: 'core-1' }],
    ['the chain stands still', { status: 'stale' as const }, { kind: 'chain-not-ready' }],
    ['the block is too small', { maxGas: '400000' }, { kind: 'gas-above-block' }],
  ])('%s: no prompt', async (_, change, error) => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    Object.assign(node.state, change);
    expect(failureOf(await collect(mint, deps))).toMatchObject({ source: 'executor', error });
    expect(prompts).toEqual([]);
  });

  test('what the chain would refuse is refused by the simulation, without a prompt', async () => {
    const { node, deps } = setUp();
    const log = "rpc error: code = Unknown desc = module functions have been paused [x.go:1] with gas used: '1': unknown request";
    node.state.simulateRefusal = { code: 6, codespace: 'sdk', log };
    expect(failureOf(await collect(mint, deps))).toMatchObject({ source: 'tx', error: { kind: 'module-paused' } });
  });
});

describe('between the wallet and the block', () => {
  test.each(['cut', 'lost'] as const)('the answer to the broadcast is lost (%s): executed once, one prompt', async (fault) => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    node.state.faults = [fault];
    expect(steps(await collect(mint, deps))).toEqual(WHOLE);
    expect([node.included.size, prompts.length]).toEqual([1, 1]);
  });

  test('already in the cache of the node: that is success', async () => {
    const { node, deps } = setUp();
    node.state.faults = ['cut', 'cut'];
    expect(last(await collect(mint, deps)).step).toBe('done');
  });

  test('dropped for good: expired after the timeout height, not before, and safe to retry', async () => {
    const { node, deps } = setUp();
    node.state.faults = ['drop'];
    const states = await collect(mint, deps);
    expect(failureOf(states)).toEqual({ source: 'executor', error: { kind: 'expired', timeoutHeight: 500n } });
    expect(node.state.height).toBeGreaterThan(500);
    expect(deps.journal.list()).toMatchObject([{ state: 'expired' }]);
    expect(last(await collect(mint, deps)).step).toBe('done');
    expect(node.included.size).toBe(1);
  });

  test('dropped by a node that forgets: the same bytes are sent again and executed once', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    node.state.faults = ['drop'];
    node.state.forgetful = true;
    expect(last(await collect(mint, deps)).step).toBe('done');
    expect([node.included.size, prompts.length, new Set(node.broadcasts).size]).toEqual([1, 1, 1]);
  });

  test('failing questions are no failure', async () => {
    const { node, deps } = setUp();
    node.state.lookupErrors = 20;
    expect(last(await collect(mint, deps)).step).toBe('done');
  });

  test('expired only when two nodes are past the height: one that lags is waited for', async () => {
    const node = scriptedChain(chain, { witnesses: 2 });
    node.state.lag = [0, 50];
    const { deps } = setUp({}, node);
    node.state.faults = ['drop'];
    expect(failureOf(await collect(mint, deps))).toMatchObject({ error: { kind: 'expired' } });
    expect(node.state.height).toBeGreaterThan(550);
  });

  test('another transaction came first: asked once more, with the new number', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    const decide = async () => 'sign' as const;
    node.state.faults = [{ code: 32, codespace: 'sdk', log: 'account sequence mismatch, expected 6, got 5: incorrect account sequence' }];
    const bump = async () => {
      if (node.state.sequence === 5n) node.state.sequence = 6n;
      node.produceBlock();
    };
    const states = await collect(mint, { ...deps, decide, pause: bump });
    expect(states.flatMap((state) => (state.step === 'reviewing' ? state.reason : []))).toEqual(['first', 'sequence']);
    expect(last(states).step).toBe('done');
    expect([prompts.length, node.included.size]).toEqual([2, 1]);
  });

  test('a number that stays wrong ends after the second prompt', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    const refusal = { code: 32, codespace: 'sdk', log: 'account sequence mismatch, expected 9, got 5: incorrect account sequence' };
    node.state.faults = [refusal, refusal, refusal];
    expect(failureOf(await collect(mint, deps))).toMatchObject({ error: { kind: 'sequence-mismatch' } });
    expect([prompts.length, node.included.size]).toEqual([2, 0]);
  });

  test('the second copy of an included transaction is refused for its number: still included, no second prompt', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    const execute = node.client.rpc.execute;
    const twice = {
      ...node.client.rpc,
      execute: async (request: Parameters<typeof execute>[0]) => {
        if (request.method === 'broadcast_tx_sync' && node.included.size === 0) {
          await execute(request);
          node.produceBlock();
          node.state.forgetful = true;
        }
        return execute(request);
      },
    };
    const states = await collect(mint, { ...deps, client: { ...node.client, rpc: twice } });
    expect(last(states).step).toBe('done');
    expect([prompts.length, node.included.size]).toEqual([1, 1]);
  });

  test('out of gas: explained with what it used, and enough the second time', async () => {
    const { node, deps } = setUp();
    node.state.gasInBlock = 700_000n;
    const failure = failureOf(await collect(mint, deps));
    expect(failure).toMatchObject({ source: 'tx', gasUsed: 700_000n, error: { kind: 'out-of-gas' } });
    const again = await collect(mint, deps, retryOptions(failure, {}));
    expect(last(again)).toMatchObject({ step: 'done', review: { gas: 910_000n } });
  });

  test('the node wants a higher fee: it is offered', async () => {
    const { node, deps } = setUp();
    node.state.faults = [{ code: 13, codespace: 'sdk', log: 'insufficient fees; got: 15000uxprt required: 24000uxprt: insufficient fee' }];
    const failure = failureOf(await collect(mint, deps));
    expect(last(await collect(mint, deps, retryOptions(failure, {})))).toMatchObject({
      step: 'done',
      review: { fee: amount(XPRT, 24_000n) },
    });
  });
});

describe('several at once', () => {
  test('two runs of one account follow each other, with two numbers', async () => {
    const { node, deps } = setUp();
    const [a, b] = await Promise.all([collect(mint, deps), collect(redeem, deps)]);
    expect([last(a).step, last(b).step]).toEqual(['done', 'done']);
    expect(steps(b)[0]).toBe('waiting');
    expect([...node.included.values()].map(({ bytes }) => decodeTx(bytes).signers[0]?.sequence)).toEqual([5n, 6n]);
  });

  test('a page that is killed while confirming: the next page finds the end, nothing is sent twice', async () => {
    const storage = memoryStorage();
    const node = scriptedChain(chain);
    const killed = new AbortController();
    const first = setUp(
      { journal: createJournal('sandbox', storage, null), signal: killed.signal, pause: async () => killed.abort() },
      node,
    );
    await collect(mint, first.deps);
    expect(node.mempool.size).toBe(1);

    const journal = createJournal('sandbox', storage, null);
    await journal.ready;
    const [entry] = journal.list();
    if (entry?.state !== 'pending') throw new Error('forgotten');
    const second = setUp({ journal }, node);
    expect(await confirmEntry(entry, second.deps)).toMatchObject({ state: 'included' });
    expect([node.included.size, node.broadcasts.length]).toEqual([1, 1]);
  });

  test('a page that is killed before the broadcast: what was signed is sent by the next page', async () => {
    const storage = memoryStorage();
    const node = scriptedChain(chain);
    const killed = new AbortController();
    node.state.faults = ['lost'];
    const first = setUp(
      { journal: createJournal('sandbox', storage, null), signal: killed.signal, pause: async () => killed.abort() },
      node,
    );
    await collect(mint, first.deps);
    const journal = createJournal('sandbox', storage, null);
    await journal.ready;
    const [entry] = journal.list();
    if (!entry) throw new Error('forgotten');
    expect(await confirmEntry(entry, setUp({ journal }, node).deps)).toMatchObject({ state: 'included' });
    expect(node.included.size).toBe(1);
  });

  test('two tabs follow the same entry: one asks, both learn the end', async () => {
    const storage = memoryStorage();
    const node = scriptedChain(chain);
    const { deps } = setUp({ journal: createJournal('sandbox', storage, null) }, node);
    const other = createJournal('sandbox', storage, null);
    let seen: Promise<unknown> = Promise.resolve();
    for await (const state of executeTx(mint, deps)) {
      if (state.step !== 'confirming') continue;
      await other.refresh();
      const [entry] = other.list();
      if (entry) seen = confirmEntry(entry, { ...deps, journal: other });
    }
    expect(await seen).toMatchObject({ state: 'included' });
    expect(node.broadcasts).toHaveLength(1);
  });

  test('an earlier transaction that the node has lost is sent again, so that the next one fits', async () => {
    const { wallet, prompts } = tampering((answer) => answer);
    const { node, deps } = setUp({ wallet });
    node.state.faults = ['drop'];
    node.state.forgetful = true;
    const killed = new AbortController();
    await collect(mint, { ...deps, signal: killed.signal, pause: async () => killed.abort() });
    const states = await collect(redeem, deps);
    expect(last(states).step).toBe('done');
    expect([prompts.length, node.included.size]).toEqual([2, 2]);
  });
});

/** The wallet's answer with another fee, memo or gas, signed or not: the gate must not depend on the signature. */
function rewritten(answer: SignAnswer, change: { fee?: bigint; memo?: string; gas?: bigint }): SignAnswer {
  if (answer.mode !== 'direct') throw new Error('direct only');
  const tx = decodeTx(encodeTx(answer.bodyBytes, answer.authInfoBytes, answer.signature));
  const [signer] = tx.signers;
  if (!signer?.pubkey) throw new Error('no key');
  const fee = change.fee === undefined ? tx.fee : [{ denom: 'uxprt', amount: change.fee }];
  const body = { messages: tx.messages, memo: change.memo ?? '', timeoutHeight: tx.timeoutHeight };
  const auth = { pubkey: signer.pubkey, sequence: signer.sequence, mode: 'direct' as const, fee, gas: change.gas ?? tx.gas };
  return { ...answer, bodyBytes: encodeBody(body), authInfoBytes: encodeAuthInfo(auth) };
}
