import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivals, entriesLeft, redemptionsLeft, timeline, type UnbondingEntry } from './unbonding.ts';

function entry(validator: string, completionTime: number, balance = 1n): UnbondingEntry {
  return { validator, creationHeight: 1n, completionTime, balance, initialBalance: balance };
}

const repeat = (validator: string, times: readonly number[]) => times.map((time) => entry(validator, time));
const liquid = (...operators: string[]) => operators.map((operatorAddress) => ({ operatorAddress, liquidTokens: 1n }));

describe('redemptions left', () => {
  test('are seven at first', () => {
    expect(redemptionsLeft([], liquid('a', 'b'), 7)).toEqual({ left: 7, blockedBy: null, freesAt: null });
    expect(redemptionsLeft([], [], 7)).toEqual({ left: 7, blockedBy: null, freesAt: null });
  });

  test('are decided by the fullest validator, native entries included', () => {
    const entries = [...repeat('a', [1, 2, 3, 4, 5, 6]), ...repeat('b', [1])];
    expect(redemptionsLeft(entries, liquid('a', 'b'), 7).left).toBe(1);
    expect([entriesLeft(entries, 'a', 7), entriesLeft(entries, 'b', 7), entriesLeft(entries, 'c', 7)]).toEqual([1, 6, 7]);
  });

  test('do not depend on validators that hold no stake', () => {
    const entries = repeat('a', [1, 2, 3, 4, 5, 6, 7]);
    expect(redemptionsLeft(entries, [{ operatorAddress: 'a', liquidTokens: 0n }, ...liquid('b')], 7).left).toBe(7);
  });

  test('come back when the last full validator has a slot again', () => {
    const entries = [...repeat('a', [90, 20, 30, 40, 50, 60, 70]), ...repeat('b', [11, 12, 13, 14, 15, 16, 17, 18])];
    expect(redemptionsLeft(entries, liquid('b', 'a', 'c'), 7)).toEqual({ left: 0, blockedBy: 'a', freesAt: 20 });
    // More entries than the limit (it was lowered): all the surplus has to go first.
    expect(redemptionsLeft(entries, liquid('b'), 7)).toEqual({ left: 0, blockedBy: 'b', freesAt: 12 });
  });

  test('never go below none', () => {
    expect(entriesLeft(repeat('a', [1, 2, 3]), 'a', 2)).toBe(0);
  });

  test('are there again at the time that was promised, and not before', () => {
    const someEntries = fc.array(fc.record({ validator: fc.constantFrom('a', 'b', 'c'), time: fc.integer({ min: 1, max: 50 }) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(someEntries, (some) => {
        const entries = some.map(({ validator, time }) => entry(validator, time));
        const { left, freesAt } = redemptionsLeft(entries, liquid('a', 'b'), 3);
        if (left > 0 || freesAt === null) return;
        const leftAfter = (time: number) =>
          redemptionsLeft(
            entries.filter((e) => e.completionTime > time),
            liquid('a', 'b'),
            3,
          ).left;
        expect(leftAfter(freesAt)).toBeGreaterThan(0);
        expect(leftAfter(freesAt - 1)).toBe(0);
      }),
    );
  });
});

describe('the timeline', () => {
  const noon = Date.UTC(2026, 11, 13, 12);
  const entries = [entry('b', noon + 86_400_000, 5n), entry('a', noon, 2n), entry('b', noon, 3n), entry('a', noon + 1000, 7n)];

  test('has one arrival per block and one group per day, soonest first', () => {
    expect(arrivals(entries).map(({ at, total }) => [at - noon, total])).toEqual([
      [0, 5n],
      [1000, 7n],
      [86_400_000, 5n],
    ]);
    expect(timeline(entries, 'UTC').map(({ day, at, total }) => [day, at - noon, total])).toEqual([
      ['2026-12-13', 1000, 12n],
      ['2026-12-14', 86_400_000, 5n],
    ]);
  });

  test('uses the days of the reader', () => {
    expect(timeline([entry('a', Date.UTC(2026, 11, 13, 23))], 'Asia/Tokyo').map(({ day }) => day)).toEqual(['2026-12-14']);
    expect(timeline([])).toEqual([]);
  });
});
