import type { ComponentProps, ReactNode } from 'react';
import { amount, formatAmount, formatBase } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { OrderForm } from '#tx/order-form.tsx';
import { AmountField } from '#ui/amount-field.tsx';
import { Segmented } from '#ui/segmented.tsx';

export type LiquidTab = { readonly tab: 'mint' | 'redeem'; readonly onTab: (tab: 'mint' | 'redeem') => void };

const TABS = [
  { value: 'mint', label: 'Mint' },
  { value: 'redeem', label: 'Redeem' },
] as const;

type Props = LiquidTab &
  Omit<ComponentProps<typeof OrderForm>, 'children'> & {
    readonly label: string;
    readonly text: string;
    readonly onType: (text: string) => void;
    readonly given: Asset;
    /** What the account has and MAX fills in, in base units of `given`; null without an account. */
    readonly available: bigint | null;
    readonly max: bigint | null;
    readonly problem: string | null;
    /** Other fields, above and below the amount. */
    readonly before?: ReactNode;
    readonly below?: ReactNode;
  };

/** The card of both forms. Everything above the button is known before the wallet opens. */
export function LiquidForm({ tab, onTab, label, text, onType, given, available, max, problem, before, below, ...order }: Props) {
  return (
    <section className="card" aria-label="Mint or redeem">
      <Segmented label="What to do" value={tab} onChange={onTab} options={TABS}>
        <OrderForm {...order}>
          {before}
          <AmountField
            label={label}
            value={text}
            onChange={onType}
            token={given}
            available={available === null ? null : `Available ${formatAmount(amount(given, available))}`}
            error={problem ?? undefined}
            onMax={max === null ? undefined : () => onType(formatBase(amount(given, max)))}
          />
          {below}
        </OrderForm>
      </Segmented>
    </section>
  );
}
