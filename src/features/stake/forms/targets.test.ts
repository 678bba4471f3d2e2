import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { sumOf } from '#domain/split.ts';
import { divisionOf, partsOf, readTargets, writeTargets } from './targets.ts';

const XPRT = stakeAsset(SANDBOX_NETWORK);

test('one validator is a list of one, and nobody stands in a list twice', () => {
  expect(readTargets('', '')).toEqual([]);
  expect(readTargets('', 'a')).toEqual([{ operator: 'a', typed: null }]);
  expect(readTargets('a:1,b:,a:2', 'c')).toEqual([
    { operator: 'a', typed: '1' },
    { operator: 'b', typed: '' },
  ]);
});

test('the list survives the address', () => {
  for (const list of ['a', 'a,b', 'a:1.5,b:', 'a:,b:0.000001']) expect(writeTargets(readTargets(list, ''))).toBe(list);
  expect(writeTargets([{ operator: 'a', typed: '1,5:x' }])).toBe('a:15x');
});

test('equal parts add up to exactly what was typed', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 1, max: 20 }), (base, count) => {
      const targets = Array.from({ length: count }, (_, index) => ({ operator: `v${index}`, typed: null }));
      const { parts, problem } = partsOf(targets, base, XPRT);
      expect(problem).toBe(null);
      expect(sumOf(parts)).toBe(base);
      expect(parts.every(({ amount }) => amount > 0n)).toBe(true);
    }),
  );
});

test('own amounts: zeros and blanks are left out, and the first that is no amount is told', () => {
  const targets = readTargets('a:1.5,b:,c:0,d:2', '');
  expect(divisionOf(targets)).toBe('own');
  expect(partsOf(targets, 99n, XPRT)).toEqual({
    parts: [
      { validator: 'a', amount: 1_500_000n },
      { validator: 'd', amount: 2_000_000n },
    ],
    problem: null,
  });
  expect(partsOf(readTargets('a:1,b:1.2345678', ''), null, XPRT).problem).toBe('XPRT has at most 6 decimals.');
});
