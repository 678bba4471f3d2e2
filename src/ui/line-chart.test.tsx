// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LineChart } from './line-chart.tsx';
import { linePath } from './line-path.ts';

afterEach(cleanup);

const points = [1.08, 1.09, 0.99].map((value, day) => ({ at: Date.UTC(2026, 10, 20 + day, 12), value, text: `${value} XPRT` }));

describe('the chart', () => {
  test('is read point by point', () => {
    render(<LineChart label="Exchange rate" points={points} />);
    const cursor = screen.getByRole('slider', { name: 'Exchange rate' });
    expect(cursor.getAttribute('aria-valuetext')).toBe('22 Nov 2026: 0.99 XPRT');
    fireEvent.change(cursor, { target: { value: '1' } });
    expect(cursor.getAttribute('aria-valuetext')).toBe('21 Nov 2026: 1.09 XPRT');
  });

  test('has its numbers in a table', () => {
    render(<LineChart label="Exchange rate" points={points} />);
    expect(screen.getByText('0.99 XPRT').closest('table')).not.toBeNull();
  });

  test('draws a rate that falls below 1, and one that never moves in the middle', () => {
    expect(linePath(points)).toBe('M0.00 16.40L50.00 8.00L100.00 92.00');
    expect(linePath(points.map((point) => ({ ...point, value: 1 })))).toBe('M0.00 50.00L50.00 50.00L100.00 50.00');
  });

  test('tells two blocks of the same time apart', () => {
    const complaints = vi.spyOn(console, 'error');
    render(<LineChart label="Exchange rate" points={[...points, ...points]} />);
    expect(complaints).not.toHaveBeenCalled();
    expect(document.querySelectorAll('tbody tr')).toHaveLength(6);
  });

  test('of one point is words', () => {
    render(<LineChart label="Exchange rate" points={points.slice(1, 2)} />);
    expect(screen.queryByRole('slider')).toBeNull();
  });
});
