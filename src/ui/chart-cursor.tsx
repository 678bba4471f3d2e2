import type { PointerEvent } from 'react';

type Props = {
  /** What the chart shows. */
  label: string;
  /** Where each point or bar stands, as shares of the chart from its start, in order. */
  xs: readonly number[];
  index: number;
  /** The chosen point in words. */
  text: string;
  onMove: (index: number) => void;
};

/** Lies over a chart: a range input, so that touch and arrow keys move from point to point and each is read aloud; a mouse only points. */
export function ChartCursor({ label, xs, index, text, onMove }: Props) {
  const point = ({ currentTarget, clientX, pointerType }: PointerEvent<HTMLInputElement>) => {
    if (pointerType !== 'mouse') return;
    const { left, width } = currentTarget.getBoundingClientRect();
    onMove(nearest(xs, (clientX - left) / (width || 1)));
  };
  return (
    <input
      type="range"
      min={0}
      max={xs.length - 1}
      value={index}
      onPointerMove={point}
      onChange={(event) => onMove(event.target.valueAsNumber)}
      aria-label={label}
      aria-valuetext={text}
    />
  );
}

function nearest(xs: readonly number[], x: number): number {
  return xs.reduce((best, each, index) => (Math.abs(each - x) < Math.abs((xs[best] ?? 0) - x) ? index : best), 0);
}
