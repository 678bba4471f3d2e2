import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { stakeAsset } from '#config/networks.ts';
import { amount, formatAmount, formatBase } from '#domain/amount.ts';
import { decFromInt, truncateInt } from '#domain/dec.ts';
import type { TokenizedHolding } from '#domain/position.ts';
import { shareRecordsQuery } from '#queries/liquid-shares.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { shareRewardsQuery } from '#queries/share-rewards.ts';
import { BucketKey } from '#ui/bucket-key.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { type Mine, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import type { Validators } from '../validators/use-validators.ts';

const NONE = decFromInt(0n);

type Row = TokenizedHolding & { readonly rewards: bigint | null };

/** Tokenized shares that I hold, and records whose rewards are mine although somebody else holds the shares. */
export function SharesTable({ mine, validators }: { mine: Mine; validators: Validators }) {
  const { network, hub } = useNetwork();
  const { href } = useStakeSearch();
  const asset = stakeAsset(network);
  const records = useQuery(shareRecordsQuery(hub, mine.address));
  const rewards = useQuery({ ...shareRewardsQuery(hub, mine.address), enabled: (records.data?.length ?? 0) > 0 });
  const owned = records.data ?? [];
  const earned = (id: bigint): bigint | null =>
    owned.some((record) => record.id === id) && rewards.data
      ? truncateInt(rewards.data.find(({ recordId, denom }) => recordId === id && denom === asset.denom)?.amount ?? NONE)
      : null;
  const rows: readonly Row[] = [
    ...mine.tokenized.map((holding) => ({ ...holding, rewards: earned(holding.recordId) })),
    ...owned
      .filter(({ id }) => !mine.tokenized.some(({ recordId }) => recordId === id))
      .map(({ id, validator }) => ({ denom: `${validator}/${id}`, validator, recordId: id, amount: 0n, worth: 0n, rewards: earned(id) })),
  ];
  if (rows.length === 0) return null;
  const columns: readonly Column<Row>[] = [
    {
      id: 'shares',
      head: 'Tokenized shares',
      cell: (row) => (
        <What
          mark={<BucketKey bucket="staked" />}
          title={<bdi>{monikerOf(validators, row.validator)}</bdi>}
          detail={`${formatAmount(amount(asset, row.amount), { digits: 2 })} shares, record ${row.recordId}`}
        />
      ),
    },
    { id: 'worth', head: 'Worth', align: 'end', cell: ({ worth }) => <Money amount={amount(asset, worth)} digits={2} unit="wide" /> },
    {
      id: 'rewards',
      head: 'Rewards',
      align: 'end',
      from: 'wide',
      cell: (row) => (row.rewards === null ? 'of the owner of the record' : <Money amount={amount(asset, row.rewards)} digits={2} />),
    },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: (row) =>
        row.amount > 0n ? (
          <Link
            href={href({
              validator: row.validator,
              do: 'redeem-shares',
              entry: String(row.recordId),
              amount: formatBase(amount(asset, row.amount)),
            })}
            className="act hit"
            aria-label={`Redeem the shares of ${monikerOf(validators, row.validator)}, record ${row.recordId}`}
          >
            Redeem
          </Link>
        ) : (
          'sent away'
        ),
    },
  ];
  return (
    <div className="mt-6">
      <StatementTable caption="Tokenized shares" columns={columns} rows={rows} rowKey={({ denom }) => denom} />
    </div>
  );
}
