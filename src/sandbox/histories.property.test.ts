import { MsgWithdrawDelegatorReward } from 'cosmjs-types/cosmos/distribution/v1beta1/tx';
import { MsgBeginRedelegate, MsgDelegate, MsgUndelegate } from 'cosmjs-types/cosmos/staking/v1beta1/tx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MsgTokenizeShares } from '#chain/gen/gaia/liquid/v1beta1/liquid.ts';
import { MsgLiquidStake, MsgLiquidUnstake } from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { brokenInvariants } from '#testing/chain-invariants.ts';
import { type Person, peopleChain } from '#testing/people-chain.ts';
import { signedTx } from '#testing/signed-tx.ts';
import { readRecording } from '../../scripts/replay.ts';
import { commitVotes, deliverBlock, initChain } from './app.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

type Act = { readonly kind: number; readonly who: number; readonly to: number; readonly and: number; readonly amount: number };

const uxprt = (amount: number) => ({ denom: 'uxprt', amount: String(amount) });

/** One of the messages that move stake. */
function messageOf(person: Person, { kind, to, and, amount }: Act, validators: readonly string[]) {
  const delegatorAddress = person.address;
  const validatorAddress = validators[to % validators.length] ?? '';
  const validatorDstAddress = validators[and % validators.length] ?? '';
  const coin = uxprt(amount);
  switch (kind) {
    case 0:
      return {
        typeUrl: '/cosmos.staking.v1beta1.MsgDelegate',
        value: MsgDelegate.encode({ delegatorAddress, validatorAddress, amount: coin }).finish(),
      };
    case 1:
      return {
        typeUrl: '/cosmos.staking.v1beta1.MsgUndelegate',
        value: MsgUndelegate.encode({ delegatorAddress, validatorAddress, amount: uxprt(Math.ceil(amount / 3)) }).finish(),
      };
    case 2:
      return {
        typeUrl: '/cosmos.staking.v1beta1.MsgBeginRedelegate',
        value: MsgBeginRedelegate.encode({
          delegatorAddress,
          validatorSrcAddress: validatorAddress,
          validatorDstAddress,
          amount: uxprt(Math.ceil(amount / 3)),
        }).finish(),
      };
    case 3:
      return {
        typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares',
        value: MsgTokenizeShares.encode({
          delegatorAddress,
          validatorAddress,
          amount: uxprt(Math.ceil(amount / 4)),
          tokenizedShareOwner: delegatorAddress,
        }).finish(),
      };
    case 4:
      return {
        typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
        value: MsgWithdrawDelegatorReward.encode({ delegatorAddress, validatorAddress }).finish(),
      };
    case 5:
      return {
        typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
        value: MsgLiquidUnstake.encode({
          delegatorAddress,
          amount: { denom: 'stk/uxprt', amount: String(Math.ceil(amount / 3)) },
        }).finish(),
      };
    default:
      return {
        typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
        value: MsgLiquidStake.encode({ delegatorAddress, amount: coin }).finish(),
      };
  }
}

const act = fc.record({
  kind: fc.integer({ min: 0, max: 7 }),
  who: fc.nat(2),
  to: fc.nat(5),
  and: fc.nat(5),
  amount: fc.integer({ min: 1, max: 5_000_000_000 }),
});
/** A block: what people do, who misses it, and how long after the last one it comes. */
const step = fc.record({
  acts: fc.array(act, { maxLength: 3 }),
  absent: fc.integer({ min: 0, max: 31 }),
  seconds: fc.integer({ min: 1, max: 25 }),
});

test('after any history supply, pools, shares and rewards add up', { timeout: 60_000 }, () => {
  const { state: genesis, people } = peopleChain(3, 100_000_000_000n, 8);
  const validators = [...genesis.tables.validators.keys()].sort();
  const outcomes = new Map<number, number>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 45 }), (steps) => {
      let state: SandboxState = genesis;
      for (const { acts, absent, seconds } of steps) {
        const used = new Map<string, bigint>();
        const txs = acts.flatMap((wanted) => {
          const person = people[wanted.who];
          if (!person) return [];
          const sequence = used.get(person.address) ?? state.tables.accounts.get(person.address)?.sequence ?? 0n;
          used.set(person.address, sequence + 1n);
          const { privateKey, accountNumber } = person;
          return [signedTx({ privateKey, accountNumber, sequence, messages: [messageOf(person, wanted, validators)] })];
        });
        // The first validator, with most of the power, always signs.
        const lastCommit = commitVotes(state).map((vote, index) => ({ ...vote, signed: index === 0 || ((absent >> index) & 1) === 0 }));
        const after = deliverBlock(state, { time: state.singles.time + BigInt(seconds) * SECOND, proposer: '', lastCommit, txs });
        for (const { code } of after.results) outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        state = after.state;
        expect(brokenInvariants(state)).toEqual([]);
      }
    }),
    { numRuns: 15, seed: 20_261_122, endOnFailure: true },
  );
  // The histories are worth something: most acts succeed, and no act makes the chain panic.
  expect(outcomes.get(0)).toBeGreaterThan(200);
  expect(outcomes.has(111_222)).toBe(false);
});

test('a file of the real chain adds up from the first state on', () => {
  const { genesis } = readRecording(new URL('../testing/recordings/replay-corners', import.meta.url).pathname);
  expect(brokenInvariants(initChain(genesis))).toEqual([]);
});
