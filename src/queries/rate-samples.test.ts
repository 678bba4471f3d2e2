import { expect, test } from 'vitest';
import type { SourcedRate } from '#chain/liquidstake/rate-history.ts';
import { decFromAtomics } from '#domain/dec.ts';
import { mergeKept } from './rate-samples.ts';

const HOUR = 3_600_000;
const START = 1_800_000_000_000 - (1_800_000_000_000 % HOUR);

const sample = (minutes: number): SourcedRate => ({
  at: START + minutes * 60_000,
  rate: decFromAtomics(10n ** 18n + BigInt(minutes)),
  height: BigInt(1_000 + minutes),
  source: 'height',
});
const samples = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step }, (_, index) => sample(from + index * step));

test('one an hour is kept, and it stays when the hour is looked at again', () => {
  const first = mergeKept([], samples(0, 120, 10));
  expect(first.map(({ at }) => (at - START) / HOUR)).toEqual([0, 1]);
  expect(mergeKept(first, samples(30, 180, 10)).map(({ at }) => (at - START) / HOUR)).toEqual([0, 1, 2]);
});

test('a year of hours stays small and reaches back to its beginning', () => {
  let kept: readonly SourcedRate[] = [];
  for (let day = 0; day < 365; day += 1) kept = mergeKept(kept, samples(day * 1440, (day + 1) * 1440, 60));
  expect(kept.length).toBeLessThanOrEqual(720);
  expect(kept[0]?.at).toBe(START);
  expect(kept.at(-1)?.at).toBe(START + 365 * 24 * HOUR - HOUR);
});

test('the past of a chain that began anew is dropped', () => {
  const kept = mergeKept([], samples(0, 6_000, 60));
  const anew = { ...sample(6_060), height: 24n };
  expect(mergeKept(kept, [anew])).toEqual([{ ...anew, source: 'sample' }]);
});
