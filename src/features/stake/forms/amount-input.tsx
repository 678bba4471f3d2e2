import type { ReactNode } from 'react';
import { amount, formatAmount, formatBase } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { AmountField } from '#ui/amount-field.tsx';
import type { AmountInput as Input } from './use-form.ts';

type Props = {
  label: string;
  input: Input;
  asset: Asset;
  /** Words before the number: "Available", "Staked there". */
  has: string;
  /** In base units; null while not known. */
  available: bigint | null;
  max: bigint | null;
  problem: string | null;
  worth?: ReactNode;
};

export function AmountInput({ label, input, asset, has, available, max, problem, worth }: Props) {
  return (
    <AmountField
      label={label}
      value={input.text}
      onChange={input.onType}
      token={asset}
      available={available === null ? null : `${has} ${formatAmount(amount(asset, available))}`}
      worth={worth}
      error={problem ?? undefined}
      onMax={max === null ? undefined : () => input.onType(formatBase(amount(asset, max)))}
    />
  );
}
