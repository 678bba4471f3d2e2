import { formatUtc } from '#domain/dates.ts';
import { useChainNow } from './clock.ts';
import { type DateForm, localText, relativeText } from './time-text.ts';
import { tip } from './tip.ts';

type Props = {
  /** Milliseconds since 1970. */
  at: number;
  form?: DateForm | 'relative' | undefined;
};

/** A moment in local time; UTC and how far away it is in the tooltip. `relative` turns it round, for what is minutes away. */
export function DateText({ at, form = 'date' }: Props) {
  const now = useChainNow();
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>unknown date</span>;
  const relative = relativeText(at, now);
  const more = form === 'relative' ? localText(at, 'minute', now) : relative;
  return (
    <time dateTime={moment.toISOString()} className="whitespace-nowrap" {...tip(`${formatUtc(at)}\n${more}`)}>
      {form === 'relative' ? relative : localText(at, form, now)}
    </time>
  );
}
