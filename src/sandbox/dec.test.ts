import { describe, expect, test } from 'vitest';
import {
  ceilInt,
  dec,
  decInt,
  formatDec,
  mul,
  mulTruncate,
  parseDec,
  quo,
  quoInt,
  quoRoundUp,
  quoTruncate,
  roundInt,
  truncateDec,
  truncateInt,
} from './dec.ts';

const text = (raw: bigint): string => formatDec(dec(raw));

describe('decimals as the SDK rounds them', () => {
  test('a product is rounded half to even at the 18th digit', () => {
    expect(mul(parseDec('0.1'), dec(5n))).toBe(0n);
    expect(mul(parseDec('0.3'), dec(5n))).toBe(2n);
    expect(mul(parseDec('-0.3'), dec(5n))).toBe(-2n);
    expect(mulTruncate(parseDec('0.3'), dec(5n))).toBe(1n);
  });

  test('a quotient is truncated at 36 digits and then rounded', () => {
    expect(text(quo(decInt(2n), decInt(3n)))).toBe('0.666666666666666667');
    expect(text(quoTruncate(decInt(2n), decInt(3n)))).toBe('0.666666666666666666');
    expect(text(quo(decInt(-2n), decInt(3n)))).toBe('-0.666666666666666667');
    expect(text(quoRoundUp(decInt(1n), decInt(3n)))).toBe('0.333333333333333334');
    expect(text(quoRoundUp(decInt(1n), decInt(2n)))).toBe('0.500000000000000000');
    expect(quoInt(dec(7n), 2n)).toBe(3n);
  });

  test('whole numbers: truncated towards zero, rounded half to even, or up', () => {
    expect(truncateInt(parseDec('-1.7'))).toBe(-1n);
    expect(truncateDec(parseDec('1.7'))).toBe(decInt(1n));
    expect(roundInt(parseDec('2.5'))).toBe(2n);
    expect(roundInt(parseDec('3.5'))).toBe(4n);
    expect(ceilInt(parseDec('213.42'))).toBe(214n);
    expect(ceilInt(parseDec('213'))).toBe(213n);
  });

  test('a commission of the recorded chain: 5 % of a reward', () => {
    const share = quoTruncate(decInt(10_000_000n), decInt(12_300_000n));
    expect(text(share)).toBe('0.813008130081300813');
    const reward = mulTruncate(parseDec('2567559.6'), share);
    expect(text(reward)).toBe('2087446.829268292682905954');
    expect(text(mul(reward, parseDec('0.05')))).toBe('104372.341463414634145298');
  });

  test('texts carry 18 digits, and only decimals are read', () => {
    expect(text(-5n)).toBe('-0.000000000000000005');
    expect(parseDec('0.05')).toBe(50_000_000_000_000_000n);
    for (const wrong of ['', '1.', '.5', '1e3', '1,5', '0.1234567890123456789']) expect(() => parseDec(wrong)).toThrow('not a decimal');
  });
});
