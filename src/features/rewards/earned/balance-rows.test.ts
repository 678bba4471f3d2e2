import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUCKET_NAMES, type BucketName, bucketsOf } from '#domain/buckets.ts';
import type { Position } from '#domain/position.ts';
import { balanceRows } from './balance-rows.ts';

const base = fc.bigInt({ min: 0n, max: 10n ** 24n });
const parts = fc.array(fc.record({ validator: fc.string(), amount: base }), { maxLength: 4 });
const unbonding = fc.array(
  base.map((balance) => ({ validator: 'v', creationHeight: 1n, completionTime: 0, balance, initialBalance: balance })),
  { maxLength: 4 },
);
const position: fc.Arbitrary<Position> = fc.record({
  spendable: base,
  vestingLocked: base,
  staked: parts,
  tokenized: fc.array(fc.record({ denom: fc.string(), validator: fc.string(), recordId: base, amount: base, worth: base }), {
    maxLength: 3,
  }),
  liquidStaked: base,
  unbonding,
  claimable: parts,
  recordRewards: fc.array(fc.record({ recordId: base, amount: base }), { maxLength: 3 }),
});

test('the rows of the statement add up to the bar, whatever is owned', () => {
  fc.assert(
    fc.property(position, (owned) => {
      const rows = balanceRows(owned, 'stkXPRT');
      const inRows = (bucket: BucketName) => rows.reduce((sum, row) => (row.bucket === bucket ? sum + row.base : sum), 0n);
      const buckets = bucketsOf(owned);
      for (const bucket of BUCKET_NAMES) expect(inRows(bucket), bucket).toBe(buckets[bucket]);
    }),
  );
});

test('what hardly anybody has is not in the way; the rest says what would stand there', () => {
  const nothing: Position = {
    spendable: 0n,
    vestingLocked: 0n,
    staked: [],
    tokenized: [],
    liquidStaked: 0n,
    unbonding: [],
    claimable: [],
    recordRewards: [],
  };
  expect(balanceRows(nothing, 'stkXPRT').map(({ title }) => title)).toEqual([
    'Liquid-staked',
    'Staked',
    'Liquid',
    'Unbonding',
    'Claimable',
  ]);
  expect(balanceRows({ ...nothing, vestingLocked: 1n }, 'stkXPRT').map(({ title }) => title)).toContain('Locked by vesting');
});
