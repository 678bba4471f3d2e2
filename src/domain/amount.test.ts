import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, amount, formatAmount, formatBase, subAmounts } from './amount.ts';
import type { Asset } from './asset.ts';
import { parseAmount } from './parse-amount.ts';

function asset(decimals: number, denom = 'uxprt'): Asset {
  const lifecycle = { state: 'active', reason: 'Listed.', since: '2026-01-01', source: 'test' } as const;
  return { denom, symbol: 'XPRT', name: 'Persistence', decimals, mark: 'xprt', kind: 'native', lifecycle };
}

const xprt = asset(6);

function reason(text: string): string {
  const parsed = parseAmount(text, xprt);
  return parsed.kind === 'malformed' ? parsed.reason : `not malformed: ${parsed.kind}`;
}

describe('what is taken', () => {
  test.each([
    ['1', 1_000_000n],
    ['0', 0n],
    ['0.000000', 0n],
    ['00012.5', 12_500_000n],
    ['1084.213004', 1_084_213_004n],
    ['.5', 500_000n],
    ['5.', 5_000_000n],
    ['1.50000000000000', 1_500_000n],
    ['  12.5\n', 12_500_000n],
    ['\u00a012.5\u202f', 12_500_000n],
    ['\u202a12.5\u202c\ufeff', 12_500_000n],
    ['\t\u200b12.5\u200b', 12_500_000n],
    [`${' '.repeat(1000)}12.5${'\n'.repeat(1000)}`, 12_500_000n],
  ])('%j', (text, base) => {
    expect(parseAmount(text, xprt)).toEqual({ kind: 'ok', amount: amount(xprt, base) });
  });

  test.each(['', ' ', '\u00a0\t\n', '\u200b'])('%j is empty', (text) => {
    expect(parseAmount(text, xprt)).toEqual({ kind: 'empty' });
  });
});

describe('too many decimals', () => {
  test.each([
    [0, '1.5'],
    [6, '0.0000001'],
    [8, '1.123456789'],
    [18, '0.1234567890123456789'],
  ])('more than %i', (decimals, text) => {
    expect(parseAmount(text, asset(decimals))).toEqual({ kind: 'too-many-decimals', max: decimals });
  });

  test('of a whole number are zeros', () => {
    expect(parseAmount('7.0', asset(0))).toEqual({ kind: 'ok', amount: amount(asset(0), 7n) });
    expect(parseAmount('.0', asset(0))).toEqual({ kind: 'ok', amount: amount(asset(0), 0n) });
  });
});

describe('what is refused, and how the user is told to write it', () => {
  test.each([
    ['1,5', 'Use a point, not a comma: type 1.5.'],
    ['0,5', 'Use a point, not a comma: type 0.5.'],
    ['0,500', 'Use a point, not a comma: type 0.500.'],
    [',5', 'Use a point, not a comma: type 0.5.'],
    ['5,', 'Use a point, not a comma: type 5.'],
    [',', 'Use a point, not a comma.'],
    ['1234,567', 'Use a point, not a comma: type 1234.567.'],
    ['1,234', 'Leave out the comma: type 1234, or 1.234 with a point.'],
    ['1,234.56', 'Leave out the separators: type 1234.56.'],
    ['12,34,567.89', 'Leave out the separators: type 1234567.89.'],
    ['1,234,567', 'Leave out the separators: type 1234567.'],
    ['1 234.56', 'Leave out the separators: type 1234.56.'],
    ['1\u202f234', 'Leave out the separators: type 1234.'],
    ["1'234.56", 'Leave out the separators: type 1234.56.'],
    ['1’234.56', 'Leave out the separators: type 1234.56.'],
    ['1_000', 'Leave out the separators: type 1000.'],
    ['1.234,56', 'Use a point for decimals and no separators: type 1234.56.'],
    ['1.234.567,8', 'Use a point for decimals and no separators: type 1234567.8.'],
    ['1 234,56', 'Use a point for decimals and no separators: type 1234.56.'],
    ['1\u00a0234,56', 'Use a point for decimals and no separators: type 1234.56.'],
    ['1.234.567', 'Use one point only, for the decimals, and no separators.'],
    ['1..5', 'Use one point only, for the decimals, and no separators.'],
    ['.', 'Type a number, for example 12.5.'],
    ['1e6', 'Write the number in full, without an exponent.'],
    ['1.5E-3', 'Write the number in full, without an exponent.'],
    ['-1', 'An amount cannot be negative.'],
    ['−1', 'An amount cannot be negative.'],
    ['+1', 'Leave out the plus sign.'],
    ['0x10', 'Write the number in decimal digits.'],
    ['12.5 XPRT', 'Type the number only, without letters or signs.'],
    ['$12', 'Type the number only, without letters or signs.'],
    ['50%', 'Type the number only, without letters or signs.'],
    ['Infinity', 'Type the number only, without letters or signs.'],
    ['١٢٣٫٥', 'Use the digits 0 to 9.'],
    ['१२३', 'Use the digits 0 to 9.'],
    ['１２', 'Use the digits 0 to 9.'],
    ['1\u200b2', 'Use the digits 0 to 9 and a point, for example 12.5.'],
    ['1;2', 'Use the digits 0 to 9 and a point, for example 12.5.'],
    ['9'.repeat(81), 'This number is too long.'],
    [`1${' '.repeat(100_000)}2`, 'This number is too long.'],
  ])('%j', (text, sentence) => {
    expect(reason(text)).toBe(sentence);
  });

  test('nothing that Intl prints with a grouping mark is ever taken for another number', () => {
    const locales = ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'ar-EG', 'hi-IN', 'pl-PL', 'pt-BR'];
    fc.assert(
      fc.property(fc.constantFrom(...locales), fc.bigInt({ min: 0n, max: 10n ** 15n }), (locale, base) => {
        const exact = `${base / 1_000_000n}.${(base % 1_000_000n).toString().padStart(6, '0')}`;
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 6, useGrouping: true });
        const parsed = parseAmount(format.format(exact as `${number}`), xprt);
        if (parsed.kind === 'ok') expect(parsed.amount.base).toBe(base);
      }),
    );
  });

  test('any text gets an answer, and an ok one is made of digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const parsed = parseAmount(text, xprt);
        if (parsed.kind === 'ok') expect(text).toMatch(/[0-9]/);
        if (parsed.kind === 'malformed') expect(parsed.reason).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });
});

describe('shown to people', () => {
  test.each([
    [1_084_213_004n, undefined, '1,084.213004'],
    [1_084_213_004n, 2, '1,084.21'],
    [1_084_219_999n, 2, '1,084.21'],
    [1_000_000_000n, undefined, '1,000'],
    [1_000_000_000n, 2, '1,000.00'],
    [192_000n, undefined, '0.192'],
    [0n, undefined, '0'],
    [0n, 2, '0.00'],
    [1n, 2, '<0.01'],
    [1n, 0, '<1'],
    [1n, undefined, '0.000001'],
    [-1n, 2, '>-0.01'],
    [-1_500_000n, 1, '-1.5'],
    [999_999_999_999_999n, 0, '999,999,999'],
    [5_000_000n, 30, '5.000000'],
  ])('%s with %s decimals', (base, digits, text) => {
    expect(formatAmount(amount(xprt, base), digits === undefined ? {} : { digits })).toBe(text);
  });

  test('18 decimals are cut at six, and what is smaller says so', () => {
    expect(formatAmount(amount(asset(18), 1_234_567_890_123_456_789n))).toBe('1.234567');
    expect(formatAmount(amount(asset(18), 999n))).toBe('<0.000001');
  });

  test('where not one decimal may be missing, none is', () => {
    expect(formatAmount(amount(asset(18), 12_345_678_901_234_567_890_123n), { digits: 'all' })).toBe('12,345.678901234567890123');
    expect(formatAmount(amount(asset(18), 1n), { digits: 'all' })).toBe('0.000000000000000001');
    expect(formatAmount(amount(xprt, 5_000_000n), { digits: 'all' })).toBe('5');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), fc.constantFrom(0, 6, 8, 18), (base, decimals) => {
        const money = amount(asset(decimals), base);
        expect(formatAmount(money, { digits: 'all' }).replaceAll(',', '')).toBe(formatBase(money));
      }),
    );
  });

  test('an amount that is not zero never reads as zero, and never as more than it is', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** 128n }),
        fc.constantFrom(0, 6, 8, 18),
        fc.option(fc.nat(20)),
        (base, decimals, digits) => {
          const text = formatAmount(amount(asset(decimals), base), digits === null ? {} : { digits });
          expect(text).toMatch(/[1-9]/);
          if (text.startsWith('<')) return;
          const shown = parseAmount(text.replaceAll(',', ''), asset(decimals));
          expect(shown.kind === 'ok' && shown.amount.base <= base).toBe(true);
        },
      ),
    );
  });
});

test('what an input is filled with is read back exactly, to 2^128 in every scale', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), fc.constantFrom(0, 6, 8, 18), (base, decimals) => {
      const money = amount(asset(decimals), base);
      expect(parseAmount(formatBase(money), asset(decimals))).toEqual({ kind: 'ok', amount: money });
    }),
  );
  expect(formatBase(amount(xprt, -1_500_000n))).toBe('-1.5');
});

describe('sums', () => {
  test('of one asset', () => {
    expect(addAmounts(amount(xprt, 2n), amount(xprt, 3n)).base).toBe(5n);
    expect(subAmounts(amount(xprt, 2n), amount(xprt, 3n)).base).toBe(-1n);
  });

  test('of different assets are a programming error', () => {
    expect(() => addAmounts(amount(xprt, 1n), amount(asset(6, 'stk/uxprt'), 1n))).toThrow(TypeError);
    expect(() => subAmounts(amount(xprt, 1n), amount(asset(18), 1n))).toThrow(TypeError);
  });
});
