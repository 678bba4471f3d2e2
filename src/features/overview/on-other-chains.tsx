import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { whenIdle } from '#tx/idle.ts';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';
import { type AbroadRow, useCoinsAbroad } from './use-coins-abroad.ts';

const COLUMNS: readonly Column<AbroadRow>[] = [
  {
    id: 'what',
    head: 'What',
    cell: (row) =>
      row.kind === 'coin' ? (
        <What mark={<TokenMark mark={row.amount.asset.mark} />} title={row.amount.asset.symbol} detail={row.detail} />
      ) : (
        <What title={row.chain.name} detail="cannot be read now: what you hold there is not here" />
      ),
  },
  {
    id: 'amount',
    head: 'Amount',
    align: 'end',
    cell: (row) => <span className="long-number">{row.kind === 'coin' ? <Money amount={row.amount} unit="wide" /> : 'unknown'}</span>,
  },
  {
    id: 'action',
    head: 'Action',
    headHidden: true,
    align: 'end',
    cell: (row) =>
      row.kind === 'coin' ? (
        <Link href={row.action.href} className="act hit">
          {row.action.label}
        </Link>
      ) : (
        <Button look="act" onClick={row.retry}>
          Try again
        </Button>
      ),
  },
];

/** What the wallet's accounts on other chains hold. Not part of the sum above. Nothing for whoever is connected on this chain alone. */
export function OnOtherChains() {
  const [isIdle, setIdle] = useState(false);
  // External system: other chains, which in the sandbox have to be started first, wait until the page has nothing else to do.
  useEffect(
    () =>
      whenIdle(() => {
        setIdle(true);
        return undefined;
      }),
    [],
  );
  return isIdle && <CoinsAbroad />;
}

function CoinsAbroad() {
  const rows = useCoinsAbroad();
  if (rows.length === 0) return null;
  return (
    <section className="mt-11">
      <h2>On other chains</h2>
      <p className="mt-1 mb-2.5 text-ink-2">What your wallet holds there. It is not part of the sum above.</p>
      <StatementTable
        caption="What you hold on other chains"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => `${row.chain.id} ${row.kind === 'coin' ? row.amount.asset.denom : ''}`}
      />
    </section>
  );
}
