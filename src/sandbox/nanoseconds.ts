import { SECOND } from './time.ts';

/** RFC 3339 with up to nine decimals, trailing zeros cut, as Go's RFC3339Nano prints: `2026-11-22T15:34:14.289006112Z`. */
export function formatNanoseconds(time: bigint): string {
  const seconds = new Date(Number(time / SECOND) * 1000).toISOString().slice(0, 19);
  const fraction = (time % SECOND).toString().padStart(9, '0').replace(/0+$/, '');
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`;
}

/** Milliseconds since 1970 in nanoseconds. */
export const fromMilliseconds = (milliseconds: number): bigint => BigInt(Math.round(milliseconds)) * 1_000_000n;

/** Whole milliseconds, the rest cut. */
export const toMilliseconds = (time: bigint): number => Number(time / 1_000_000n);
