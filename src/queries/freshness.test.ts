import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Freshness, fixed, live, recent, slow } from './freshness.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When an observer asks that fetched at these milliseconds. */
function nextAsk({ refetchInterval }: Freshness, fetchedAt: number, error: Error | null = null): number | false {
  vi.setSystemTime(1_800_000_000_000 + fetchedAt);
  return refetchInterval === false ? false : fetchedAt + refetchInterval({ state: { error } });
}

test('queries that were read at different times are asked again together', () => {
  expect([200, 1_700, 5_990].map((at) => nextAsk(live, at))).toEqual([6_000, 6_000, 6_000]);
  expect(nextAsk(live, 6_000)).toBe(12_000);
});

test('what is asked each minute or ten rides along with what is live', () => {
  for (const freshness of [recent, slow]) expect(Number(nextAsk(freshness, 1_234)) % 6_000).toBe(0);
  expect(nextAsk(recent, 1_234)).toBe(60_000);
});

test('what failed is asked again with the next live ones, whatever its name', () => {
  expect(nextAsk(slow, 1_000, new Error('offline'))).toBe(6_000);
});

test('fixed is never asked again', () => {
  expect(nextAsk(fixed, 0)).toBe(false);
});
