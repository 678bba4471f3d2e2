/** Base units in display units, only for drawing: what people read is formatted from the base units themselves. */
export function toScale(base: bigint, decimals: number): number {
  return Number(base) / 10 ** decimals;
}

/** A rate of 18 decimals, only for drawing. */
export function rateScale(rate: bigint): number {
  return toScale(rate, 18);
}
