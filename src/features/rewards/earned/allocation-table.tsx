import { useQuery } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { decFromInt, quoTruncate } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import type { Position } from '#domain/position.ts';
import { liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Money } from '#ui/money.tsx';
import { PagedTable } from '#ui/paged-table.tsx';
import type { Column } from '#ui/statement-table.tsx';
import { useValidatorName } from '../ledger/validator-name.ts';
import { type AllocationRow, allocationOf } from './allocation.ts';

/** With whom everything stands that is staked, directly or through the pool behind stkXPRT: the same bar, by validator. */
export function AllocationTable({ position }: { position: Position }) {
  const { network, hub } = useNetwork();
  const { data: pool } = useQuery(liquidValidatorsQuery(hub));
  const nameOf = useValidatorName();
  const asset = stakeAsset(network);
  const rows = allocationOf(position, pool ?? []);
  const total = rows.reduce((sum, { direct, through }) => sum + direct + through, 0n);
  const largest = rows[0] ? rows[0].direct + rows[0].through : 0n;
  if (rows.length === 0) return null;
  const columns: readonly Column<AllocationRow>[] = [
    {
      id: 'validator',
      head: 'Validator',
      cell: (row) => (
        <>
          <span className="block wrap-anywhere">
            <bdi>{nameOf(row.validator)}</bdi>
          </span>
          <Share row={row} largest={largest} />
        </>
      ),
    },
    {
      id: 'direct',
      head: 'Staked',
      align: 'end',
      from: 'wide',
      cell: ({ direct }) => direct > 0n && <Money amount={amount(asset, direct)} digits={2} unit="never" />,
    },
    {
      id: 'through',
      head: `Through ${liquidAsset(network).symbol}`,
      align: 'end',
      from: 'wide',
      cell: ({ through }) => through > 0n && <Money amount={amount(asset, through)} digits={2} unit="never" />,
    },
    {
      id: 'sum',
      head: 'Sum',
      align: 'end',
      cell: ({ direct, through }) => (
        <span className="long-number">
          <Money amount={amount(asset, direct + through)} digits={2} unit="wide" />
        </span>
      ),
    },
    {
      id: 'share',
      head: 'Share',
      align: 'end',
      cell: ({ direct, through }) => formatPercent(quoTruncate(decFromInt(direct + through), decFromInt(total)), 1),
    },
  ];
  return (
    <section className="mt-11">
      <h2 className="mb-1">With whom it is staked</h2>
      <PagedTable what="validators" caption="Stake by validator" columns={columns} rows={rows} rowKey={({ validator }) => validator} />
    </section>
  );
}

/** A bar as long as this validator's part beside the largest: amber through stkXPRT, blue directly. The numbers stand in its row. */
function Share({ row: { direct, through }, largest }: { row: AllocationRow; largest: bigint }) {
  const width = (part: bigint) => `${(part * 1000n) / largest / 10n}%`;
  return (
    <span aria-hidden="true" className="mt-1.5 flex h-1.5 max-w-80 gap-px">
      <span className="rounded-bar bg-b-lst" style={{ width: width(through) }} />
      <span className="rounded-bar bg-b-staked" style={{ width: width(direct) }} />
    </span>
  );
}
