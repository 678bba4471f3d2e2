const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a moment is written: `day` "13 Dec" (with the year when it is another), `date` "13 Dec 2026", `minute` "13 Dec 2026, 14:05". */
export type DateForm = 'day' | 'date' | 'minute';

const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const LOCAL: Record<DateForm, Intl.DateTimeFormat> = {
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }),
  date: new Intl.DateTimeFormat('en-GB', date),
  minute: new Intl.DateTimeFormat('en-GB', { ...date, hour: '2-digit', minute: '2-digit' }),
};
const UTC = new Intl.DateTimeFormat('en-GB', { ...date, hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' });

/** Local time. `at` and `now` in milliseconds. Times that no calendar has are "unknown", never "Invalid Date". */
export function localText(at: number, form: DateForm, now: number): string {
  if (!valid(at)) return 'unknown';
  const otherYear = new Date(at).getFullYear() !== new Date(now).getFullYear();
  return LOCAL[form === 'day' && otherYear ? 'date' : form].format(at);
}

/** "13 Dec 2026, 14:05:31 UTC". */
export function utcText(at: number): string {
  return valid(at) ? `${UTC.format(at)} UTC` : 'unknown';
}

/** "in 21 days", "in 34 min", "now", "2 min ago". Whole units, cut: what takes 20.9 days is not yet "in 21 days" … but "in 20 days". */
export function relativeText(at: number, now: number): string {
  if (!valid(at)) return 'unknown';
  const span = durationText(Math.abs(at - now));
  if (span === '0 s') return 'now';
  return at > now ? `in ${span}` : `${span} ago`;
}

/** The largest whole unit: "21 days", "3 h", "34 min", "2 s". */
export function durationText(ms: number): string {
  if (ms >= DAY) return count(ms / DAY, 'day');
  if (ms >= HOUR) return `${Math.floor(ms / HOUR)} h`;
  if (ms >= MINUTE) return `${Math.floor(ms / MINUTE)} min`;
  return `${Math.floor(ms / 1000)} s`;
}

function count(value: number, unit: string): string {
  const whole = Math.floor(value);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

function valid(at: number): boolean {
  return Math.abs(at) <= 8.64e15;
}
