import { Link } from 'wouter';
import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { formatPercent } from '#domain/percent.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { BucketKey } from '#ui/bucket-key.tsx';
import { Money } from '#ui/money.tsx';
import { PagedTable } from '#ui/paged-table.tsx';
import type { Column } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { earnedAt, type Mine, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { StandingText } from '../validators/standing-text.tsx';
import type { Validators } from '../validators/use-validators.ts';

type Row = Mine['delegations'][number];

/** My delegations, the largest first. */
export function DelegationsTable({ mine, validators }: { mine: Mine; validators: Validators }) {
  const { network } = useNetwork();
  const { href } = useStakeSearch();
  const asset = stakeAsset(network);
  const rows = mine.delegations.toSorted((a, b) => (a.balance === b.balance ? 0 : a.balance > b.balance ? -1 : 1));
  const columns: readonly Column<Row>[] = [
    {
      id: 'validator',
      head: 'Staked with',
      cell: ({ validator }) => (
        <What
          mark={<BucketKey bucket="staked" />}
          title={
            <Link href={href({ validator })} className="hit hover:underline">
              <bdi>{monikerOf(validators, validator)}</bdi>
            </Link>
          }
          detail={<Standing operator={validator} validators={validators} />}
        />
      ),
    },
    { id: 'staked', head: 'Staked', align: 'end', cell: ({ balance }) => <Money amount={amount(asset, balance)} digits={2} unit="wide" /> },
    {
      id: 'rewards',
      head: 'Rewards',
      align: 'end',
      from: 'wide',
      cell: ({ validator }) => <Money amount={amount(asset, earnedAt(mine, validator))} digits={2} />,
    },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: ({ validator }) => (
        <Link href={href({ validator })} className="act hit" aria-label={`Manage ${monikerOf(validators, validator)}`}>
          Manage
        </Link>
      ),
    },
  ];
  return <PagedTable caption="My delegations" what="delegations" columns={columns} rows={rows} rowKey={({ validator }) => validator} />;
}

function Standing({ operator, validators }: { operator: string; validators: Validators }) {
  const row = validators.rowOf.get(operator);
  if (!row) return null;
  if (row.standing !== 'active') return <StandingText standing={row.standing} />;
  return row.apr === null ? 'active' : `${formatPercent(row.apr, 1)} APR`;
}
