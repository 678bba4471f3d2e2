import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { type Dec, decFromAtomics, decFromInt, quo, sub } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import { realisedApr } from '#domain/rates.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type RateHistory, useRateHistory } from '#queries/rate-history.ts';
import { DateText } from '#ui/date-text.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { ratePoints } from './rate-points-scale.ts';
import { type RateSourceRow, rateSources } from './rate-sources.ts';

const COLUMNS: readonly Column<RateSourceRow>[] = [
  { id: 'source', head: 'Where the points are from', cell: ({ title, detail }) => <What title={title} detail={detail} /> },
  { id: 'points', head: 'Points', align: 'end', cell: ({ points }) => <span className="num">{points}</span> },
];

/** The exchange rate over time, and where each point is from. */
export function RateSection() {
  const { network } = useNetwork();
  const history = useRateHistory();
  const [xprt, stk] = [stakeAsset(network).symbol, liquidAsset(network).symbol];
  return (
    <section>
      <h2 className="mb-2.5">Exchange rate over time</h2>
      <p className="mb-3 max-w-[68ch] text-ink-2">
        {xprt} for one {stk}. It rises when the pool compounds, once an hour, and falls when a validator is slashed.{' '}
        <Realised history={history} />
      </p>
      <div className="card mb-3">
        {history.state === 'failed' ? (
          <ErrorRow what="the exchange rate's history" why="It is asked again by itself." />
        ) : history.state === 'reading' && history.samples.length < 2 ? (
          <Skeleton chars={30} label="Reading the exchange rate's history" />
        ) : (
          <LineChart label={`Exchange rate, ${xprt} per ${stk}`} points={ratePoints(history.samples, xprt)} size="large" />
        )}
      </div>
      <StatementTable
        caption="Sources of the exchange rate"
        columns={COLUMNS}
        rows={rateSources(history.samples, history.notes, history.state === 'reading')}
        rowKey={({ source }) => source}
      />
    </section>
  );
}

const HOUR = 3_600_000;

/** What it really did. Less than an hour of it says nothing about a year. */
function Realised({ history: { samples } }: { history: RateHistory }) {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at <= HOUR) return null;
  const apr = realisedApr(first, last);
  if (apr === null) return null;
  const change = sub(quo(last.rate, first.rate), decFromInt(1n));
  const verb = change < 0n ? 'fallen' : 'risen';
  return (
    <>
      Since <DateText at={first.at} form="minute" /> it has {verb} by {formatPercent(magnitude(change), 3)}, which would be{' '}
      {formatPercent(magnitude(apr))} in a year.
    </>
  );
}

function magnitude(share: Dec): Dec {
  return share < 0n ? decFromAtomics(-share) : share;
}
