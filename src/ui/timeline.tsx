import type { ReactNode } from 'react';

export type TimelineItem = {
  id: string;
  /** A `DateText`. */
  when: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** What arrives: a `Money` with `plus`. */
  amount?: ReactNode;
};

type Props = {
  /** Names the list for screen readers. */
  label: string;
  items: readonly TimelineItem[];
};

/** What comes, or what was, in order of time. */
export function Timeline({ label, items }: Props) {
  return (
    <ol aria-label={label}>
      {items.map(({ id, when, title, detail, amount }) => (
        <li
          key={id}
          className="grid grid-cols-[minmax(4.75rem,auto)_minmax(0,1fr)_auto] gap-x-3.5 border-t border-line py-3 wide:grid-cols-[5.75rem_minmax(0,1fr)_auto]"
        >
          <span className="text-ink-3">{when}</span>
          <span className="min-w-0 wrap-anywhere">{title}</span>
          <span>{amount}</span>
          {detail && <div className="col-span-2 col-start-2 min-w-0 text-small wrap-anywhere text-ink-3">{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
