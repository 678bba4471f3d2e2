import { stakeAsset } from '#config/networks.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { fiatOf, formatFiat, priceAt } from '#domain/fiat.ts';
import type { Ledger } from '#domain/ledger.ts';
import { valueOverTime } from '#domain/ledger-series.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Prices } from '#queries/prices.ts';
import { LineChart } from '#ui/line-chart.tsx';
import { toScale } from './chart-scale.ts';

/** What the account owned, from its first entry to now; with what that was worth on the day, where a price source knows. */
export function ValueChart({ ledger, prices }: { ledger: Ledger; prices: Prices | null }) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const worth = (base: bigint, at: number) => {
    const sample = prices && priceAt(prices.history, at);
    return sample ? ` (${formatFiat(fiatOf(base, asset.decimals, sample.price))} ${prices.source.currency.toUpperCase()})` : '';
  };
  const points = valueOverTime(ledger).map(({ at, total }) => ({
    at,
    value: toScale(total, asset.decimals),
    text: `${formatAmount(amount(asset, total), { digits: 2 })} ${asset.symbol}${worth(total, at)}`,
  }));
  return (
    <section className="card" aria-label="Value over time">
      <h2 className="mb-1">Value over time</h2>
      <LineChart label={`What you owned, ${asset.symbol}`} tone="ink" size="large" points={points} />
      <p className="mt-1 text-small text-ink-3">
        Free, staked, liquid-staked and unbonding, in {asset.symbol}, without unclaimed rewards. Reckoned backwards from what you own now,
        so that a slash in between is not seen.{prices && ` Values by ${prices.source.name}, of the day.`}
      </p>
    </section>
  );
}
