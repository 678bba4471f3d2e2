import { useState } from 'react';
import { lastPage, Pager } from './pager.tsx';
import { type Column, StatementTable } from './statement-table.tsx';

type Props<Row> = {
  caption: string;
  /** What the rows are, for the pager: "points". */
  what: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

const PAGE = 50;

/** A statement of any length: only one page of it is ever drawn. Begins anew where its owner gives it another `key`. */
export function PagedTable<Row>({ caption, what, columns, rows, rowKey }: Props<Row>) {
  const [wanted, setPage] = useState(0);
  const page = Math.min(wanted, lastPage(rows.length, PAGE));
  return (
    <>
      <StatementTable caption={caption} columns={columns} rows={rows.slice(page * PAGE, (page + 1) * PAGE)} rowKey={rowKey} />
      <Pager what={what} page={page} pageSize={PAGE} count={rows.length} onPage={setPage} />
    </>
  );
}
