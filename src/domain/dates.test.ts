import { describe, expect, test } from 'vitest';
import { formatDate, formatDateTime, formatUtc, relativeTime } from './dates.ts';

const at = Date.UTC(2026, 11, 13, 23, 5, 9);

describe('dates', () => {
  test('in the zone that is asked for', () => {
    expect(formatDate(at, 'UTC')).toBe('13 Dec 2026');
    expect(formatDate(at, 'Asia/Tokyo')).toBe('14 Dec 2026');
    expect(formatDateTime(at, 'America/New_York')).toBe('13 Dec 2026, 18:05');
    expect(formatDateTime(Date.UTC(2026, 8, 3), 'UTC')).toBe('3 Sep 2026, 00:00');
    expect(formatUtc(at)).toBe('13 Dec 2026, 23:05:09 UTC');
  });

  test('what is no time is said so', () => {
    expect([formatDate(Number.NaN), formatDateTime(Number.POSITIVE_INFINITY), formatUtc(9e15), relativeTime(0, Number.NaN)]).toEqual(
      new Array(4).fill('unknown date'),
    );
  });
});

describe('distances', () => {
  const day = 86_400_000;
  test.each([
    [21 * day, 'in 21 days'],
    [21 * day - 10_000, 'in 21 days'],
    [-3 * 60_000, '3 minutes ago'],
    [-1000, 'now'],
    [4_999, 'in 5 seconds'],
    [59_400, 'in 59 seconds'],
    [59_600, 'in 1 minute'],
    [3_599_000, 'in 1 hour'],
    [47 * 3_600_000, 'in 47 hours'],
    [48 * 3_600_000, 'in 2 days'],
    [-400 * day, '400 days ago'],
  ])('%s ms: %s', (distance, words) => {
    expect(relativeTime(at, at + distance)).toBe(words);
  });
});
