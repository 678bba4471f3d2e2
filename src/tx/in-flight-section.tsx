import { Link } from 'wouter';
import { chainById } from '#config/networks.ts';
import { shortAddress } from '#domain/address.ts';
import { amount } from '#domain/amount.ts';
import type { InFlight } from '#domain/in-flight.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { type NameOf, OUTCOME_WORDS, placeText } from './tracking-words.tsx';
import { txAsset } from './tx-asset.ts';
import { type SentFromHere, useInFlight } from './use-in-flight.ts';

type Row = InFlight<SentFromHere>;

/** What has left one chain and is not on another yet: where it is, until when at the latest, and where to follow it. Nothing for whoever waits for nothing. */
export function InFlightSection() {
  const { network } = useNetwork();
  const rows = useInFlight();
  if (rows.length === 0) return null;
  const name: NameOf = (chain) => chainById(network, chain)?.name ?? chain;
  const assetOf = ({ transfer: { route } }: Row) => txAsset(network, route.from, route.hops[0]?.sends.denom ?? '');
  const columns: readonly Column<Row>[] = [
    {
      id: 'what',
      head: 'What',
      cell: (row) => (
        <What
          mark={<TokenMark mark={assetOf(row).mark} />}
          title={`${assetOf(row).symbol} to ${name(row.transfer.route.to)}`}
          detail={<Detail row={row} name={name} />}
        />
      ),
    },
    {
      id: 'amount',
      head: 'Amount',
      align: 'end',
      cell: (row) => (
        <span className="long-number">
          <Money amount={amount(assetOf(row), row.transfer.base)} unit="wide" />
        </span>
      ),
    },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: ({ transfer: { hash, chain } }) => (
        <Link href={`/transfer?${new URLSearchParams({ track: hash, on: chain })}`} className="act hit">
          Follow
        </Link>
      ),
    },
  ];
  return (
    <section className="mt-11">
      <h2>In flight</h2>
      <p className="mt-1 mb-2.5 max-w-[62ch] text-ink-2">
        Between two chains, and so in no balance: it counts again where it arrives, or where it comes back.
      </p>
      <StatementTable caption="In flight between chains" columns={columns} rows={rows} rowKey={({ transfer }) => transfer.id} />
    </section>
  );
}

function Detail({ row: { place, latest, state, transfer }, name }: { row: Row; name: NameOf }) {
  const wallet = useWallet();
  const { receiver } = transfer.route;
  const isOwn = wallet.state === 'connected' && wallet.accounts.some(({ address }) => address === receiver);
  return (
    <>
      {!isOwn && <bdi className="block">for {shortAddress(receiver)}</bdi>}
      {state === 'unclear' ? `It has ${OUTCOME_WORDS.unclear}.` : placeText(place, name)}
      {latest !== null && (
        <span className="block">
          There or back by <DateText at={latest} form="minute" />, while relayers work.
        </span>
      )}
    </>
  );
}
