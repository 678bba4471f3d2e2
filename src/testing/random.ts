/** A small random source that always says the same for a seed: for tests with so many cases that a generator with shrinking is too slow. */
export type Random = {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
};

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  return {
    below,
    of<T>(items: readonly T[]): T {
      return items[below(items.length)] as T;
    },
  };
}
