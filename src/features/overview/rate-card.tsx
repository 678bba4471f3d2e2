import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { formatPercent } from '#domain/percent.ts';
import { apy } from '#domain/rates.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useLiquidYield } from '#queries/yield.ts';
import { DateText } from '#ui/date-text.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { RateText } from '#ui/rate-text.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useCompoundsAt } from './compounds-at.ts';
import { useLiquidRate } from './liquid-rate.ts';

/** The exchange rate and what makes it move. */
export function RateCard() {
  const { network } = useNetwork();
  const rate = useLiquidRate();
  const liquid = useLiquidYield();
  const apr = liquid.state === 'ready' ? liquid.value.apr : null;
  const compoundsAt = useCompoundsAt();
  return (
    <section className="card" aria-label="Exchange rate">
      <p className="label">1 {liquidAsset(network).symbol}</p>
      <p className="my-0.5 text-rate font-semibold tracking-[-0.02em]">
        {rate.state === 'loading' && <Skeleton chars={9} label="Reading the exchange rate" />}
        {rate.state === 'ready' && <RateText rate={rate.value} unit={stakeAsset(network).symbol} />}
      </p>
      {rate.state === 'failed' && <ErrorRow what="the exchange rate" onRetry={rate.retry} />}
      <div className="mt-3">
        <DefinitionList
          items={[
            { term: 'Estimated APR', value: apr === null ? '' : formatPercent(apr) },
            { term: 'APY, compounded hourly', value: apr === null ? '' : formatPercent(apy(apr)) },
            { term: 'Compounds next', value: compoundsAt === null ? '' : <DateText at={compoundsAt} form="relative" /> },
          ]}
        />
      </div>
      <p className="mt-3 text-small text-ink-3">
        The rate grows with staking rewards and falls when a validator is slashed. The estimate takes the chain's inflation now, the
        validators' commissions and the pool's fee; it promises nothing.
      </p>
    </section>
  );
}
