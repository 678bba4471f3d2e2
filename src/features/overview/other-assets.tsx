import { useQueries } from '@tanstack/react-query';
import { Link } from 'wouter';
import { graphOf } from '#config/graph-of.ts';
import { isListed } from '#config/networks.ts';
import { type TracedAsset, tracedAsset } from '#config/traced-asset.ts';
import { amount } from '#domain/amount.ts';
import { formatTrace } from '#domain/denom-trace.ts';
import { unwindOf } from '#domain/unwind.ts';
import { denomTraceQuery } from '#queries/ibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';

type Props = { coins: readonly { denom: string; amount: bigint }[] };
type Row = TracedAsset & { readonly base: bigint; readonly path: string | undefined };

/** What else the account holds on this chain, each with what it is and what can still be done with it. Not part of the sum above. */
export function OtherAssets({ coins }: Props) {
  const { network, hub } = useNetwork();
  const chain = hub.chain.id;
  const strangers = coins.map(({ denom }) => denom).filter((denom) => denom.startsWith('ibc/') && !isListed(network, chain, denom));
  const traces = useQueries({ queries: strangers.map((denom) => denomTraceQuery(hub, denom)) });
  const rows = coins.map(({ denom, amount: base }): Row => {
    const trace = traces[strangers.indexOf(denom)]?.data ?? null;
    return { ...tracedAsset(network, graphOf(network), chain, denom, trace), base, path: trace ? formatTrace(trace) : undefined };
  });
  const columns: readonly Column<Row>[] = [
    {
      id: 'what',
      head: 'What',
      cell: ({ asset }) => <What mark={<TokenMark mark={asset.mark} />} title={asset.symbol} detail={asset.lifecycle.reason} />,
    },
    { id: 'amount', head: 'Amount', align: 'end', cell: ({ asset, base }) => <Money amount={amount(asset, base)} unit="wide" /> },
    { id: 'action', head: 'Action', headHidden: true, align: 'end', cell: (row) => <Action row={row} chain={chain} /> },
  ];
  return (
    <section className="mt-11">
      <h2 className="mb-2.5">Also in this account</h2>
      <StatementTable caption="Other assets of this account" columns={columns} rows={rows} rowKey={({ asset }) => asset.denom} />
    </section>
  );
}

/** A coin that came by another way is sent back along it. */
function Action({ row: { standing, asset, path }, chain }: { row: Row; chain: string }) {
  const { network } = useNetwork();
  const unwind = standing === 'detour' ? unwindOf(graphOf(network), chain, asset.denom, path) : null;
  const to = unwind?.kind === 'unwind' ? { to: unwind.to } : {};
  return (
    <Link href={`/transfer?${new URLSearchParams({ from: chain, ...to, asset: asset.denom })}`} className="act hit">
      {unwind?.kind === 'unwind' ? 'Unwind' : 'Send'}
    </Link>
  );
}
