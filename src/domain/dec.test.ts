import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  ceilInt,
  type Dec,
  decAtomics,
  decFromAtomics,
  decFromInt,
  formatDec,
  mul,
  mulInt,
  mulTruncate,
  parseDec,
  quo,
  quoInt,
  quoRoundUp,
  quoTruncate,
  roundInt,
  sub,
  truncateInt,
} from './dec.ts';

const P = 10n ** 18n;
const anyDec = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).map(decFromAtomics);
const positive = fc.bigInt({ min: 1n, max: 2n ** 128n }).map(decFromAtomics);

function dec(text: string): Dec {
  const parsed = parseDec(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

describe('the roundings of the SDK', () => {
  test.each([
    ['mul rounds a tie to even, down', mul(dec('0.1'), decFromAtomics(5n)), '0.000000000000000000'],
    ['mul rounds a tie to even, up', mul(dec('0.3'), decFromAtomics(5n)), '0.000000000000000002'],
    ['quo rounds', quo(dec('2'), dec('3')), '0.666666666666666667'],
    ['quo of a negative rounds its size', quo(dec('-2'), dec('3')), '-0.666666666666666667'],
    ['quoTruncate', quoTruncate(dec('2'), dec('3')), '0.666666666666666666'],
    ['quoTruncate towards zero', quoTruncate(dec('-2'), dec('3')), '-0.666666666666666666'],
    ['quoRoundUp', quoRoundUp(dec('1'), dec('3')), '0.333333333333333334'],
    ['quoRoundUp of an exact quotient', quoRoundUp(dec('1'), dec('4')), '0.250000000000000000'],
    ['power fraction of the recordings', quoTruncate(dec('10000000'), dec('12300000')), '0.813008130081300813'],
    ['reward of the recordings', mulTruncate(dec('2567559.6'), dec('0.813008130081300813')), '2087446.829268292682905954'],
    ['commission of the recordings', mul(dec('2087446.829268292682905954'), dec('0.05')), '104372.341463414634145298'],
    ['quoInt', quoInt(dec('1'), 3n), '0.333333333333333333'],
    ['mulInt', mulInt(dec('0.000000000000000003'), 7n), '0.000000000000000021'],
  ])('%s', (_name, actual, expected) => {
    expect(formatDec(actual)).toBe(expected);
  });

  test('quo truncates at 36 digits before it rounds', () => {
    // a/b = …5 followed by 35 zeros and a 1: one exact step would round up, the chain sees a tie.
    const a = decFromAtomics(1n);
    const b = decFromAtomics(2n * P - 1n);
    expect(decAtomics(quo(a, b))).toBe(0n);
  });

  test('to whole numbers', () => {
    expect(roundInt(dec('2.5'))).toBe(2n);
    expect(roundInt(dec('3.5'))).toBe(4n);
    expect(truncateInt(dec('-1.7'))).toBe(-1n);
    expect([dec('1.1'), dec('1'), dec('-1.1'), dec('0')].map(ceilInt)).toEqual([2n, 1n, -1n, 0n]);
  });
});

describe('properties', () => {
  test('text and atomics round trip', () => {
    fc.assert(fc.property(anyDec, (d) => parseDec(formatDec(d)) === d));
  });

  test('mul and mulTruncate differ by at most one atom, never across the true product', () => {
    fc.assert(
      fc.property(anyDec, anyDec, (a, b) => {
        const exact = decAtomics(a) * decAtomics(b);
        const error = decAtomics(mul(a, b)) * P - exact;
        expect(error <= P / 2n && error >= -P / 2n).toBe(true);
        const size = (x: bigint) => (x < 0n ? -x : x);
        expect(size(decAtomics(mulTruncate(a, b)) * P) <= size(exact)).toBe(true);
      }),
    );
  });

  test('quoTruncate ≤ quo ≤ quoRoundUp for positive operands', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(quoTruncate(a, b) <= quo(a, b)).toBe(true);
        expect(quo(a, b) <= quoRoundUp(a, b)).toBe(true);
        expect(quoRoundUp(a, b) - quoTruncate(a, b) <= 1n).toBe(true);
      }),
    );
  });

  test('add and sub undo each other', () => {
    fc.assert(fc.property(anyDec, anyDec, (a, b) => sub(add(a, b), b) === a));
  });

  test('a whole number is its own truncation, rounding and ceiling', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (i) => {
        expect([truncateInt(decFromInt(i)), roundInt(decFromInt(i)), ceilInt(decFromInt(i))]).toEqual([i, i, i]);
      }),
    );
  });
});

test.each(['', '.', '.5', '1.', '1e3', '1,5', ' 1', '+1', '0x1', '1.0000000000000000001', 'NaN', '٣', '9'.repeat(81)])(
  '%j is no Dec',
  (text) => {
    expect(parseDec(text)).toBeNull();
  },
);

test('dividing by zero throws', () => {
  expect(() => quo(dec('1'), dec('0'))).toThrow(RangeError);
});
