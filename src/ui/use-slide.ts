import { type RefObject, useLayoutEffect, useRef } from 'react';

type Place = { left: number; width: number };

/**
 * Moves each `data-part` child from its last place to its present one with a transform: the layout itself changes at once.
 * Places are kept as shares of the bar, so a resize in between does not count as a move. Nothing moves with reduced motion.
 */
export function useSlide(bar: RefObject<HTMLElement | null>, change: unknown): void {
  const last = useRef<Map<string, Place>>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when `change` does, which is all that it is for
  useLayoutEffect(() => {
    if (!bar.current) return;
    const before = last.current;
    last.current = places(bar.current);
    if (!before || window.matchMedia?.('(prefers-reduced-motion: reduce)').matches) return;
    slide(bar.current, before, last.current);
  }, [bar, change]);
}

function parts(bar: HTMLElement): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>('[data-part]')];
}

function places(bar: HTMLElement): Map<string, Place> {
  const whole = bar.offsetWidth || 1;
  return new Map(
    parts(bar).map((part) => [
      part.getAttribute('data-part') ?? '',
      { left: (part.offsetLeft - bar.offsetLeft) / whole, width: part.offsetWidth / whole },
    ]),
  );
}

function slide(bar: HTMLElement, before: Map<string, Place>, after: Map<string, Place>): void {
  for (const part of parts(bar)) {
    const name = part.getAttribute('data-part') ?? '';
    const to = after.get(name);
    if (!to || to.width === 0) continue;
    const from = before.get(name) ?? { left: to.left, width: 0 };
    if (from.left === to.left && from.width === to.width) continue;
    const shift = (from.left - to.left) * bar.offsetWidth;
    part.animate?.([{ transform: `translateX(${shift}px) scaleX(${from.width / to.width})` }, { transform: 'none' }], {
      duration: 180,
      easing: 'ease-out',
    });
  }
}
