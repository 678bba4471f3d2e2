import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { stakeAsset } from '#config/networks.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import type { Dec } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { lastPage, Pager } from '#ui/pager.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { tipOn } from '#ui/tip.ts';
import { What } from '#ui/what.tsx';
import { SortHead } from './sort-head.tsx';
import { StandingText } from './standing-text.tsx';
import type { ListOrder, SortKey, ValidatorRow } from './validator-list.ts';

/** Rows that are drawn at once. */
const PAGE = 50;

type Props = {
  rows: readonly ValidatorRow[];
  order: ListOrder;
  onSort: (sort: SortKey, dir: ListOrder['dir']) => void;
  hasMine: boolean;
  detailsHref: (operator: string) => string;
  stakeHref: (operator: string) => string;
};

export function ValidatorsTable({ rows, order, onSort, hasMine, detailsHref, stakeHref }: Props) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const head = (...heads: readonly (readonly [label: string, by: SortKey])[]) =>
    ({
      head: (
        <Heads>
          {heads.map(([label, by]) => (
            <SortHead key={by} label={label} by={by} order={order} onSort={onSort} />
          ))}
        </Heads>
      ),
      sorted: heads.some(([, by]) => by === order.sort) ? (order.dir === 'asc' ? 'ascending' : 'descending') : undefined,
    }) as const;
  const columns: readonly Column<ValidatorRow>[] = [
    { id: 'name', ...head(['Validator', 'name']), cell: (row) => <Name row={row} href={detailsHref(row.operator)} /> },
    {
      id: 'power',
      ...head(['Voting power', 'power']),
      align: 'end',
      from: 'wide',
      cell: (row) => (
        <Two below={row.standing === 'active' ? formatPercent(row.share) : 'none now'}>
          {formatAmount(amount(asset, row.tokens), { digits: 0 })}
        </Two>
      ),
    },
    {
      id: 'commission',
      ...head(['Commission', 'commission'], ['max', 'max']),
      align: 'end',
      from: 'wide',
      cell: (row) => <Two below={`max ${formatPercent(row.maxCommission, 0)}`}>{formatPercent(row.commission, 1)}</Two>,
    },
    { id: 'apr', ...head(['APR', 'apr']), align: 'end', cell: (row) => <Share value={row.apr} digits={1} /> },
    {
      id: 'status',
      ...head(['Status', 'status'], ['uptime', 'uptime']),
      align: 'end',
      from: 'wide',
      cell: (row) => (
        <Two below={row.uptime === null ? '' : <Share value={row.uptime} digits={2} />}>
          <StandingText standing={row.standing} />
        </Two>
      ),
    },
    ...(hasMine
      ? [
          {
            id: 'mine',
            ...head(['Yours', 'mine']),
            align: 'end',
            from: 'wide',
            cell: (row) => (row.mine > 0n ? <span className="num">{formatAmount(amount(asset, row.mine), { digits: 2 })}</span> : '–'),
          } satisfies Column<ValidatorRow>,
        ]
      : []),
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: (row) =>
        row.standing !== 'tombstoned' && (
          <Link href={stakeHref(row.operator)} className="act hit" aria-label={`Stake with ${row.moniker}`}>
            Stake
          </Link>
        ),
    },
  ];
  const shown = `${order.sort} ${order.dir} ${order.status} ${order.mine} ${order.q}`;
  const [turned, turn] = useState({ shown, page: 0 });
  const page = turned.shown === shown ? Math.min(turned.page, lastPage(rows.length, PAGE)) : 0;
  // The table stays the same element when its order changes: the focus is on one of its heads.
  return (
    <>
      <StatementTable
        caption="Validators"
        columns={columns}
        rows={rows.slice(page * PAGE, (page + 1) * PAGE)}
        rowKey={(row) => row.operator}
      />
      <Pager what="validators" page={page} pageSize={PAGE} count={rows.length} onPage={(next) => turn({ shown, page: next })} />
    </>
  );
}

function Name({ row, href }: { row: ValidatorRow; href: string }) {
  const bad = row.standing !== 'active';
  return (
    <What
      title={
        <Link href={href} className="hit hover:underline" {...(row.whole === row.moniker ? {} : tipOn(row.whole))}>
          <bdi>{row.moniker}</bdi>
        </Link>
      }
      detail={
        <span className="wide:hidden">
          {formatPercent(row.commission, 0)} commission
          {bad && (
            <>
              {' · '}
              <StandingText standing={row.standing} />
            </>
          )}
        </span>
      }
    />
  );
}

function Heads({ children }: { children: ReactNode }) {
  return <span className="inline-flex gap-1.5">{children}</span>;
}

/** Two lines of one cell: a number, and what belongs to it in small. */
function Two({ children, below }: { children: ReactNode; below: ReactNode }) {
  return (
    <>
      <span className="num block">{children}</span>
      <span className="block text-small whitespace-nowrap text-ink-3">{below}</span>
    </>
  );
}

function Share({ value, digits }: { value: Dec | null; digits: number }) {
  if (value === null) return <span>–</span>;
  return <span className="num">{value === 0n ? '0\u00a0%' : formatPercent(value, digits)}</span>;
}
