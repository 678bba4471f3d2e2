import { Details } from './details.tsx';
import { PagedTable } from './paged-table.tsx';
import type { Column } from './statement-table.tsx';

type Props<Row> = { caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; rowKey: (row: Row) => string };

/** The numbers of a chart, for everybody who reads rather than looks. */
export function ChartTable<Row>(props: Props<Row>) {
  return (
    <Details summary="Show as a table">
      <PagedTable what="rows" {...props} />
    </Details>
  );
}
