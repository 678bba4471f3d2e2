import type { ReactNode } from 'react';
import { type Column, StatementTable } from '#ui/statement-table.tsx';

export type Step = { readonly id: string; readonly what: string; readonly when: ReactNode };

const COLUMNS: readonly Column<Step>[] = [
  { id: 'what', head: 'Step', cell: ({ what }) => what },
  { id: 'when', head: 'When', align: 'end', cell: ({ when }) => when },
];

/** What follows from a signature, in order, with its days. */
export function StepTable({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <div className="mt-3.5">
      <StatementTable caption="What happens, step by step" columns={COLUMNS} rows={steps} rowKey={({ id }) => id} />
    </div>
  );
}
