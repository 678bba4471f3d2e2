import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { firstDirection } from './sort-head.tsx';
import { type ListOrder, SORT_KEYS, type SortKey, type StatusFilter } from './validator-list.ts';

const STATUSES = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Not active' },
  { value: 'jailed', label: 'Jailed or removed' },
] as const satisfies readonly { value: StatusFilter; label: string }[];

const SORTS: Readonly<Record<SortKey, string>> = {
  power: 'Voting power',
  name: 'Name',
  commission: 'Commission',
  max: 'Highest commission',
  apr: 'APR',
  status: 'Status',
  uptime: 'Uptime',
  mine: 'Your stake',
};
const SORT_OPTIONS = SORT_KEYS.map((value) => ({ value, label: SORTS[value] }));

type Props = {
  order: ListOrder;
  /** Exactly what was typed into the search. */
  typed: string;
  onType: (q: string) => void;
  onOrder: (change: Partial<Omit<ListOrder, 'q'>>) => void;
  /** Whether there is anybody whose validators they could be. */
  hasMine: boolean;
};

/** Above the table: what to look for. The order is chosen at the heads of the columns, and here where a phone has no room for them. */
export function ValidatorFilters({ order, typed, onType, onOrder, hasMine }: Props) {
  return (
    <div className="grid grid-cols-2 items-start gap-3 wide:grid-cols-[minmax(0,1fr)_200px_auto] wide:gap-4">
      <div className="max-wide:col-span-2">
        <TextField label="Search validators" type="search" value={typed} onChange={onType} placeholder="Name or address" maxLength={60} />
      </div>
      <Select label="Status" value={order.status} onChange={(status) => onOrder({ status })} options={STATUSES} />
      <div className="wide:hidden">
        <Select label="Order" value={order.sort} onChange={(sort) => onOrder({ sort, dir: firstDirection(sort) })} options={SORT_OPTIONS} />
      </div>
      {hasMine && (
        <label className="flex min-h-12 items-center gap-2.5 font-medium max-wide:col-span-2 wide:mt-6">
          <input
            type="checkbox"
            className="size-5 accent-(--ink)"
            checked={order.mine}
            onChange={(event) => onOrder({ mine: event.target.checked })}
          />
          Only mine
        </label>
      )}
    </div>
  );
}
