import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** How a hop looks: `words` in one line, `more` is what was seen there. */
export type HopLook = {
  readonly tone: 'good' | 'warn' | 'bad' | 'unknown' | 'reading';
  readonly words: string;
  readonly more?: ReactNode;
};

/** A chain on the way, and the hop that leaves it; the last chain has none. `id` tells stops apart: a way may pass a chain twice. */
export type Stop = { readonly id: string; readonly name: string; readonly detail: ReactNode; readonly hop: HopLook | null };

/** The route as a picture: chains from above to below, and between them what carries a transfer. */
export function Way({ stops }: { stops: readonly Stop[] }) {
  return (
    <ol aria-label="The way">
      {stops.map(({ id, name, detail, hop }) => (
        <li key={id} className="grid grid-cols-[0.875rem_minmax(0,1fr)] gap-x-3.5">
          <span aria-hidden="true" className="grid justify-items-center grid-rows-[auto_1fr]">
            <span className={`mt-1.5 size-3 rounded-full border-2 border-ink ${hop ? '' : 'bg-ink'}`} />
            {hop && <span className={`my-1 w-0.5 rounded-full ${LINES[hop.tone]}`} />}
          </span>
          <div className={hop ? 'pb-4' : ''}>
            <p className="font-semibold wrap-anywhere">{name}</p>
            <p className="text-small text-ink-3 wrap-anywhere">{detail}</p>
            {hop && <Hop look={hop} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

const LINES: Readonly<Record<HopLook['tone'], string>> = {
  good: 'bg-line-strong',
  warn: 'bg-line-strong',
  bad: 'bg-bad',
  unknown: 'bg-line',
  reading: 'bg-line',
};

const MARKS: Readonly<Record<HopLook['tone'], { icon: IconName; color: string; says: string }>> = {
  good: { icon: 'check', color: 'text-good', says: 'Working: ' },
  warn: { icon: 'warning', color: 'text-ink', says: 'Take care: ' },
  bad: { icon: 'close', color: 'text-bad', says: 'Blocked: ' },
  unknown: { icon: 'info', color: 'text-ink-2', says: '' },
  reading: { icon: 'clock', color: 'text-ink-3', says: '' },
};

function Hop({ look: { tone, words, more } }: { look: HopLook }) {
  const { icon, color, says } = MARKS[tone];
  return (
    <div className={`mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-note ${color}`}>
      <span className="pt-0.5">
        <Icon name={icon} size={16} />
      </span>
      <div className="wrap-anywhere">
        <span className="sr-only">{says}</span>
        {words}
        {more && <div className="text-small text-ink-3">{more}</div>}
      </div>
    </div>
  );
}
