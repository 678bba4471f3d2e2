// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { BarChart, type ChartBar } from './bar-chart.tsx';
import { barPlaces } from './bar-places.ts';

afterEach(cleanup);

const SERIES = [
  { label: 'Claimed', fill: 'staked' },
  { label: 'stkXPRT', fill: 'liquid' },
] as const;

const BARS: readonly ChartBar[] = [
  { name: 'Oct 2026', short: 'Oct', values: [3, 1], texts: ['3', '1'], total: '4' },
  { name: 'Nov 2026', short: 'Nov', values: [2, -1], texts: ['2', '-1'], total: '1' },
];

describe('the chart', () => {
  test('is read bar by bar, the last one first', () => {
    render(<BarChart label="Rewards per month" series={SERIES} bars={BARS} />);
    const cursor = screen.getByRole('slider', { name: 'Rewards per month' });
    expect(cursor.getAttribute('aria-valuetext')).toBe('Nov 2026: 1; Claimed 2; stkXPRT -1');
    fireEvent.change(cursor, { target: { value: '0' } });
    expect(cursor.getAttribute('aria-valuetext')).toBe('Oct 2026: 4; Claimed 3; stkXPRT 1');
  });

  test('has its numbers in a table', () => {
    render(<BarChart label="Rewards per month" series={SERIES} bars={BARS} />);
    const [, october] = within(screen.getByRole('table', { hidden: true })).getAllByRole('row', { hidden: true });
    expect([...(october?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['Oct 2026', '3', '1', '4']);
  });

  test('of nothing is words', () => {
    render(<BarChart label="Rewards per month" series={SERIES} bars={[]} />);
    expect(screen.queryByRole('slider')).toBeNull();
  });
});

describe('the parts of the bars', () => {
  test('a loss hangs below the zero line', () => {
    const { zero, parts } = barPlaces([
      [3, 1],
      [2, -1],
    ]);
    expect(zero).toBeCloseTo(0.8);
    expect(parts[0]?.map(({ y, height }) => [y, height].map((share) => share.toFixed(2)))).toEqual([
      ['0.20', '0.60'],
      ['0.00', '0.20'],
    ]);
    expect(parts[1]?.[1]?.y).toBeCloseTo(0.8);
  });

  test('stay inside of the chart, whatever was earned', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.double({ min: -1e24, max: 1e24, noNaN: true }), { maxLength: 4 }), { maxLength: 24 }), (bars) => {
        for (const { y, height } of barPlaces(bars).parts.flat()) {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y + height).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  test('of months without anything lie on the line', () => expect(barPlaces([[0, 0]])).toEqual({ zero: 1, parts: [[]] }));
});
