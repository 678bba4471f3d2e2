import { useState } from 'react';
import { barPlaces } from './bar-places.ts';
import { ChartCursor } from './chart-cursor.tsx';
import { ChartTable } from './chart-table.tsx';
import type { Column } from './statement-table.tsx';

const FILLS = { liquid: 'fill-b-lst', staked: 'fill-b-staked', free: 'fill-b-free', rewards: 'fill-b-rewards' } as const;

export type BarSeries = { readonly label: string; readonly fill: keyof typeof FILLS };

export type ChartBar = {
  /** "Nov 2026", which is also its name in the table. */
  readonly name: string;
  /** Below the bar: "Nov". */
  readonly short: string;
  /** One number per series, only for drawing; and the same as people read it. */
  readonly values: readonly number[];
  readonly texts: readonly string[];
  readonly total: string;
};

type Props = { label: string; series: readonly BarSeries[]; bars: readonly ChartBar[] };

/** Stacked bars, read one by one with pointer, touch or arrow keys; the same numbers stand in a table below. */
export function BarChart({ label, series, bars }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = bars.length - 1;
  const index = Math.min(chosen ?? last, last);
  const bar = bars[index];
  if (!bar) return <p className="text-small text-ink-3">Not enough history for a chart yet.</p>;
  const columns: readonly Column<ChartBar>[] = [
    { id: 'name', head: 'Month', cell: ({ name }) => name },
    ...series.map(
      ({ label: head }, each): Column<ChartBar> => ({
        id: head,
        head,
        align: 'end',
        from: 'wide',
        cell: ({ texts }) => <span className="num">{texts[each]}</span>,
      }),
    ),
    { id: 'total', head: 'Sum', align: 'end', cell: ({ total }) => <span className="num">{total}</span> },
  ];
  return (
    <figure>
      <Legend series={series} bar={bar} />
      <div className="chart chart-large">
        <Bars series={series} bars={bars} chosen={chosen} />
        <ChartCursor
          label={label}
          xs={bars.map((_, place) => (place + 0.5) / bars.length)}
          index={index}
          text={wordsOf(bar, series)}
          onMove={setChosen}
        />
      </div>
      <Names bars={bars} />
      <ChartTable caption={label} rows={bars} rowKey={({ name }) => name} columns={columns} />
    </figure>
  );
}

/** The chosen bar in numbers, and what each colour stands for. */
function Legend({ series, bar }: { series: readonly BarSeries[]; bar: ChartBar }) {
  return (
    <figcaption className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-2">
      <span className="font-medium text-ink">{bar.name}</span>
      {series.map(({ label, fill }, index) => (
        <span key={label} className="inline-flex items-center gap-1.5">
          <svg viewBox="0 0 10 10" aria-hidden="true" className={`size-2.5 flex-none ${FILLS[fill]}`}>
            <rect width="10" height="10" rx="3" />
          </svg>
          {label} <span className="num text-ink">{bar.texts[index]}</span>
        </span>
      ))}
    </figcaption>
  );
}

/** Parts are never thinner than a hairline, so that a small reward is seen beside a large one. */
function Bars({ series, bars, chosen }: { series: readonly BarSeries[]; bars: readonly ChartBar[]; chosen: number | null }) {
  const { zero, parts } = barPlaces(bars.map(({ values }) => values));
  const step = 100 / bars.length;
  const width = Math.min(step * 0.72, 12);
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {bars.map(({ name }, index) => (
        <g key={name} opacity={chosen === null || chosen === index ? 1 : 0.45}>
          {parts[index]?.map(({ series: each, y, height }) => (
            <rect
              key={each}
              x={index * step + (step - width) / 2}
              y={y * 100}
              width={width}
              height={Math.max(height * 100, 0.6)}
              className={FILLS[series[each]?.fill ?? 'free']}
            />
          ))}
        </g>
      ))}
      <path d={`M0 ${zero * 100}H100`} className="stroke-line-strong" strokeWidth="1" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** A name below each bar while there is room for it; then of every second, third … one. */
function Names({ bars }: { bars: readonly ChartBar[] }) {
  const every = Math.ceil(bars.length / 12);
  return (
    <div aria-hidden="true" className="mt-1.5 flex text-tiny text-ink-3">
      {bars.map(({ name, short }, index) => (
        <span key={name} className="min-w-0 flex-1 text-center whitespace-nowrap">
          {index % every === 0 ? short : ''}
        </span>
      ))}
    </div>
  );
}

function wordsOf({ name, texts, total }: ChartBar, series: readonly BarSeries[]): string {
  return `${name}: ${total}; ${series.map(({ label }, index) => `${label} ${texts[index]}`).join('; ')}`;
}
