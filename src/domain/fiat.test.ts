import { describe, expect, test } from 'vitest';
import { parseDec } from './dec.ts';
import { fiatOf, formatFiat, type PriceSample, priceAt, priceFrom } from './fiat.ts';

const HOUR = 3_600_000;
const dec = (text: string) => {
  const parsed = parseDec(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

describe('a price out of JSON', () => {
  test.each([
    [0.0523, '0.0523'],
    [1e-7, '0.0000001'],
    [64_000, '64000'],
    [0, '0'],
  ])('%s', (value, text) => expect(priceFrom(value)).toBe(dec(text)));

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e30, '0.05', null, undefined, {}])('is refused: %s', (value) =>
    expect(priceFrom(value)).toBeNull(),
  );
});

describe('the price at a moment', () => {
  const samples: PriceSample[] = [0, 24, 48].map((hours, day) => ({ at: hours * HOUR, price: dec(`${day + 1}`) }));

  test.each([
    [-1, null],
    [0, 0],
    [24 * HOUR - 1, 0],
    [24 * HOUR, 1],
    [84 * HOUR, 2],
    [85 * HOUR, null],
  ])('at %i', (at, index) => expect(priceAt(samples, at)).toBe(index === null ? null : samples[index]));

  test('of no history is none', () => expect(priceAt([], 0)).toBeNull());
});

test('worth is exact in base units, whatever the decimals', () => {
  expect(fiatOf(12_482_370_000n, 6, dec('0.085'))).toBe(dec('1061.00145'));
  expect(fiatOf(10n ** 18n, 18, dec('0.085'))).toBe(dec('0.085'));
});

test.each([
  ['1061.00999', '1,061.00'],
  ['0.001', '<0.01'],
  ['-0.001', '>-0.01'],
  ['-1234.5', '-1,234.50'],
  ['0', '0.00'],
])('%s reads as %s', (value, text) => expect(formatFiat(dec(value))).toBe(text));
