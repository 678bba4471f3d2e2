import { group } from '#domain/digits.ts';
import { IconButton } from './icon-button.tsx';

type Props = {
  /** What is turned over: "transactions". */
  what: string;
  /** From 0. */
  page: number;
  pageSize: number;
  count: number;
  onPage: (page: number) => void;
};

/** "1–50 of 10,000" and a button each way. Nothing when everything fits on one page. */
export function Pager({ what, page, pageSize, count, onPage }: Props) {
  const last = lastPage(count, pageSize);
  if (last === 0) return null;
  const from = page * pageSize;
  return (
    <nav aria-label={`Pages of ${what}`} className="flex items-center justify-end gap-2 border-t border-line py-2">
      <span className="label me-auto" aria-live="polite">
        {numberText(from + 1)}–{numberText(Math.min(from + pageSize, count))} of {numberText(count)} {what}
      </span>
      <IconButton icon="chevron-left" label="Previous page" reason={page === 0 ? FIRST : undefined} onClick={() => onPage(page - 1)} />
      <IconButton icon="chevron-right" label="Next page" reason={page === last ? LAST : undefined} onClick={() => onPage(page + 1)} />
    </nav>
  );
}

const FIRST = 'This is the first page.';
const LAST = 'This is the last page.';

/** The last page, from 0. */
export function lastPage(count: number, pageSize: number): number {
  return Math.max(0, Math.ceil(count / pageSize) - 1);
}

const numberText = (value: number) => group(String(value));
