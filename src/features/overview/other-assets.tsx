import { assetOf } from '#config/networks.ts';
import { type Amount, amount } from '#domain/amount.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';

type Props = { coins: readonly { denom: string; amount: bigint }[] };

/** What else the account holds on this chain, each with what it is and what can still be done with it. Not part of the sum above. */
export function OtherAssets({ coins }: Props) {
  const { network, hub } = useNetwork();
  const rows = coins.map((coin) => amount(assetOf(network, hub.chain.id, coin.denom), coin.amount));
  const columns: readonly Column<Amount>[] = [
    {
      id: 'what',
      head: 'What',
      cell: ({ asset }) => <What mark={<TokenMark mark={asset.mark} />} title={asset.symbol} detail={asset.lifecycle.reason} />,
    },
    { id: 'amount', head: 'Amount', align: 'end', cell: (row) => <Money amount={row} unit="wide" /> },
  ];
  return (
    <section className="mt-11">
      <h2 className="mb-2.5">Also in this account</h2>
      <StatementTable caption="Other assets of this account" columns={columns} rows={rows} rowKey={({ asset }) => asset.denom} />
    </section>
  );
}
