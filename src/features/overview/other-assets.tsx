import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Amount } from '#domain/amount.ts';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { useUnbondingRows } from './use-unbonding-rows.tsx';

type Props = { readonly address: string; readonly coins: readonly { denom: string; amount: bigint }[] };

/** One thing of the account that is no XPRT: what it is, and what can be done with it; the first action is the one that a phone shows. */
export type OtherRow = {
  readonly id: string;
  readonly title: string;
  readonly detail: ReactNode;
  readonly amount: Amount;
  readonly actions: readonly { readonly label: string; readonly href: string }[];
};

const COLUMNS: readonly Column<OtherRow>[] = [
  {
    id: 'what',
    head: 'What',
    cell: ({ title, detail, amount }) => <What mark={<TokenMark mark={amount.asset.mark} />} title={title} detail={detail} />,
  },
  { id: 'amount', head: 'Amount', align: 'end', cell: ({ amount }) => <Long amount={amount} /> },
  { id: 'action', head: 'Action', headHidden: true, align: 'end', cell: ({ actions }) => <Actions actions={actions} /> },
];

/** What else the account holds on this chain and has coming. Not part of the sum above: different coins are never added up. */
export function OtherAssets({ address, coins }: Props) {
  const held = useHeldRows(coins);
  const unbonding = useUnbondingRows(address);
  const rows = [...held, ...unbonding];
  if (rows.length === 0) return null;
  return (
    <section className="mt-11">
      <h2 className="mb-2.5">Also in this account</h2>
      <StatementTable caption="Other assets of this account" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} />
    </section>
  );
}

function Long({ amount }: Pick<OtherRow, 'amount'>) {
  return (
    <span className="long-number">
      <Money amount={amount} unit="wide" />
    </span>
  );
}

function Actions({ actions }: Pick<OtherRow, 'actions'>) {
  return (
    <span className="flex justify-end gap-x-4">
      {actions.map(({ label, href }, index) => (
        <Link key={label} href={href} className={`act hit ${index > 0 ? 'max-wide:hidden' : ''}`}>
          {label}
        </Link>
      ))}
    </span>
  );
}
