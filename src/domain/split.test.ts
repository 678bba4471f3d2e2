import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitByWeights, splitEqually, sumOf } from './split.ts';

const weights = fc.uniqueArray(fc.record({ validator: fc.string({ minLength: 1 }), weight: fc.bigInt({ min: 0n, max: 10n ** 30n }) }), {
  selector: ({ validator }) => validator,
  maxLength: 20,
});
const money = fc.bigInt({ min: 0n, max: 10n ** 20n });

describe('splitting an amount', () => {
  test('gives everybody the same, and a crumb to the first', () => {
    expect(splitEqually(10n, ['a', 'b', 'c'])).toEqual([
      { validator: 'a', amount: 4n },
      { validator: 'b', amount: 3n },
      { validator: 'c', amount: 3n },
    ]);
    expect(splitEqually(2n, ['a', 'b', 'c'])).toEqual([
      { validator: 'a', amount: 1n },
      { validator: 'b', amount: 1n },
    ]);
    expect(splitEqually(5n, [])).toEqual([]);
    expect(splitEqually(0n, ['a'])).toEqual([]);
  });

  test('loses nothing, gives nobody nothing, and is fair to a unit', () => {
    fc.assert(
      fc.property(money, weights, (base, all) => {
        const parts = splitByWeights(base, all);
        const total = all.reduce((sum, { weight }) => sum + weight, 0n);
        expect(sumOf(parts)).toBe(total === 0n ? 0n : base);
        for (const { validator, amount } of parts) {
          const weight = all.find((each) => each.validator === validator)?.weight ?? 0n;
          expect(amount > 0n && amount - (base * weight) / total <= 1n).toBe(true);
        }
      }),
    );
  });

  test('follows the weights', () => {
    expect(
      splitByWeights(100n, [
        { validator: 'a', weight: 1n },
        { validator: 'b', weight: 0n },
        { validator: 'c', weight: 3n },
      ]),
    ).toEqual([
      { validator: 'a', amount: 25n },
      { validator: 'c', amount: 75n },
    ]);
  });
});
