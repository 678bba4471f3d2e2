import type { ReactNode } from 'react';
import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { monikerText } from '#domain/moniker.ts';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';

export type SplitRow = { readonly validator: string; readonly moniker: string; readonly base: bigint; readonly last: ReactNode };

type Props = {
  readonly text: string;
  readonly asset: Asset;
  readonly rows: readonly SplitRow[];
  /** Heads of the amounts and of the last column. */
  readonly heads: readonly [amount: string, last: string];
  readonly children?: ReactNode;
};

/** Beside a form: what will happen, in two or three sentences and a table of the validators. */
export function WhatHappens({ text, asset, rows, heads, children }: Props) {
  const columns: readonly Column<SplitRow>[] = [
    { id: 'validator', head: 'Validator', cell: (row) => <bdi>{row.moniker}</bdi> },
    { id: 'amount', head: heads[0], align: 'end', cell: (row) => <Money amount={amount(asset, row.base)} digits={2} unit="never" /> },
    { id: 'last', head: heads[1], align: 'end', cell: (row) => row.last },
  ];
  return (
    <section aria-label="What happens">
      <h2>What happens</h2>
      <p className="mt-1 max-w-[46ch] text-ink-2">{text}</p>
      {rows.length > 0 && (
        <div className="mt-3.5">
          <StatementTable caption={`${heads[0]} by validator`} columns={columns} rows={rows} rowKey={(row) => row.validator} />
        </div>
      )}
      {children}
    </section>
  );
}

/** A validator's name as its operator chose it, made safe; without one, the address says enough. */
export function monikerOf(validators: readonly { operatorAddress: string; moniker: string }[], operator: string): string {
  return monikerText(validators.find(({ operatorAddress }) => operatorAddress === operator)?.moniker ?? '', operator);
}
