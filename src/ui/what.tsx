import type { ReactNode } from 'react';

type Props = {
  /** A `BucketKey`, a `TokenMark` or nothing. */
  mark?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
};

/** The first cell of a row: a mark, what it is, and a line about it. */
export function What({ mark, title, detail }: Props) {
  return (
    <span className="flex items-center gap-2.5 text-start">
      {mark}
      <span className="min-w-0 wrap-anywhere">
        <span className="block font-semibold">{title}</span>
        {detail && <span className="block text-small text-ink-3">{detail}</span>}
      </span>
    </span>
  );
}
