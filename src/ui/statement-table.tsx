import type { ReactNode } from 'react';

export type Column<Row> = {
  id: string;
  /** Words of the head, or buttons that sort by it; `hidden` heads are read but not seen, for the column of actions. */
  head: ReactNode;
  headHidden?: boolean;
  /** Numbers and actions stand at the end. */
  align?: 'start' | 'end';
  /** `wide`: from 760 px up only. A phone keeps What, Amount and the action. */
  from?: 'phone' | 'wide';
  /** Which way the rows are sorted by this column now. */
  sorted?: 'ascending' | 'descending' | undefined;
  cell: (row: Row) => ReactNode;
};

type Props<Row> = {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** Rows with hairlines. The first column names its row. */
export function StatementTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <table className="statement">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" aria-sort={column.sorted} className={cellClass(column)}>
              {column.headHidden ? <span className="sr-only">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.id} className={cellClass(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellClass({ align, from }: { align?: 'start' | 'end'; from?: 'phone' | 'wide' }): string {
  return `${align === 'end' ? 'end' : ''} ${from === 'wide' ? 'wide-only' : ''}`.trim();
}
