import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchBalances } from '#chain/bank/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { fetchUnbonding } from '#chain/staking/queries.ts';
import { createChainClient } from '#chain/transport.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { SignCapability, WalletState, WalletStore } from '#wallet/wallet.ts';
import { type ExecuteDeps, executeTx } from './execute.ts';
import type { TxIntent } from './intent.ts';
import { createJournal } from './journal.ts';
import { createQueue } from './queue.ts';
import { retryOptions } from './retry.ts';
import type { RunOptions, TxState } from './state.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const XPRT = stakeAsset(SANDBOX_NETWORK);
const STKXPRT = liquidAsset(SANDBOX_NETWORK);
const [CHAIN] = SANDBOX_NETWORK.chains;
if (!CHAIN) throw new Error('the sandbox network has a chain');
const chain = CHAIN;

const BLOCK = 1000;

let sandbox: SandboxController;
let client: ChainClient;
let wallet: WalletStore;
let deps: ExecuteDeps;

beforeEach(async () => {
  sandbox = await startSandbox({ blockInterval: null, tabs: null });
  client = createChainClient(SANDBOX_NETWORK, chain, sandbox.rpc(chain.id));
  wallet = createWalletStore(SANDBOX_NETWORK);
  await wallet.connect('sandbox', { account: 'alice' });
  deps = {
    network: SANDBOX_NETWORK,
    client,
    wallet,
    journal: createJournal('sandbox', { read: async () => [], change: async () => {} }, null),
    queue: createQueue(undefined),
    now: Date.now,
    pause: () => sandbox.advance(BLOCK),
    decide: async () => 'sign',
  };
});
afterEach(() => sandbox.stop());

function intentOf(kind: TxIntent['kind'], base: bigint): TxIntent {
  const [type, denom] = kind === 'mint' ? ['MsgLiquidStake', 'uxprt'] : ['MsgLiquidUnstake', 'stk/uxprt'];
  return {
    kind,
    title: `${kind} ${base}`,
    chain: chain.id,
    sender: ALICE,
    messages: [
      { typeUrl: `/pstake.liquidstake.v1beta1.${type}`, value: { delegatorAddress: ALICE, amount: { denom, amount: String(base) } } },
    ],
    changes: [{ bucket: 'free', direction: kind === 'mint' ? 'out' : 'in', amount: amount(XPRT, base) }],
    notes: [],
    touches: [],
  };
}

async function end(intent: TxIntent, options: RunOptions = {}, change: Partial<ExecuteDeps> = {}): Promise<TxState> {
  let state: TxState = { step: 'idle' };
  for await (const next of executeTx(intent, { ...deps, ...change }, options)) state = next;
  return state;
}

async function balance(denom: string): Promise<bigint> {
  return (await fetchBalances(client, ALICE)).find((coin) => coin.denom === denom)?.amount ?? 0n;
}

describe('on the sandbox, with real signatures', () => {
  test.each<SignCapability>(['direct-and-amino', 'amino-only'])('mint, then redeem a part (%s)', async (capability) => {
    const signing = { wallet: { get: () => ({ ...wallet.get(), capability }) as WalletState, sign: wallet.sign } };
    const [xprt, stk] = [await balance('uxprt'), await balance('stk/uxprt')];

    const minted = await end(intentOf('mint', 50_000_000n), {}, signing);
    if (minted.step !== 'done') throw new Error(JSON.stringify(minted, (_, v) => (typeof v === 'bigint' ? String(v) : v)));
    expect(minted.executed.received).toEqual([amount(STKXPRT, (await balance('stk/uxprt')) - stk)]);
    expect(await balance('uxprt')).toBe(xprt - 50_000_000n - minted.review.fee.base);

    const before = (await fetchUnbonding(client, ALICE)).length;
    const redeemed = await end(intentOf('redeem', 10_000_000n), {}, signing);
    if (redeemed.step !== 'done') throw new Error(redeemed.step);
    const entries = await fetchUnbonding(client, ALICE);
    expect(entries.length).toBeGreaterThan(before);
    expect(redeemed.executed.completesAt).not.toBeNull();
    expect(redeemed.executed.unbonding[0]?.base).toBeGreaterThan(0n);
    expect(redeemed.review.gas).toBeGreaterThan(redeemed.executed.gasUsed);
  });

  test('the module is paused: refused before a prompt', async () => {
    await sandbox.setModulePaused(true);
    expect(await end(intentOf('mint', 1_000_000n))).toMatchObject({
      step: 'failed',
      error: { source: 'tx', error: { kind: 'module-paused' } },
    });
    expect(deps.journal.list()).toEqual([]);
  });

  test('out of gas in the block: offered again with more, and then included', async () => {
    sandbox.failNext('out-of-gas');
    const failed = await end(intentOf('mint', 1_000_000n));
    if (failed.step !== 'failed') throw new Error(failed.step);
    expect(failed.error).toMatchObject({ source: 'tx', error: { kind: 'out-of-gas' } });
    expect(await end(intentOf('mint', 1_000_000n), retryOptions(failed.error, {}))).toMatchObject({ step: 'done' });
  });

  test('accepted and never included: either sent again and executed once, or expired; never both', async () => {
    const stk = await balance('stk/uxprt');
    sandbox.failNext('drop');
    const state = await end(intentOf('mint', 1_000_000n));
    const gained = (await balance('stk/uxprt')) - stk;
    if (state.step === 'done') expect(state.executed.received).toEqual([amount(STKXPRT, gained)]);
    else expect([state, gained]).toMatchObject([{ error: { error: { kind: 'expired' } } }, 0n]);
  });

  test('more than there is: the whole balance leaves nothing for the fee, found out before a prompt', async () => {
    const all = await balance('uxprt');
    expect(await end(intentOf('mint', all))).toMatchObject({
      step: 'failed',
      error: { source: 'tx', error: { kind: 'insufficient-funds' } },
    });
  });

  test('four starts at once follow each other, each with its own number', async () => {
    const states = await Promise.all(Array.from({ length: 4 }, () => end(intentOf('mint', 1_000_000n))));
    expect(states.map((state) => state.step)).toEqual(['done', 'done', 'done', 'done']);
    expect(new Set(deps.journal.list().map((entry) => entry.sequence)).size).toBe(4);
  });
});
