import { graphOf } from '#config/graph-of.ts';
import { amount, formatBase } from '#domain/amount.ts';
import { chainName } from '#domain/hub-graph.ts';
import { noRouteWords } from '#domain/route-words.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';
import { TRANSFER_FORM } from '../form/transfer-form.tsx';
import { useTransferSearch } from '../use-transfer-search.ts';
import { type Detour, useDetours } from './use-detours.ts';

/** Coins that came by another way, each with the transfer that makes it right. Nothing for whoever has none. */
export function UnwindSection() {
  const detours = useDetours();
  if (detours.length === 0) return null;
  return <Detours detours={detours} />;
}

function Detours({ detours }: { detours: readonly Detour[] }) {
  const { network } = useNetwork();
  const { open } = useTransferSearch();
  const graph = graphOf(network);
  const columns: readonly Column<Detour>[] = [
    {
      id: 'what',
      head: 'What',
      cell: (row) => (
        <What
          mark={<TokenMark mark={row.held.asset.mark} />}
          title={`${row.held.asset.symbol} on ${chainName(graph, row.chain)}`}
          detail={detailOf(row)}
        />
      ),
    },
    { id: 'amount', head: 'Amount', align: 'end', cell: ({ held }) => <Money amount={amount(held.asset, held.base)} unit="wide" /> },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: ({ chain, held, unwind }) =>
        unwind.kind === 'unwind' && (
          <Button
            look="act"
            onClick={() => {
              open({ from: chain, to: unwind.to, asset: held.asset.denom, amount: formatBase(amount(held.asset, held.base)) });
              document.getElementById(TRANSFER_FORM)?.focus();
            }}
          >
            Unwind
          </Button>
        ),
    },
  ];
  function detailOf({ chain, held, unwind }: Detour): string {
    const { denom, symbol, lifecycle } = held.asset;
    if (unwind.kind === 'stuck') return noRouteWords(graph, { from: chain, to: chain, denom }, unwind.why);
    if (unwind.to !== chain) return `${lifecycle.reason} Unwound, it is on ${chainName(graph, unwind.to)} as what is known there.`;
    return `${lifecycle.reason} Unwound, it is back here as the ${symbol} that is known.`;
  }
  return (
    <section aria-labelledby="unwind-title">
      <h2 id="unwind-title">Came by another way</h2>
      <p className="mt-1 mb-2.5 max-w-[62ch] text-ink-2">
        A coin is another one for every way that it takes. Unwinding sends these back along theirs, and out again the usual way.
      </p>
      <StatementTable
        caption="Coins that came by another way"
        columns={columns}
        rows={detours}
        rowKey={({ chain, held }) => `${chain} ${held.asset.denom}`}
      />
    </section>
  );
}
