/** Nanoseconds in a second. */
export const SECOND = 1_000_000_000n;
/** Go's zero time, 0001-01-01T00:00:00Z, in nanoseconds since 1970. */
export const ZERO_TIME = -62_135_596_800n * SECOND;

/** Whole seconds since 1970, rounded down as Go's Unix() does. */
export function unixSeconds(time: bigint): bigint {
  return time >= 0n || time % SECOND === 0n ? time / SECOND : time / SECOND - 1n;
}

/** RFC 3339 in UTC with whole seconds, as the chain writes it into events. */
export function rfc3339(time: bigint): string {
  const seconds = Number(unixSeconds(time));
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** A time as Go prints it: `2026-11-22 15:23:37.824762644 +0000 UTC`, without the zeros at the end of the fraction. */
export function goTime(time: bigint): string {
  const fraction = (time - unixSeconds(time) * SECOND).toString().padStart(9, '0').replace(/0+$/, '');
  return `${rfc3339(time).slice(0, -1).replace('T', ' ')}${fraction === '' ? '' : `.${fraction}`} +0000 UTC`;
}

/** Reads `2026-11-22T15:23:37.824762644Z` to the nanosecond. */
export function parseTime(text: string): bigint {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  if (!match) throw new Error(`not a time: ${text}`);
  return (BigInt(Date.parse(`${match[1]}Z`)) / 1000n) * SECOND + BigInt((match[2] ?? '').padEnd(9, '0'));
}

const UNITS: Record<string, bigint> = { h: 3600n * SECOND, m: 60n * SECOND, s: SECOND, ms: 1_000_000n, us: 1000n, ns: 1n };

/** Reads a duration of genesis JSON (`60s`, `1814400s`, `1h`) to nanoseconds. */
export function parseDuration(text: string): bigint {
  let total = 0n;
  for (const [, whole = '0', fraction = '', unit = 's'] of text.matchAll(/(\d+)(?:\.(\d{1,9}))?(ms|us|ns|h|m|s)/g))
    total += ((BigInt(whole) * SECOND + BigInt(fraction.padEnd(9, '0'))) * (UNITS[unit] ?? SECOND)) / SECOND;
  return total;
}

/** Key of the time queues: text order is time order for times after 1970. */
export const timeKey = (time: bigint): string => time.toString().padStart(20, '0');
