import { Link } from 'wouter';
import { stakeAsset } from '#config/networks.ts';
import { amount, formatBase } from '#domain/amount.ts';
import type { UnbondingEntry } from '#domain/unbonding.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { BucketKey } from '#ui/bucket-key.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { PagedTable } from '#ui/paged-table.tsx';
import type { Column } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { type Mine, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import type { Validators } from '../validators/use-validators.ts';

/** Everything that is on its way, the soonest first; redemptions of liquid stake too, since the chain makes no difference. */
export function UnbondingTable({ mine, validators }: { mine: Mine; validators: Validators }) {
  const { network } = useNetwork();
  const { href } = useStakeSearch();
  const asset = stakeAsset(network);
  const rows = mine.unbonding.toSorted((a, b) => a.completionTime - b.completionTime);
  const columns: readonly Column<UnbondingEntry>[] = [
    {
      id: 'validator',
      head: 'Unbonding from',
      cell: ({ validator, completionTime }) => (
        <What
          mark={<BucketKey bucket="unbonding" />}
          title={<bdi>{monikerOf(validators, validator)}</bdi>}
          detail={
            <span className="wide:hidden">
              arrives <DateText at={completionTime} form="day" />
            </span>
          }
        />
      ),
    },
    {
      id: 'arrives',
      head: 'Arrives by itself',
      from: 'wide',
      align: 'end',
      cell: ({ completionTime }) => <DateText at={completionTime} form="minute" />,
    },
    {
      id: 'amount',
      head: 'Amount',
      align: 'end',
      cell: ({ balance, initialBalance }) => (
        <>
          <Money amount={amount(asset, balance)} digits={2} unit="wide" />
          {balance < initialBalance && <span className="block text-small text-ink-3">after a slash</span>}
        </>
      ),
    },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: ({ validator, creationHeight, balance }) => (
        <Link
          href={href({ validator, do: 'cancel-unbonding', entry: String(creationHeight), amount: formatBase(amount(asset, balance)) })}
          className="act hit"
          aria-label={`Cancel the unbonding from ${monikerOf(validators, validator)}`}
        >
          Cancel
        </Link>
      ),
    },
  ];
  return (
    <div className="mt-6">
      <PagedTable
        caption="Unbonding"
        what="entries"
        columns={columns}
        rows={rows}
        rowKey={({ validator, creationHeight, completionTime }) => `${validator}/${creationHeight}/${completionTime}`}
      />
    </div>
  );
}
