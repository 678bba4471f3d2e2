import { type Dec, decFromAtomics, parseDec } from './dec.ts';
import { group } from './digits.ts';

/** What one display unit of a coin (1 XPRT) was worth at a moment: `price` in the source's currency, `at` in ms since 1970. */
export type PriceSample = { readonly at: number; readonly price: Dec };

/** A price this much older than an event says nothing about it: a day, and the hours by which daily samples come late. */
const OLDEST = 36 * 3_600_000;

/**
 * A price out of JSON. Twelve decimals are more than any source has; what is negative, not finite or beyond a trillion is no price.
 */
export function priceFrom(value: unknown): Dec | null {
  return typeof value === 'number' && value >= 0 && value < 1e12 ? parseDec(value.toFixed(12)) : null;
}

/** The last sample at or before `at`, if it is young enough to speak for it; null otherwise. `samples` in order of time. */
export function priceAt(samples: readonly PriceSample[], at: number): PriceSample | null {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = samples[low - 1];
  return found && at - found.at <= OLDEST ? found : null;
}

/** Worth of `base` units of a coin with so many decimals, in the currency of the price; truncated at 18 digits. */
export function fiatOf(base: bigint, decimals: number, price: Dec): Dec {
  return decFromAtomics((base * price) / 10n ** BigInt(decimals));
}

/** `1,061.00`: two decimals, cut. What would read as zero and is not is shown as `<0.01`. */
export function formatFiat(value: Dec): string {
  const cents = value / 10n ** 16n;
  if (cents === 0n && value !== 0n) return value > 0n ? '<0.01' : '>-0.01';
  const text = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${group(text.slice(0, -2))}.${text.slice(-2)}`;
}
