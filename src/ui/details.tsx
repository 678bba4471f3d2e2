import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type Props = { summary: ReactNode; children: ReactNode; open?: boolean | undefined };

/** More for those who want it; closed at first. */
export function Details({ summary, children, open }: Props) {
  return (
    <details open={open}>
      <summary className="flex min-h-10 list-none items-center gap-1.5 font-medium text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="[details[open]>summary>&]:rotate-90">
          <Icon name="chevron-right" size={16} />
        </span>
        {summary}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
