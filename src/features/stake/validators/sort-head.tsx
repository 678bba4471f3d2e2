import type { ListOrder, SortKey } from './validator-list.ts';

type Props = { label: string; by: SortKey; order: ListOrder; onSort: (sort: SortKey, dir: ListOrder['dir']) => void };

/** The head of a column as a button: first the way that people mostly want, then the other. */
export function SortHead({ label, by, order, onSort }: Props) {
  const active = order.sort === by;
  const next = active ? (order.dir === 'asc' ? 'desc' : 'asc') : firstDirection(by);
  return (
    <button
      type="button"
      className={`hit font-medium whitespace-nowrap hover:text-ink ${active ? 'text-ink' : ''}`}
      aria-label={`Sort by ${label.toLowerCase()}, ${next === 'asc' ? 'ascending' : 'descending'}`}
      onClick={() => onSort(by, next)}
    >
      {label}
      <span aria-hidden="true" className="absolute ps-0.5">
        {active && (order.dir === 'asc' ? '↑' : '↓')}
      </span>
    </button>
  );
}

/** Names from A, commissions from the least; everything else from the most. */
export function firstDirection(by: SortKey): ListOrder['dir'] {
  return by === 'name' || by === 'commission' || by === 'max' ? 'asc' : 'desc';
}
