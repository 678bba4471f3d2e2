/**
 * The SDK's LegacyDec: a signed integer scaled by 10^18, with cosmossdk.io/math's roundings. This is the sandbox's own arithmetic, written
 * apart from the application's, so that the two can be checked against each other.
 */
export type Dec = bigint & { readonly __sandboxDec: true };

const P = 10n ** 18n;

/** A Dec from its raw integer (value × 10^18). */
export const dec = (raw: bigint): Dec => raw as Dec;
export const decInt = (value: bigint): Dec => dec(value * P);
export const ONE = dec(P);

/** Drops 18 digits, half to even. */
function chop(value: bigint): bigint {
  if (value < 0n) return -chop(-value);
  const quotient = value / P;
  const twice = (value % P) * 2n;
  if (twice < P) return quotient;
  if (twice > P) return quotient + 1n;
  return quotient % 2n === 0n ? quotient : quotient + 1n;
}

export const add = (a: Dec, b: Dec): Dec => dec(a + b);
export const sub = (a: Dec, b: Dec): Dec => dec(a - b);
/** Rounds half to even. */
export const mul = (a: Dec, b: Dec): Dec => dec(chop(a * b));
export const mulTruncate = (a: Dec, b: Dec): Dec => dec((a * b) / P);
/** Exact. */
export const mulInt = (a: Dec, i: bigint): Dec => dec(a * i);
/** Truncates at 36 digits, then rounds half to even: two steps, as the chain does. */
export const quo = (a: Dec, b: Dec): Dec => dec(chop((a * P * P) / b));
export const quoTruncate = (a: Dec, b: Dec): Dec => dec((a * P) / b);
/** Rounds up; for positive operands. */
export const quoRoundUp = (a: Dec, b: Dec): Dec => dec((a * P) / b + ((a * P) % b === 0n ? 0n : 1n));
/** Truncates. */
export const quoInt = (a: Dec, i: bigint): Dec => dec(a / i);
export const truncateInt = (a: Dec): bigint => a / P;
export const truncateDec = (a: Dec): Dec => dec((a / P) * P);
/** Half to even. */
export const roundInt = (a: Dec): bigint => chop(a);
export const ceilInt = (a: Dec): bigint => a / P + (a > 0n && a % P !== 0n ? 1n : 0n);
export const minDec = (a: Dec, b: Dec): Dec => (a < b ? a : b);
export const maxDec = (a: Dec, b: Dec): Dec => (a > b ? a : b);

/** As the SDK prints: always 18 decimals, `0.500000000000000000`. */
export function formatDec(value: Dec): string {
  const digits = (value < 0n ? -value : value).toString().padStart(19, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -18)}.${digits.slice(-18)}`;
}

/** Reads a decimal text of genesis JSON such as `0.05`; throws on anything else. */
export function parseDec(text: string): Dec {
  const match = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
  if (!match) throw new Error(`not a decimal: ${text}`);
  const raw = BigInt((match[2] ?? '') + (match[3] ?? '').padEnd(18, '0'));
  return dec(match[1] ? -raw : raw);
}
