import type { ReactNode } from 'react';

type Props = {
  title: string;
  /** What would stand here. */
  children: ReactNode;
  /** The first step: one button or link. */
  action?: ReactNode;
};

/** A place where nothing is yet. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="border-y border-line py-8">
      <p className="font-semibold">{title}</p>
      <div className="mt-1 max-w-[52ch] text-ink-2">{children}</div>
      {action && <div className="mt-4 max-w-80">{action}</div>}
    </div>
  );
}
