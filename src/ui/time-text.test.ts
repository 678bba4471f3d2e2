import { describe, expect, test } from 'vitest';
import { localText, relativeText } from './time-text.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('moments in words', () => {
  test.each([
    [21 * DAY, 'in 21 days'],
    [21 * DAY - 6_000, 'in 21 days'],
    [DAY, 'in 24 h'],
    [34 * MINUTE, 'in 34 min'],
    [0, 'now'],
    [-2_000, '2 s ago'],
    [-125_000, '2 min ago'],
    [-3 * 60 * MINUTE, '3 h ago'],
  ])('%i ms away is %o', (distance, text) => {
    expect(relativeText(NOW + distance, NOW)).toBe(text);
  });

  test('a day is written with its year only when that is another', () => {
    expect(localText(NOW + 5 * DAY, 'day', NOW)).toBe('27 Nov');
    expect(localText(NOW + 60 * DAY, 'day', NOW)).toBe('21 Jan 2027');
    expect(localText(NOW, 'date', NOW)).toBe('22 Nov 2026');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.65e15])('%d is no moment, and never "Invalid Date"', (at) => {
    expect(localText(at, 'day', NOW)).toBe('unknown date');
    expect(relativeText(at, NOW)).not.toMatch(/NaN|Infinity/);
  });
});
