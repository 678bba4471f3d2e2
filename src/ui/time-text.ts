import { formatDate, formatDateTime } from '#domain/dates.ts';

/** How a moment is written: `day` "13 Dec" (with the year when it is another), `date` "13 Dec 2026", `minute` "13 Dec 2026, 14:05". */
export type DateForm = 'day' | 'date' | 'minute';

/** Local time. `at` and `now` in milliseconds. */
export function localText(at: number, form: DateForm, now: number): string {
  if (form === 'minute') return formatDateTime(at);
  const date = formatDate(at);
  const thisYear = ` ${new Date(now).getFullYear()}`;
  return form === 'day' && date.endsWith(thisYear) ? date.slice(0, -thisYear.length) : date;
}

/** "in 21 days", "in 34 min", "now", "2 s ago": short, for rows and tooltips; the nearest whole unit. */
export function relativeText(at: number, now: number): string {
  const span = durationText(Math.abs(at - now));
  if (span === '0 s') return 'now';
  return at > now ? `in ${span}` : `${span} ago`;
}

/** The nearest whole unit: "21 days", "3 h", "34 min", "2 s". Hours up to two days, as `relativeTime` of the domain. */
function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return 'unknown time';
  const { size, unit } = UNITS.find(({ size, below }) => Math.round(ms / size) < below) ?? DAYS;
  return `${Math.round(ms / size)} ${unit}`;
}

const DAYS = { size: 86_400_000, below: Number.POSITIVE_INFINITY, unit: 'days' };
const UNITS = [
  { size: 1_000, below: 60, unit: 's' },
  { size: 60_000, below: 60, unit: 'min' },
  { size: 3_600_000, below: 48, unit: 'h' },
  DAYS,
];
