const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LONGEST = 2n ** 63n - 1n;

/** Nanoseconds of a duration such as `10m` or `1h30m`, or what Go's time.ParseDuration says is wrong. */
export function parseGoDuration(text: string): bigint | string {
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0n;
  const invalid = `time: invalid duration ${JSON.stringify(text)}`;
  let total = 0n;
  let at = 0;
  for (const [part, whole = '', fraction = '', unit = ''] of rest.matchAll(/(\d*)(?:\.(\d*))?([^\d.]*)/gy)) {
    if (part === '') break;
    at += part.length;
    if (whole === '' && fraction === '') return invalid;
    const size = UNITS[unit];
    if (size === undefined)
      return unit === ''
        ? `time: missing unit in duration ${JSON.stringify(text)}`
        : `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`;
    total += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
    if (total > LONGEST) return invalid;
  }
  if (at === 0 || at < rest.length) return invalid;
  return sign === '-' ? -total : total;
}
