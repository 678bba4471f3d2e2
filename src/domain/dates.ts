/** Times are milliseconds since 1970 and come from the caller: nothing here reads a clock. What is no time is shown as this. */
const NO_DATE = 'unknown date';

/** `13 Dec 2026`. `timeZone` is an IANA name; without it the reader's own. */
export function formatDate(ms: number, timeZone?: string): string {
  const parts = partsOf(ms, timeZone);
  return parts ? dayText(parts) : NO_DATE;
}

/** `13 Dec 2026, 10:15`, 24 hours. */
export function formatDateTime(ms: number, timeZone?: string): string {
  const parts = partsOf(ms, timeZone);
  return parts ? `${dayText(parts)}, ${parts.hour}:${parts.minute}` : NO_DATE;
}

/** `13 Dec 2026, 10:15:00 UTC`: the exact one, for tooltips and reports. */
export function formatUtc(ms: number): string {
  const parts = partsOf(ms, 'UTC');
  return parts ? `${dayText(parts)}, ${parts.hour}:${parts.minute}:${parts.second} UTC` : NO_DATE;
}

/** `2026-12-13`: a day as text that sorts. */
export function formatIsoDay(ms: number, timeZone?: string): string {
  const parts = partsOf(ms, timeZone);
  return parts ? `${parts.year}-${parts.month}-${parts.day}` : NO_DATE;
}

/** The distance in words, rounded to the nearest whole unit: `in 21 days`, `3 minutes ago`, `now` within five seconds. Hours up to two days. */
export function relativeTime(from: number, to: number): string {
  const seconds = Math.round((to - from) / 1000);
  if (!Number.isFinite(seconds)) return NO_DATE;
  if (Math.abs(seconds) < 5) return 'now';
  const { size, unit } = UNITS.find(({ size, below }) => Math.round(Math.abs(seconds) / size) < below) ?? DAYS;
  const count = Math.round(Math.abs(seconds) / size);
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return seconds > 0 ? `in ${words}` : `${words} ago`;
}

const DAYS = { size: 86_400, below: Number.POSITIVE_INFINITY, unit: 'day' };
const UNITS = [
  { size: 1, below: 60, unit: 'second' },
  { size: 60, below: 60, unit: 'minute' },
  { size: 3600, below: 48, unit: 'hour' },
  DAYS,
];

type Parts = { readonly [part in 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']: string };

function dayText({ day, month, year }: Parts): string {
  return `${day.replace(/^0/, '')} ${MONTHS.get(month) ?? month} ${year}`;
}

/** Own names, because Intl's abbreviations differ between engines ("Sep", "Sept"). */
const MONTHS: ReadonlyMap<string, string> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [
    `${index + 1}`.padStart(2, '0'),
    name,
  ]),
);

/** The local clock and UTC are read from the date itself: formatters are slow to make, and the first page makes dozens of dates. */
function partsOf(ms: number, timeZone: string | undefined): Parts | null {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return null;
  if (timeZone !== undefined && timeZone !== 'UTC') return partsIn(timeZone, ms);
  const at = timeZone === 'UTC' ? date : new Date(ms - date.getTimezoneOffset() * 60_000);
  if (Number.isNaN(at.getTime())) return null;
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = at.toISOString().split(/[-T:.Z]/);
  return { year, month, day, hour, minute, second };
}

function partsIn(timeZone: string, ms: number): Parts {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone });
  const found = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute'), second: part('second') };
}
