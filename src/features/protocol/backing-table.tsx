import { useQuery } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { formatRate } from '#domain/percent.ts';
import { liquidStakeStateQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { type BackingPart, backingOf } from './backing.ts';
import { Read } from './read.tsx';

const WORDS: Readonly<Record<BackingPart['id'], readonly [title: string, detail: string]>> = {
  net: ['Staked', 'what the exchange rate counts'],
  rewards: ['Rewards not yet withdrawn', 'earned, and compounded at the next hours'],
  waiting: ['Waiting in the pool’s account', 'staked at the next compounding'],
  all: ['Everything behind it', ''],
};

/** What stands behind stkXPRT, and behind each single one. */
export function BackingTable() {
  const { network, hub } = useNetwork();
  const reading = readAll({ state: useQuery(liquidStakeStateQuery(hub)) });
  const [xprt, stk] = [stakeAsset(network), liquidAsset(network)];
  const columns: readonly Column<BackingPart>[] = [
    { id: 'what', head: 'What', cell: ({ id }) => <What title={WORDS[id][0]} detail={WORDS[id][1]} /> },
    { id: 'amount', head: 'Amount', align: 'end', cell: ({ base }) => <Money amount={amount(xprt, base)} digits={2} unit="wide" /> },
    {
      id: 'each',
      head: `Per ${stk.symbol}`,
      align: 'end',
      from: 'wide',
      cell: ({ each }) => each !== null && <span className="num">{formatRate(each)}</span>,
    },
  ];
  return (
    <section>
      <h2 className="mb-2.5">What stands behind {stk.symbol}</h2>
      <Read reading={reading} what="what stands behind it">
        {({ state }) => (
          <StatementTable caption={`What stands behind ${stk.symbol}`} columns={columns} rows={backingOf(state)} rowKey={({ id }) => id} />
        )}
      </Read>
    </section>
  );
}
