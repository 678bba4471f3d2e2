import { afterEach, describe, expect, test } from 'vitest';
import { fetchDelegations, fetchUnbonding, fetchValidators } from '#chain/staking/queries.ts';
import { toAddress } from '#sandbox/address.ts';
import { type SandboxUser, sandboxUser } from '#testing/sandbox-user.ts';
import { plainIntent, stakingMessages } from '#testing/staking-intents.ts';
import type { SignCapability } from '#wallet/wallet.ts';
import { wordsFor } from './errors-table.ts';
import type { TxKind, TxMessage } from './intent.ts';

let user: SandboxUser;
afterEach(() => user.sandbox.stop());

const XPRT = 1_000_000n;

async function done(kind: TxKind, messages: readonly TxMessage[]) {
  const state = await user.end(plainIntent(kind, user.address, messages));
  if (state.step !== 'done') throw new Error(JSON.stringify(state, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
  return state;
}

async function staked(validator: string): Promise<bigint> {
  return (await fetchDelegations(user.client, user.address)).find((each) => each.validator === validator)?.balance ?? 0n;
}

const sum = (amounts: readonly { readonly base: bigint }[]) => amounts.reduce((total, { base }) => total + base, 0n);

describe.each<SignCapability>(['direct-and-amino', 'amino-only'])('each kind, signed for the sandbox (%s)', (capability) => {
  test('what the receipt says was done is what the chain then has', async () => {
    user = await sandboxUser('bob');
    user.as(capability);
    const { client, address, balance } = user;
    const [a, b, home] = (await fetchValidators(client)).filter(({ status }) => status === 'bonded').map((each) => each.operatorAddress);
    const [own] = await fetchDelegations(client, address);
    if (!a || !b || !home || !own) throw new Error('bob has a delegation, and there are validators');
    const make = stakingMessages(address);

    /** What the account has less or more in the purse than before, apart from fee and rewards. */
    const purse = async (kind: TxKind, messages: readonly TxMessage[]) => {
      const before = await balance('uxprt');
      const state = await done(kind, messages);
      const { rewards } = state.executed;
      return { ...state.executed, moves: (await balance('uxprt')) - before + state.review.fee.base - sum(rewards) };
    };

    const delegated = await purse('delegate', [
      make.delegate(a, 30n * XPRT),
      make.delegate(b, 20n * XPRT),
      make.delegate(own.validator, XPRT),
    ]);
    expect(delegated).toMatchObject({ staked: [{ base: 51n * XPRT }], moves: -51n * XPRT });
    expect(sum(delegated.rewards), 'the chain pays what was due').toBeGreaterThan(0n);
    expect([await staked(a), await staked(b), await staked(own.validator)]).toEqual([30n * XPRT, 20n * XPRT, own.balance + XPRT]);

    const undelegated = await purse('undelegate', [make.undelegate(a, 10n * XPRT)]);
    const [entry] = await fetchUnbonding(client, address);
    if (!entry) throw new Error('an entry');
    expect(undelegated).toMatchObject({ unbonding: [{ base: entry.balance }], completesAt: entry.completionTime, moves: 0n });

    const cancelled = await purse('cancel-unbonding', [make.cancel(a, 4n * XPRT, entry.creationHeight)]);
    expect(cancelled).toMatchObject({ staked: [{ base: 4n * XPRT }], completesAt: null, moves: 0n });
    expect((await fetchUnbonding(client, address)).map((each) => each.balance)).toEqual([6n * XPRT]);

    const moved = await purse('redelegate', [make.redelegate(b, home, 5n * XPRT)]);
    expect(moved).toMatchObject({ moved: [{ base: 5n * XPRT }], moves: 0n });
    expect(moved.completesAt).toBeGreaterThan(entry.completionTime);

    await user.sandbox.advance(3_600_000);
    const claimed = await purse('claim', [make.claim(a), make.claim(own.validator)]);
    expect(claimed).toMatchObject({ moves: 0n, staked: [], received: [] });
    expect(sum(claimed.rewards)).toBeGreaterThan(0n);

    await user.sandbox.advance(3_600_000);
    const restaked = await purse('restake', [
      make.claim(a),
      make.claim(own.validator),
      make.delegate(a, 7n),
      make.delegate(own.validator, 11n),
    ]);
    expect(restaked).toMatchObject({ staked: [{ base: 18n }], moves: -18n });
    expect(sum(restaked.rewards)).toBeGreaterThan(18n);

    const tokenized = await purse('tokenize', [make.tokenize(a, 8n * XPRT)]);
    const [shares] = tokenized.received;
    if (!shares) throw new Error('shares');
    expect(shares).toMatchObject({ base: await balance(shares.asset.denom), asset: { symbol: 'shares', decimals: 6 } });
    expect(tokenized).toMatchObject({ staked: [], unbonding: [], moves: 0n });
    const left = await staked(a);

    const redeemed = await purse('redeem-shares', [make.redeemShares(shares.asset.denom, shares.base)]);
    expect(redeemed).toMatchObject({ staked: [{ base: (await staked(a)) - left }], received: [], moves: 0n });
    expect(await balance(shares.asset.denom)).toBe(0n);
    expect(user.deps.journal.list().map((each) => [each.kind, each.state])).toHaveLength(8);
  });
});

describe('what the chain refuses is found out before a prompt, in words', () => {
  async function refused(kind: TxKind, messages: readonly TxMessage[]) {
    const state = await user.end(plainIntent(kind, user.address, messages));
    if (state.step !== 'failed' || state.error.source !== 'tx') throw new Error(`${kind} ended as ${state.step}`);
    expect(wordsFor(state.error).text).toMatch(/Nothing was spent\.$/);
    expect(user.deps.journal.list()).toEqual([]);
    return state.error.error.kind;
  }

  test('of an account with stake, at two validators and at a jailed one', async () => {
    user = await sandboxUser('alice');
    const make = stakingMessages(user.address);
    const validators = await fetchValidators(user.client);
    const other = validators.find(({ moniker }) => moniker === 'Tidewater')?.operatorAddress ?? '';
    const jailed = validators.find(({ moniker }) => moniker === 'Dropped Anchor')?.operatorAddress ?? '';
    const home = (await fetchDelegations(user.client, user.address)).find(({ validator }) => validator !== jailed)?.validator ?? '';
    const nobody = toAddress('operator', new Uint8Array(20).fill(1));
    const share = `${home}/999`;
    const cases: readonly (readonly [TxKind, TxMessage, string])[] = [
      ['delegate', make.delegate(home, 10n ** 15n), 'insufficient-funds'],
      ['delegate', make.delegate(nobody, 1n), 'validator-unknown'],
      ['undelegate', make.undelegate(home, 10n ** 15n), 'insufficient-delegation'],
      ['undelegate', make.undelegate(other, 1n), 'no-delegation'],
      ['redelegate', make.redelegate(home, home, 1n), 'same-validator'],
      ['redelegate', make.redelegate(home, nobody, 1n), 'validator-unknown'],
      ['cancel-unbonding', make.cancel(home, 1n, 5n), 'no-unbonding'],
      ['claim', make.claim(other), 'no-delegation'],
      ['tokenize', make.tokenize(other, 1n), 'no-delegation'],
      ['redeem-shares', make.redeemShares(share, 1n), 'insufficient-funds'],
    ];
    for (const [kind, message, expected] of cases) expect([kind, await refused(kind, [message])]).toEqual([kind, expected]);
  });

  test('after a redelegation and an unbonding', async () => {
    user = await sandboxUser('alice');
    const make = stakingMessages(user.address);
    const validators = await fetchValidators(user.client);
    const at = (name: string) => validators.find(({ moniker }) => moniker === name)?.operatorAddress ?? '';
    const [from, to, jailed] = [at('Quiet Orchard'), at('Tidewater'), at('Dropped Anchor')];
    await done('redelegate', [make.redelegate(from, to, 10n * XPRT)]);
    await done('undelegate', [make.undelegate(jailed, 10n * XPRT), make.undelegate(from, 10n * XPRT)]);
    const entries = await fetchUnbonding(user.client, user.address);
    const entry = entries.find(({ validator }) => validator === from);
    if (!entry) throw new Error('an entry');
    const end = async (kind: TxKind, message: TxMessage) => {
      const state = await user.end(plainIntent(kind, user.address, [message]));
      return state.step === 'failed' && state.error.source === 'tx' ? state.error.error.kind : state.step;
    };
    expect([
      await end('redelegate', make.redelegate(to, from, XPRT)),
      await end('tokenize', make.tokenize(to, XPRT)),
      await end('cancel-unbonding', make.cancel(from, 11n * XPRT, entry.creationHeight)),
      await end('cancel-unbonding', make.cancel(from, XPRT, entry.creationHeight + 1n)),
      await end('cancel-unbonding', make.cancel(jailed, XPRT, entry.creationHeight)),
    ]).toEqual(['redelegation-in-progress', 'redelegation-in-progress', 'no-unbonding', 'no-unbonding', 'validator-jailed']);
  });

  test('with all entries taken and the stake locked', async () => {
    user = await sandboxUser('full-unbonding');
    const make = stakingMessages(user.address);
    const entries = await fetchUnbonding(user.client, user.address);
    const at = (validator: string) => entries.filter((entry) => entry.validator === validator).length;
    const full = entries.find(({ validator }) => at(validator) === 7)?.validator ?? '';
    expect(await refused('undelegate', [make.undelegate(full, 1n)])).toBe('too-many-unbonding-entries');
    expect(await refused('tokenize', [make.tokenize(full, 1n)])).toBe('tokenize-locked');
  });

  test('what still vests may be staked but not tokenized', async () => {
    user = await sandboxUser('vest-permanent');
    const make = stakingMessages(user.address);
    const [validator] = (await fetchValidators(user.client)).filter(({ status }) => status === 'bonded');
    const address = validator?.operatorAddress ?? '';
    await done('delegate', [make.delegate(address, 9_000n * XPRT)]);
    const state = await user.end(plainIntent('tokenize', user.address, [make.tokenize(address, 8_000n * XPRT)]));
    expect(state).toMatchObject({ step: 'failed', error: { source: 'tx', error: { kind: 'shares-vesting' } } });
  });
});
