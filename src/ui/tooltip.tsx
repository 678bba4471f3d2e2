import type { ReactNode } from 'react';
import { tip } from './tip.ts';

type Props = { text: string; children: ReactNode };

/** More about a word or a number: on hover, by keyboard and by touch. For a control use `tipOn(text)` on the control itself. */
export function Tooltip({ text, children }: Props) {
  return (
    <span className="rounded-bar" {...tip(text)}>
      {children}
    </span>
  );
}
