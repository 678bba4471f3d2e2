import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchUnbonding } from '#chain/staking/queries.ts';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { type SandboxUser, sandboxUser } from '#testing/sandbox-user.ts';
import type { SignCapability } from '#wallet/wallet.ts';
import type { TxIntent } from './intent.ts';
import { retryOptions } from './retry.ts';

const XPRT = stakeAsset(SANDBOX_NETWORK);
const STKXPRT = liquidAsset(SANDBOX_NETWORK);

let alice: SandboxUser;
beforeEach(async () => {
  alice = await sandboxUser('alice');
});
afterEach(() => alice.sandbox.stop());

function intentOf(kind: 'mint' | 'redeem', base: bigint): TxIntent {
  const [type, denom] = kind === 'mint' ? ['MsgLiquidStake', 'uxprt'] : ['MsgLiquidUnstake', 'stk/uxprt'];
  const delegatorAddress = alice.address;
  return {
    kind,
    title: `${kind} ${base}`,
    chain: alice.client.chain.id,
    sender: delegatorAddress,
    messages: [{ typeUrl: `/pstake.liquidstake.v1beta1.${type}`, value: { delegatorAddress, amount: { denom, amount: String(base) } } }],
    changes: [{ bucket: 'free', direction: kind === 'mint' ? 'out' : 'in', amount: amount(XPRT, base) }],
    notes: [],
    touches: [],
  };
}

describe('on the sandbox, with real signatures', () => {
  test.each<SignCapability>(['direct-and-amino', 'amino-only'])('mint, then redeem a part (%s)', async (capability) => {
    const { client, address } = alice;
    alice.as(capability);
    const [xprt, stk] = [await alice.balance('uxprt'), await alice.balance('stk/uxprt')];

    const minted = await alice.end(intentOf('mint', 50_000_000n));
    if (minted.step !== 'done') throw new Error(JSON.stringify(minted, (_, v) => (typeof v === 'bigint' ? String(v) : v)));
    expect(minted.executed.received).toEqual([amount(STKXPRT, (await alice.balance('stk/uxprt')) - stk)]);
    expect(await alice.balance('uxprt')).toBe(xprt - 50_000_000n - minted.review.fee.base);

    const before = (await fetchUnbonding(client, address)).length;
    const redeemed = await alice.end(intentOf('redeem', 10_000_000n));
    if (redeemed.step !== 'done') throw new Error(redeemed.step);
    const entries = await fetchUnbonding(client, address);
    expect(entries.length).toBeGreaterThan(before);
    expect(redeemed.executed.completesAt).not.toBeNull();
    expect(redeemed.executed.unbonding[0]?.base).toBeGreaterThan(0n);
    expect(redeemed.review.gas).toBeGreaterThan(redeemed.executed.gasUsed);
  });

  test('the module is paused: refused before a prompt', async () => {
    await alice.sandbox.setModulePaused(true);
    expect(await alice.end(intentOf('mint', 1_000_000n))).toMatchObject({
      step: 'failed',
      error: { source: 'tx', error: { kind: 'module-paused' } },
    });
    expect(alice.deps.journal.list()).toEqual([]);
  });

  test('out of gas in the block: offered again with more, and then included', async () => {
    alice.sandbox.failNext('out-of-gas');
    const failed = await alice.end(intentOf('mint', 1_000_000n));
    if (failed.step !== 'failed') throw new Error(failed.step);
    expect(failed.error).toMatchObject({ source: 'tx', error: { kind: 'out-of-gas' } });
    expect(await alice.end(intentOf('mint', 1_000_000n), retryOptions(failed.error, {}))).toMatchObject({ step: 'done' });
  });

  test('accepted and never included: either sent again and executed once, or expired; never both', async () => {
    const stk = await alice.balance('stk/uxprt');
    alice.sandbox.failNext('drop');
    const state = await alice.end(intentOf('mint', 1_000_000n));
    const gained = (await alice.balance('stk/uxprt')) - stk;
    if (state.step === 'done') expect(state.executed.received).toEqual([amount(STKXPRT, gained)]);
    else expect([state, gained]).toMatchObject([{ error: { error: { kind: 'expired' } } }, 0n]);
  });

  test('more than there is: the whole balance leaves nothing for the fee, found out before a prompt', async () => {
    const all = await alice.balance('uxprt');
    expect(await alice.end(intentOf('mint', all))).toMatchObject({
      step: 'failed',
      error: { source: 'tx', error: { kind: 'insufficient-funds' } },
    });
  });

  test('four starts at once follow each other, each with its own number', async () => {
    const states = await Promise.all(Array.from({ length: 4 }, () => alice.end(intentOf('mint', 1_000_000n))));
    expect(states.map((state) => state.step)).toEqual(['done', 'done', 'done', 'done']);
    expect(new Set(alice.deps.journal.list().map((entry) => entry.sequence)).size).toBe(4);
  });
});
