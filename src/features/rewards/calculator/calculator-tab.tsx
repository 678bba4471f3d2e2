import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { AmountField } from '#ui/amount-field.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { RewardsSearch } from '../search.ts';
import { useYields } from '../use-yields.ts';
import { MOST_DAYS, productOf, typedInput } from './calculator-input.ts';
import { CalculatorResult } from './calculator-result.tsx';
import { NativeOptions } from './native-options.tsx';

type Props = { search: RewardsSearch; go: (change: Partial<RewardsSearch>) => void };

/** What an amount would become, at the rates of today. It needs no account. */
export function CalculatorTab({ search, go }: Props) {
  const { network } = useNetwork();
  const yields = useYields();
  if (yields.state === 'loading') return <Skeleton chars={30} label="Reading the rates of today" />;
  if (yields.state === 'failed') return <ErrorRow what="the rates of today" onRetry={yields.retry} />;
  const asset = stakeAsset(network);
  const typed = typedInput(search, network);
  const product = productOf(search, yields.value);
  return (
    <div className="two">
      <section className="card" aria-label="What to reckon with">
        <Segmented
          label="Product"
          value={search.product}
          onChange={(next) => go({ product: next })}
          options={[
            { value: 'stkxprt', label: liquidAsset(network).symbol },
            { value: 'native', label: 'Native staking' },
          ]}
        >
          <div className="grid gap-4">
            <AmountField
              label="You stake"
              value={search.amount}
              onChange={(amount) => go({ amount })}
              token={asset}
              error={typed.amountProblem ?? undefined}
            />
            <TextField
              label="For how many days"
              value={search.days}
              onChange={(days) => go({ days })}
              inputMode="numeric"
              autoComplete="off"
              hint={`Whole days, up to ${MOST_DAYS.toLocaleString('en-US')}.`}
              error={typed.daysProblem ?? undefined}
            />
            {search.product === 'native' && <NativeOptions search={search} validators={yields.value.validators} go={go} />}
          </div>
        </Segmented>
      </section>
      <CalculatorResult typed={typed} product={product} />
    </div>
  );
}
