import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUCKET_NAMES, bucketsOf, totalOf } from './buckets.ts';
import type { Position } from './position.ts';

const money = fc.bigInt({ min: 0n, max: 10n ** 20n });
const parts = fc.array(fc.record({ validator: fc.constant('v'), amount: money }), { maxLength: 4 });
const entry = (balance: bigint) => ({ validator: 'v', creationHeight: 1n, completionTime: 1, balance, initialBalance: balance });

const position: fc.Arbitrary<Position> = fc.record({
  spendable: money,
  vestingLocked: money,
  staked: parts,
  tokenized: fc.array(money.map((worth) => ({ denom: 'v/1', validator: 'v', recordId: 1n, amount: worth, worth }))),
  liquidStaked: money,
  unbonding: fc.array(money.map(entry)),
  claimable: parts,
  recordRewards: fc.array(fc.record({ recordId: fc.constant(1n), amount: money })),
});

describe('the five buckets', () => {
  test('add up, and each unit is counted once', () => {
    fc.assert(
      fc.property(position, money, (before, more) => {
        const buckets = bucketsOf(before);
        expect(totalOf(buckets)).toBe(BUCKET_NAMES.reduce((sum, name) => sum + buckets[name], 0n));
        expect(BUCKET_NAMES).toHaveLength(Object.keys(buckets).length);
        const richer: readonly Position[] = [
          { ...before, spendable: before.spendable + more },
          { ...before, vestingLocked: before.vestingLocked + more },
          { ...before, staked: [...before.staked, { validator: 'w', amount: more }] },
          { ...before, tokenized: [...before.tokenized, { denom: 'w/2', validator: 'w', recordId: 2n, amount: 1n, worth: more }] },
          { ...before, liquidStaked: before.liquidStaked + more },
          { ...before, unbonding: [...before.unbonding, entry(more)] },
          { ...before, claimable: [...before.claimable, { validator: 'w', amount: more }] },
          { ...before, recordRewards: [...before.recordRewards, { recordId: 2n, amount: more }] },
        ];
        for (const after of richer) expect(totalOf(bucketsOf(after)) - totalOf(buckets)).toBe(more);
      }),
    );
  });

  test('tokenized shares are stake, and what vests is free', () => {
    const buckets = bucketsOf({
      spendable: 1n,
      vestingLocked: 2n,
      staked: [{ validator: 'a', amount: 10n }],
      tokenized: [{ denom: 'a/1', validator: 'a', recordId: 1n, amount: 100n, worth: 99n }],
      liquidStaked: 1_000n,
      unbonding: [entry(5_000n), entry(0n)],
      claimable: [{ validator: 'a', amount: 30_000n }],
      recordRewards: [{ recordId: 1n, amount: 1n }],
    });
    expect(buckets).toEqual({ 'liquid-staked': 1_000n, staked: 109n, free: 3n, unbonding: 5_000n, rewards: 30_001n });
  });
});
