import { useState } from 'react';
import { Details } from './details.tsx';
import { type ChartPoint, linePath, places } from './line-path.ts';
import { StatementTable } from './statement-table.tsx';
import { localText } from './time-text.ts';

type Props = {
  /** What the line shows: "Exchange rate, XPRT per stkXPRT". */
  label: string;
  points: readonly ChartPoint[];
};

/**
 * One line over time. A range input lies over it, so pointer, touch and arrow keys move from point to point and each is read
 * aloud; the same numbers stand in a table below. The line may fall: its scale is its own lowest and highest value.
 */
export function LineChart({ label, points }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = points.length - 1;
  const index = Math.min(chosen ?? last, last);
  const point = points[index];
  const place = places(points)[index];
  if (!point || !place || last < 1) return <p className="text-small text-ink-3">Not enough history for a chart yet.</p>;
  const path = linePath(points);
  return (
    <figure>
      <div className="chart">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path d={`${path}L100 100L0 100Z`} className="fill-b-lst opacity-15" />
          <path d={path} fill="none" className="stroke-b-lst" strokeWidth="2.5" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
        </svg>
        {chosen !== null && <span className="chart-point" style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%` }} />}
        <input
          type="range"
          min={0}
          max={last}
          value={index}
          onChange={(event) => setChosen(event.target.valueAsNumber)}
          aria-label={label}
          aria-valuetext={textOf(point)}
        />
      </div>
      <figcaption className="label mt-1.5 flex justify-between">
        <span>{localText(points[0]?.at ?? 0, 'day', point.at)}</span>
        <span className="text-ink">{chosen !== null && textOf(point)}</span>
        <span>{localText(points[last]?.at ?? 0, 'day', point.at)}</span>
      </figcaption>
      <Details summary="Show as a table">
        <StatementTable
          caption={label}
          rows={points}
          rowKey={({ at }) => String(at)}
          columns={[
            { id: 'at', head: 'Date', cell: ({ at }) => localText(at, 'minute', at) },
            { id: 'value', head: 'Value', align: 'end', cell: ({ text }) => <span className="num">{text}</span> },
          ]}
        />
      </Details>
    </figure>
  );
}

function textOf({ at, text }: ChartPoint): string {
  return `${localText(at, 'date', at)}: ${text}`;
}
