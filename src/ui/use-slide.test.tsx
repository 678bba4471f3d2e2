// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useSlide } from './use-slide.ts';

/** jsdom has no layout: here a part is as wide as its `data-width`, and parts stand one after another in a bar of 100 px. */
const widthOf = (element: Element | null): number => Number(element?.getAttribute('data-width') ?? 0);
const leftOf = (element: Element | null): number => {
  const before = element?.previousElementSibling ?? null;
  return before ? leftOf(before) + widthOf(before) : 0;
};

const moves: { part: string | null; from: unknown }[] = [];
let reduced = false;

beforeEach(() => {
  moves.length = 0;
  reduced = false;
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return this.hasAttribute('data-part') ? widthOf(this) : 100;
  });
  vi.spyOn(HTMLElement.prototype, 'offsetLeft', 'get').mockImplementation(function (this: HTMLElement) {
    return this.hasAttribute('data-part') ? leftOf(this) : 0;
  });
  vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
  HTMLElement.prototype.animate = function (this: HTMLElement, frames) {
    moves.push({ part: this.getAttribute('data-part'), from: Array.isArray(frames) ? frames[0]?.['transform'] : null });
    return {} as Animation;
  };
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Parts({ widths }: { widths: Record<string, number> }) {
  const bar = useRef<HTMLDivElement>(null);
  useSlide(bar, widths);
  return (
    <div ref={bar}>
      {Object.entries(widths).map(([part, width]) => (
        <span key={part} data-part={part} data-width={width} />
      ))}
    </div>
  );
}

describe('the parts of the bar', () => {
  test('stand still at first, then slide from where they were', () => {
    const { rerender } = render(<Parts widths={{ staked: 60, free: 40 }} />);
    expect(moves).toEqual([]);
    rerender(<Parts widths={{ staked: 30, free: 40, unbonding: 30 }} />);
    expect(moves).toEqual([
      { part: 'staked', from: 'translateX(0px) scaleX(2)' },
      { part: 'free', from: 'translateX(30px) scaleX(1)' },
      { part: 'unbonding', from: 'translateX(0px) scaleX(0)' },
    ]);
  });

  test('never move for those who asked for less motion', () => {
    reduced = true;
    const { rerender } = render(<Parts widths={{ staked: 60, free: 40 }} />);
    rerender(<Parts widths={{ staked: 30, free: 70 }} />);
    expect(moves).toEqual([]);
  });
});
