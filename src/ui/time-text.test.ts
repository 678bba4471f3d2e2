import { describe, expect, test } from 'vitest';
import { durationText, localText, relativeText, utcText } from './time-text.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('moments in words', () => {
  test.each([
    [21 * DAY, 'in 21 days'],
    [DAY, 'in 1 day'],
    [34 * MINUTE, 'in 34 min'],
    [0, 'now'],
    [-125_000, '2 min ago'],
    [-3 * 60 * MINUTE, '3 h ago'],
  ])('%i ms away is %o', (distance, text) => {
    expect(relativeText(NOW + distance, NOW)).toBe(text);
  });

  test('a day is written with its year only when that is another', () => {
    expect(localText(NOW + 5 * DAY, 'day', NOW)).toBe('27 Nov');
    expect(localText(NOW + 60 * DAY, 'day', NOW)).toBe('21 Jan 2027');
    expect(utcText(NOW)).toBe('22 Nov 2026, 12:00:00 UTC');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.65e15])('%d is no moment, and said to be unknown', (at) => {
    expect([localText(at, 'date', NOW), utcText(at), relativeText(at, NOW)]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('a duration is its largest whole unit', () => {
    expect(durationText(21 * DAY - 1)).toBe('20 days');
  });
});
