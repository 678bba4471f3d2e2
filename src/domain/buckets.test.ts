import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUCKET_NAMES, bucketsOf, type Holdings, totalOf, underlyingOf } from './buckets.ts';
import { decFromAtomics } from './dec.ts';

const money = fc.bigInt({ min: 0n, max: 10n ** 20n });
const denom = fc.constantFrom('uxprt', 'stk/uxprt', 'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA');

const holdings: fc.Arbitrary<Holdings> = fc.record({
  stakeDenom: fc.constant('uxprt'),
  balances: fc.array(fc.record({ denom, amount: money })),
  stkBalance: money,
  state: fc.option(fc.record({ netAmount: money, stkxprtTotalSupply: money })),
  delegations: fc.array(fc.record({ balance: money })),
  unbonding: fc.array(fc.record({ balance: money })),
  rewards: fc.array(fc.record({ denom, amount: money.map(decFromAtomics) })),
});

describe('the five buckets', () => {
  test('add up, and each unit is counted once', () => {
    fc.assert(
      fc.property(holdings, money, (before, more) => {
        const buckets = bucketsOf(before);
        expect(totalOf(buckets)).toBe(BUCKET_NAMES.reduce((sum, name) => sum + buckets[name], 0n));
        expect(BUCKET_NAMES).toHaveLength(Object.keys(buckets).length);
        const richer = bucketsOf({ ...before, unbonding: [...before.unbonding, { balance: more }] });
        expect(totalOf(richer) - totalOf(buckets)).toBe(more);
      }),
    );
  });

  test('of one account', () => {
    const buckets = bucketsOf({
      stakeDenom: 'uxprt',
      balances: [
        { denom: 'stk/uxprt', amount: 1_000_000n },
        { denom: 'uxprt', amount: 5_000_000n },
      ],
      stkBalance: 1_000_000n,
      state: { netAmount: 1_084_213n, stkxprtTotalSupply: 1_000_000n },
      delegations: [{ balance: 3_000_000n }, { balance: 1n }],
      unbonding: [{ balance: 7n }],
      rewards: [
        { denom: 'uxprt', amount: decFromAtomics(1_900_000_000_000_000_000n) },
        { denom: 'uxprt', amount: decFromAtomics(1_900_000_000_000_000_000n) },
        { denom: 'stk/uatom', amount: decFromAtomics(9_000_000_000_000_000_000n) },
      ],
    });
    expect(buckets).toEqual({ 'liquid-staked': 1_084_213n, staked: 3_000_001n, free: 5_000_000n, unbonding: 7n, rewards: 2n });
    expect(totalOf(buckets)).toBe(9_084_223n);
  });

  test('stkXPRT can be worth less than one XPRT, or nothing', () => {
    expect(underlyingOf(1_000_000n, { netAmount: 994_000n, stkxprtTotalSupply: 1_000_000n })).toBe(994_000n);
    expect(underlyingOf(1_000_000n, { netAmount: 0n, stkxprtTotalSupply: 1_000_000n })).toBe(0n);
    expect(underlyingOf(1_000_000n, { netAmount: 0n, stkxprtTotalSupply: 0n })).toBe(0n);
    expect(underlyingOf(1_000_000n, null)).toBe(0n);
  });
});
