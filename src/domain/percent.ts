import { DEC_DIGITS, type Dec, decFromAtomics, formatDec, mulInt } from './dec.ts';
import { group } from './digits.ts';

/** A ratio such as the exchange rate with `digits` decimals (0 to 18), truncated towards zero so that 0.9999999 never reads as 1: `1.084213`. */
export function formatRate(rate: Dec, digits = 6): string {
  const text = formatDec(truncated(rate, digits));
  return group(digits === 0 ? text.slice(0, text.indexOf('.')) : text.slice(0, text.indexOf('.') + 1 + digits));
}

/** A share of one as a percentage, truncated towards zero: `11.54 %` (no-break space). What would read as zero and is not: `<0.01 %`. */
export function formatPercent(share: Dec, digits = 2): string {
  const percent = mulInt(share, 100n);
  const text = formatRate(percent, digits);
  if (share === 0n || /[1-9]/.test(text)) return `${text}\u00a0%`;
  const least = digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
  return `${share > 0n ? '<' : '>-'}${least}\u00a0%`;
}

/** Cut to so many decimals; nothing left loses its sign, so `-0.00` is never shown. */
function truncated(value: Dec, digits: number): Dec {
  const step = 10n ** BigInt(DEC_DIGITS - digits);
  return decFromAtomics((value / step) * step);
}
