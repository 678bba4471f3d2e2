import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decFromInt, parseDec } from '#domain/dec.ts';
import { allocationOf } from './allocation.ts';
import { mixedApr } from './mixed-apr.ts';

const pool = [
  { operatorAddress: 'one', liquidTokens: 200n },
  { operatorAddress: 'two', liquidTokens: 100n },
];

test('stkXPRT stands with the validators of the pool, beside what is staked there directly', () => {
  const position = { staked: [{ validator: 'two', amount: 50n }], tokenized: [], liquidStaked: 31n };
  expect(allocationOf(position, pool)).toEqual([
    { validator: 'two', direct: 50n, through: 10n },
    { validator: 'one', direct: 0n, through: 21n },
  ]);
});

test('the rows add up, to the base unit', () => {
  const base = fc.bigInt({ min: 0n, max: 10n ** 24n });
  fc.assert(
    fc.property(base, base, fc.array(base, { minLength: 1, maxLength: 9 }), (liquidStaked, amount, weights) => {
      const wide = weights.map((weight, index) => ({ operatorAddress: `v${index}`, liquidTokens: weight + 1n }));
      const rows = allocationOf({ staked: [{ validator: 'v0', amount }], tokenized: [], liquidStaked }, wide);
      expect(rows.reduce((sum, { direct, through }) => sum + direct + through, 0n)).toBe(liquidStaked + amount);
    }),
  );
});

test('a pool without stake takes nothing', () => {
  expect(allocationOf({ staked: [], tokenized: [], liquidStaked: 0n }, [])).toEqual([]);
});

test('rates are mixed by amount', () => {
  const [tenth, fifth] = [parseDec('0.1'), parseDec('0.2')];
  if (tenth === null || fifth === null) throw new Error('not a rate');
  expect(
    mixedApr([
      { base: 300n, apr: tenth },
      { base: 100n, apr: fifth },
    ]),
  ).toBe(parseDec('0.125'));
  expect(mixedApr([{ base: 0n, apr: decFromInt(1n) }])).toBeNull();
});
