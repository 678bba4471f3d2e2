import { useChainNow } from './clock.ts';
import { type DateForm, localText, relativeText, utcText } from './time-text.ts';
import { tip } from './tip.ts';

type Props = {
  /** Milliseconds since 1970. */
  at: number;
  form?: DateForm | 'relative' | undefined;
};

/** A moment in local time; UTC and how far away it is in the tooltip. `relative` turns it round, for what is minutes away. */
export function DateText({ at, form = 'date' }: Props) {
  const now = useChainNow();
  const relative = relativeText(at, now);
  const text = form === 'relative' ? relative : localText(at, form, now);
  const more = form === 'relative' ? localText(at, 'minute', now) : relative;
  const iso = Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined;
  return (
    <time dateTime={iso} className="whitespace-nowrap" {...tip(`${utcText(at)}\n${more}`)}>
      {text}
    </time>
  );
}
