/**
 * The SDK's LegacyDec: a signed integer of 10^-18ths. Function names and roundings are those of cosmossdk.io/math v1.5.3
 * (`legacy_dec.go`), so that a formula here can be laid beside the chain's. Dividing by zero throws a RangeError, as BigInt does.
 */

declare const brand: unique symbol;

/** A decimal with 18 digits, stored as its atomics: `1n` is 10^-18. Make one with `decFromAtomics`, `decFromInt` or `parseDec`. */
export type Dec = bigint & { readonly [brand]: 'Dec' };

/** Fractional digits of every Dec. */
export const DEC_DIGITS = 18;

const ONE = 10n ** 18n;

/** Atomics as they come over `abci_query` (an integer string scaled by 10^18) to a Dec. */
export function decFromAtomics(raw: bigint): Dec {
  return raw as Dec;
}

/** A whole number to a Dec. Exact. */
export function decFromInt(integer: bigint): Dec {
  return decFromAtomics(integer * ONE);
}

/** Decimal text as in genesis, events and REST ("0.05", "-1"); null for anything else, more than 18 decimals included. Never rounds. */
export function parseDec(text: string): Dec | null {
  const match = /^(-?)(\d{1,80})(?:\.(\d{1,18}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const raw = BigInt(whole + fraction.padEnd(DEC_DIGITS, '0'));
  return decFromAtomics(sign === '-' ? -raw : raw);
}

/** The atomics of a Dec, for the wire. */
export function decAtomics(dec: Dec): bigint {
  return dec;
}

/** `LegacyDec.String`: sign, integer part, point, always 18 decimals. */
export function formatDec(dec: Dec): string {
  const digits = magnitude(dec)
    .toString()
    .padStart(DEC_DIGITS + 1, '0');
  return `${dec < 0n ? '-' : ''}${digits.slice(0, -DEC_DIGITS)}.${digits.slice(-DEC_DIGITS)}`;
}

/** Exact. */
export function add(a: Dec, b: Dec): Dec {
  return decFromAtomics(a + b);
}

/** Exact; may become negative. */
export function sub(a: Dec, b: Dec): Dec {
  return decFromAtomics(a - b);
}

/** Product, rounded half to even. */
export function mul(a: Dec, b: Dec): Dec {
  return decFromAtomics(chop(a * b));
}

/** Product, truncated towards zero. */
export function mulTruncate(a: Dec, b: Dec): Dec {
  return decFromAtomics((a * b) / ONE);
}

/** Dec times whole number. Exact. */
export function mulInt(dec: Dec, integer: bigint): Dec {
  return decFromAtomics(dec * integer);
}

/** Quotient in the SDK's two steps: truncated at 36 digits, then rounded half to even. */
export function quo(a: Dec, b: Dec): Dec {
  return decFromAtomics(chop((a * ONE * ONE) / b));
}

/** Quotient, truncated towards zero. */
export function quoTruncate(a: Dec, b: Dec): Dec {
  return decFromAtomics((a * ONE) / b);
}

/** Quotient, rounded up; for positive operands. */
export function quoRoundUp(a: Dec, b: Dec): Dec {
  const scaled = a * ONE;
  return decFromAtomics(scaled / b + (scaled % b === 0n ? 0n : 1n));
}

/** Dec over whole number, truncated towards zero. */
export function quoInt(dec: Dec, integer: bigint): Dec {
  return decFromAtomics(dec / integer);
}

/** Whole part, truncated towards zero. */
export function truncateInt(dec: Dec): bigint {
  return dec / ONE;
}

/** Nearest whole number, half to even. */
export function roundInt(dec: Dec): bigint {
  return chop(dec);
}

/** Next whole number towards plus infinity. */
export function ceilInt(dec: Dec): bigint {
  return dec / ONE + (dec > 0n && dec % ONE !== 0n ? 1n : 0n);
}

/** Drops 18 digits with banker's rounding (`chopPrecisionAndRound`). */
function chop(value: bigint): bigint {
  const size = magnitude(value);
  const quotient = size / ONE;
  const twice = (size % ONE) * 2n;
  const up = twice > ONE || (twice === ONE && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return value < 0n ? -rounded : rounded;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
