import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dec, decFromAtomics, parseDec } from './dec.ts';
import { formatPercent, formatRate } from './percent.ts';

function dec(text: string): Dec {
  return parseDec(text) ?? decFromAtomics(0n);
}

test.each([
  ['1.084213004', 6, '1.084213'],
  ['0.999999999', 6, '0.999999'],
  ['0.994', 6, '0.994000'],
  ['1.5', 0, '1'],
  ['1234567.891', 2, '1,234,567.89'],
  ['-0.0000001', 6, '0.000000'],
  ['-0.5', 2, '-0.50'],
  ['1.000000000000000001', 18, '1.000000000000000001'],
])('rate %s with %i decimals', (rate, digits, text) => {
  expect(formatRate(dec(rate), digits)).toBe(text);
});

test.each([
  ['0.115499', 2, '11.54 %'],
  ['0.48', 0, '48 %'],
  ['0', 2, '0.00 %'],
  ['0.00001', 2, '<0.01 %'],
  ['-0.00001', 2, '>-0.01 %'],
  ['0.001', 0, '<1 %'],
  ['-0.01', 2, '-1.00 %'],
  ['1', 2, '100.00 %'],
])('share %s with %i decimals', (share, digits, text) => {
  expect(formatPercent(dec(share), digits)).toBe(text.replace(' ', '\u00a0'));
});

test('a rate below one never reads as one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 18 }), (raw, digits) => {
      expect(formatRate(decFromAtomics(raw), digits)).toMatch(/^0/);
    }),
  );
});
