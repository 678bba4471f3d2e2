import type { ReactNode } from 'react';
import type { Reading } from '#queries/reading.ts';
import { Details } from '#ui/details.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { Read } from './read.tsx';

/** A parameter as the chain names it, what it is in plain words, and its value now. */
export type Parameter = { readonly name: string; readonly title: string; readonly meaning: string; readonly value: ReactNode };

const COLUMNS: readonly Column<Parameter>[] = [
  { id: 'what', head: 'Parameter', cell: ({ title, meaning }) => <What title={title} detail={meaning} /> },
  {
    id: 'name',
    head: 'On the chain',
    from: 'wide',
    cell: ({ name }) => <span className="font-mono text-small wrap-anywhere text-ink-3">{name}</span>,
  },
  { id: 'value', head: 'Value', align: 'end', cell: ({ value }) => value },
];

type Props<Value> = {
  title: string;
  /** The module, as the chain calls it: "x/mint". */
  module: string;
  reading: Reading<Value>;
  rows: (value: Value) => readonly Parameter[];
  open?: boolean;
};

/** The parameters of one module, folded away until somebody wants them. */
export function ParameterTable<Value>({ title, module, reading, rows, open }: Props<Value>) {
  return (
    <div className="border-t border-line py-1">
      <Details summary={`${title} (${module})`} open={open}>
        <Read reading={reading} what={`the parameters of ${module}`}>
          {(value) => (
            <StatementTable caption={`Parameters of ${module}`} columns={COLUMNS} rows={rows(value)} rowKey={({ name }) => name} />
          )}
        </Read>
      </Details>
    </div>
  );
}
