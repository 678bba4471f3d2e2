import { stakeAsset } from '#config/networks.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { formatDate } from '#domain/dates.ts';
import type { RewardsMonth } from '#domain/ledger-series.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { BarChart, type BarSeries, type ChartBar } from '#ui/bar-chart.tsx';
import { toScale } from './chart-scale.ts';

/** More bars than these are too thin to be told apart on a phone. */
const MONTHS = 36;

const SOURCES: readonly (BarSeries & { readonly of: (month: RewardsMonth) => bigint })[] = [
  { label: 'Native staking', fill: 'staked', of: ({ native }) => native },
  { label: 'stkXPRT', fill: 'liquid', of: ({ liquid }) => liquid },
  { label: 'Commission', fill: 'rewards', of: ({ commission }) => commission },
];

/** Rewards of each month by where they come from. Commission has a colour only where there is any. */
export function RewardsChart({ months }: { months: readonly RewardsMonth[] }) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const series = SOURCES.filter(({ fill, of }) => fill !== 'rewards' || months.some((month) => of(month) !== 0n));
  const text = (base: bigint) => formatAmount(amount(asset, base), { digits: 4 });
  const bars = months.slice(-MONTHS).map((month): ChartBar => {
    const parts = series.map(({ of }) => of(month));
    const name = formatDate(month.from, 'UTC').replace(/^\d+ /, '');
    return {
      name,
      short: name.slice(0, 3),
      values: parts.map((base) => toScale(base, asset.decimals)),
      texts: parts.map(text),
      total: `${text(parts.reduce((sum, base) => sum + base, 0n))} ${asset.symbol}`,
    };
  });
  return (
    <section className="card" aria-label="Rewards per month">
      <h2 className="mb-1">Rewards per month</h2>
      <BarChart label={`Rewards per month, ${asset.symbol}`} series={series} bars={bars} />
      <p className="mt-1 text-small text-ink-3">
        Native rewards count in the month in which they were paid, those of stkXPRT in the month in which its rate rose. Months end by UTC.
      </p>
    </section>
  );
}
