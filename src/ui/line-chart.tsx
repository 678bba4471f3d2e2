import { useState } from 'react';
import { ChartCursor } from './chart-cursor.tsx';
import { ChartTable } from './chart-table.tsx';
import { type ChartPoint, linePath, places } from './line-path.ts';
import { localText } from './time-text.ts';

const TONES = {
  liquid: { line: 'stroke-b-lst', area: 'fill-b-lst' },
  staked: { line: 'stroke-b-staked', area: 'fill-b-staked' },
  ink: { line: 'stroke-ink-2', area: 'fill-ink-3' },
} as const;

type Props = {
  /** What the line shows: "Exchange rate, XPRT per stkXPRT". */
  label: string;
  points: readonly ChartPoint[];
  /** Amber is for what is liquid-staked; ink for what is a sum of several kinds. */
  tone?: keyof typeof TONES | undefined;
  /** `large` stands by itself and names the ends of its scale; `small` stands in a card beside its number. */
  size?: 'small' | 'large' | undefined;
};

/**
 * One line over time, read point by point with pointer, touch or arrow keys; the same numbers stand in a table below.
 * The line may fall: its scale is its own lowest and highest value.
 */
export function LineChart({ label, points, tone = 'liquid', size = 'small' }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = points.length - 1;
  const index = Math.min(chosen ?? last, last);
  const point = points[index];
  const spots = places(points);
  const place = spots[index];
  if (!point || !place || last < 1) return <p className="text-small text-ink-3">Not enough history for a chart yet.</p>;
  const path = linePath(points);
  const [startText, endText] = ends(points[0]?.at ?? 0, points[last]?.at ?? 0);
  return (
    <figure>
      {size === 'large' && <End text={extreme(points, 1)} />}
      <div className={`chart ${size === 'large' ? 'chart-large' : ''}`}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path d={`${path}L100 100L0 100Z`} className={`opacity-15 ${TONES[tone].area}`} />
          <path
            d={path}
            fill="none"
            className={TONES[tone].line}
            strokeWidth={size === 'large' ? 2 : 2.5}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {chosen !== null && <span className="chart-point" style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%` }} />}
        <ChartCursor label={label} xs={spots.map(({ x }) => x)} index={index} text={textOf(point)} onMove={setChosen} />
      </div>
      {size === 'large' && <End text={extreme(points, -1)} />}
      <figcaption className="label mt-1.5 flex justify-between gap-x-3">
        <span>{startText}</span>
        <span className="text-center text-ink">{chosen !== null && textOf(point)}</span>
        <span>{endText}</span>
      </figcaption>
      <ChartTable
        caption={label}
        // Two blocks may bear the same time: a point is known by its place.
        rows={points.map((each, place) => ({ ...each, place }))}
        rowKey={({ place }) => String(place)}
        columns={[
          { id: 'at', head: 'Date', cell: ({ at }) => localText(at, 'minute', at) },
          { id: 'value', head: 'Value', align: 'end', cell: ({ text }) => <span className="num">{text}</span> },
        ]}
      />
    </figure>
  );
}

/** First and last day, with the year only where both do not share it. */
function ends(start: number, end: number): readonly [string, string] {
  const form = new Date(start).getFullYear() === new Date(end).getFullYear() ? 'day' : 'date';
  return [localText(start, form, end), localText(end, form, end)];
}

/** An end of the scale, in words. */
function End({ text }: { text: string }) {
  return <p className="text-end text-tiny text-ink-3">{text}</p>;
}

/** The text of the highest (1) or lowest (−1) point. */
function extreme(points: readonly ChartPoint[], sign: 1 | -1): string {
  return points.reduce((best, point) => (sign * point.value > sign * best.value ? point : best), points[0] ?? { value: 0, text: '' }).text;
}

function textOf({ at, text }: ChartPoint): string {
  return `${localText(at, 'date', at)}: ${text}`;
}
