import type { ReactNode } from 'react';

export type Definition = { term: string; value: ReactNode };

type Props = { items: readonly Definition[] };

/** Terms at the start, values at the end: the lines of a quote or a receipt. */
export function DefinitionList({ items }: Props) {
  return (
    <dl className="grid gap-y-2 border-t border-line pt-3.5 text-note">
      {items.map(({ term, value }) => (
        <div key={term} className="flex justify-between gap-x-4">
          <dt className="max-w-3/5 flex-none text-ink-3">{term}</dt>
          <dd className="min-w-0 text-end wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
