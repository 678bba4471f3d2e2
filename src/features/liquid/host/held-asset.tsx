import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ChainAsset } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { type Amount, amount } from '#domain/amount.ts';
import { balancesQuery } from '#queries/bank.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';
import { useHubAddress } from '#wallet/wallet-context.tsx';

/** What the account has of a liquid coin that cannot be minted or redeemed here, and the way to send it. Nothing without an account. */
export function HeldAsset({ stk }: { stk: ChainAsset }) {
  const address = useHubAddress();
  return address && <Held stk={stk} address={address} />;
}

function Held({ stk, address }: { stk: ChainAsset; address: string }) {
  const { network, hub } = useNetwork();
  const reading = readAll({ balances: useQuery(balancesQuery(hub, address)) });
  if (reading.state === 'loading') return <Skeleton chars={24} label="Reading what you hold" />;
  if (reading.state === 'failed') return <ErrorRow what="what you hold" onRetry={reading.retry} />;
  const base = reading.value.balances.find(({ denom }) => denom === stk.denom)?.amount ?? 0n;
  const columns: readonly Column<Amount>[] = [
    {
      id: 'what',
      head: 'What',
      cell: ({ asset }) => (
        <What mark={<TokenMark mark={asset.mark} />} title={asset.symbol} detail={`on ${chainById(network, network.hub)?.name ?? ''}`} />
      ),
    },
    {
      id: 'amount',
      head: 'You hold',
      align: 'end',
      cell: (row) => (
        <span className="long-number">
          <Money amount={row} unit="wide" />
        </span>
      ),
    },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: () =>
        base > 0n && (
          <Link href={`/transfer?${new URLSearchParams({ from: network.hub, asset: stk.denom })}`} className="act hit">
            Send
          </Link>
        ),
    },
  ];
  return (
    <StatementTable caption={`What you hold of ${stk.symbol}`} columns={columns} rows={[amount(stk, base)]} rowKey={() => stk.denom} />
  );
}
