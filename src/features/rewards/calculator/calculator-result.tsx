import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { stakeAsset } from '#config/networks.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { type CalculatorProduct, calculate } from '#domain/calculator.ts';
import { formatPercent } from '#domain/percent.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { stakingParamsQuery } from '#queries/staking.ts';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { Money } from '#ui/money.tsx';
import { toScale } from '../earned/chart-scale.ts';
import { assumptionText, formulaText } from './assumption-text.ts';
import { restakeFee, type TypedInput } from './calculator-input.ts';

const DAY = 86_400_000;

/** Result, chart, formula and assumptions. `product` null: the chain does not have it. */
export function CalculatorResult({ typed: { base, days }, product }: { typed: TypedInput; product: CalculatorProduct | null }) {
  const { network, hub } = useNetwork();
  if (product === null) return <EmptyState title="This network does not have it">Choose the other product.</EmptyState>;
  if (base === null || base === 0n || days === null) {
    return (
      <EmptyState title="What it would become">
        Type an amount and a number of days. The result stands here, with how it is reckoned.
      </EmptyState>
    );
  }
  return <Result base={base} days={days} product={product} asset={stakeAsset(network)} fee={restakeFee(hub.chain.gasPrice)} />;
}

type Props = { base: bigint; days: number; product: CalculatorProduct; asset: ReturnType<typeof stakeAsset>; fee: bigint };

function Result({ base, days, product, asset, fee }: Props) {
  const now = useChainNow();
  const waits = useUnbondingTime();
  const calculation = useMemo(() => calculate({ base, days, product, feeEach: fee }), [base, days, product, fee]);
  const { result, earned, fees, steps, assumptions } = calculation;
  const end = now + days * DAY;
  return (
    <section aria-label="Result">
      <div aria-live="polite">
        <p className="label">
          On <DateText at={end} form="date" /> it would be
        </p>
        <p className="text-rate font-semibold tracking-[-0.02em] wrap-anywhere">
          <Money amount={amount(asset, result)} digits={2} />
        </p>
      </div>
      <div className="my-4">
        <LineChart
          label={`What it would become, ${asset.symbol}`}
          tone={product.kind === 'stkxprt' ? 'liquid' : 'staked'}
          size="large"
          points={steps.map(({ day, worth }) => ({
            at: now + day * DAY,
            value: toScale(worth, asset.decimals),
            text: `${formatAmount(amount(asset, worth), { digits: 2 })} ${asset.symbol}`,
          }))}
        />
      </div>
      <DefinitionList
        items={[
          { term: 'You stake', value: <Money amount={amount(asset, base)} /> },
          { term: 'APR of today', value: formatPercent(product.apr) },
          { term: 'Earned', value: <Money amount={amount(asset, earned)} digits={4} plus={earned > 0n} /> },
          {
            term: product.kind === 'stkxprt' ? 'Redemption fee' : 'Network fees',
            value: fees === 0n ? 'none' : <Money amount={amount(asset, fees)} digits={4} />,
          },
          ...(waits === null ? [] : [{ term: 'Free again, if you ask for it then', value: <DateText at={end + waits} form="date" /> }]),
        ]}
      />
      <h2 className="mt-6">How this is reckoned</h2>
      <p className="mt-1 text-ink-2">{formulaText(product)}</p>
      <ul className="mt-2 grid list-disc gap-1 ps-5 text-small text-ink-2">
        {assumptions.map((assumption) => (
          <li key={assumption.kind}>{assumptionText(assumption, asset)}</li>
        ))}
        <li>This is an estimate, and promises nothing.</li>
      </ul>
    </section>
  );
}

/** How long stake takes to come back, in ms; null until it is known. */
function useUnbondingTime(): number | null {
  const { hub } = useNetwork();
  return useQuery(stakingParamsQuery(hub)).data?.unbondingTimeMs ?? null;
}
