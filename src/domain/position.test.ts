import { describe, expect, test } from 'vitest';
import { decFromAtomics, decFromInt } from './dec.ts';
import { underlyingOf } from './liquid-stake.ts';
import { type PositionAnswers, positionOf } from './position.ts';

const A = 'persistencevaloper1qf5vr4v9xsdl6ghkyshfp9nqx0ujd4axvfuhc3';
const SHARES = `${A}/7`;

const nothing: PositionAnswers = {
  stakeDenom: 'uxprt',
  liquidDenom: 'stk/uxprt',
  balances: [],
  spendable: [],
  delegations: [],
  unbonding: [],
  rewards: [],
  state: null,
  validators: [],
};

describe('a position', () => {
  test('of an account that has nothing, and on a chain without liquid staking', () => {
    expect(positionOf(nothing)).toEqual({
      spendable: 0n,
      vestingLocked: 0n,
      staked: [],
      tokenized: [],
      liquidStaked: 0n,
      unbonding: [],
      claimable: [],
      recordRewards: [],
    });
  });

  test('tells what vesting locks from what can be spent', () => {
    const { spendable, vestingLocked } = positionOf({
      ...nothing,
      balances: [{ denom: 'uxprt', amount: 100n }],
      spendable: [{ denom: 'uxprt', amount: 30n }],
    });
    expect([spendable, vestingLocked]).toEqual([30n, 70n]);
    // The chain answers nothing at all when some denom of the account is locked beyond its balance.
    expect(positionOf({ ...nothing, balances: [{ denom: 'uxprt', amount: 100n }] }).vestingLocked).toBe(100n);
  });

  test('values tokenized shares by their validator, after a slash too, and knows the fraction of a whole record', () => {
    const answers: PositionAnswers = {
      ...nothing,
      balances: [
        { denom: SHARES, amount: 1_000n },
        { denom: 'persistencevaloper1notavalidator/8', amount: 5n },
      ],
      validators: [{ operatorAddress: A, tokens: 999_999n, delegatorShares: decFromInt(1_000_000n) }],
    };
    expect(positionOf(answers).tokenized).toEqual([{ denom: SHARES, validator: A, recordId: 7n, amount: 1_000n, worth: 999n }]);
    const whole = new Map([[SHARES, decFromAtomics(1_000_500_000_000_000_000_000n)]]);
    expect(positionOf({ ...answers, recordShares: whole }).tokenized[0]?.worth).toBe(1_000n);
  });

  test('counts rewards in whole units of the staked denom, at each validator and record', () => {
    const half = decFromAtomics(1_500_000_000_000_000_000n);
    const { claimable, recordRewards } = positionOf({
      ...nothing,
      rewards: [
        { validator: 'a', denom: 'uxprt', amount: half },
        { validator: 'b', denom: 'uxprt', amount: decFromAtomics(999_999_999_999_999_999n) },
        { validator: 'a', denom: 'stk/uatom', amount: decFromInt(9n) },
      ],
      shareRewards: [{ recordId: 7n, denom: 'uxprt', amount: half }],
    });
    expect(claimable).toEqual([{ validator: 'a', denom: 'uxprt', amount: 1n }]);
    expect(recordRewards).toEqual([{ recordId: 7n, denom: 'uxprt', amount: 1n }]);
  });

  test('stkXPRT can be worth less than one XPRT, or nothing', () => {
    expect(underlyingOf(1_000_000n, { netAmount: 994_000n, stkxprtTotalSupply: 1_000_000n })).toBe(994_000n);
    expect(underlyingOf(1_000_000n, { netAmount: 0n, stkxprtTotalSupply: 1_000_000n })).toBe(0n);
    expect(underlyingOf(1_000_000n, { netAmount: 0n, stkxprtTotalSupply: 0n })).toBe(0n);
    expect(underlyingOf(1_000_000n, null)).toBe(0n);
  });
});
