import { type Dec, decFromAtomics, mulInt, truncateInt } from './dec.ts';
import type { RateSample } from './rates.ts';

/** The last sample at or before `at`; before all of them the first. Null without any. `samples` in order of time. */
export function rateAt(samples: readonly RateSample[], at: number): RateSample | null {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return samples[Math.max(0, low - 1)] ?? null;
}

/** Base units of stkXPRT in base units of XPRT at a rate, truncated. */
export function worthOf(liquid: bigint, rate: Dec): bigint {
  return truncateInt(mulInt(rate, liquid));
}

/** The exchange rate that a mint was made at: XPRT paid over stkXPRT received, truncated. Null when nothing was minted. */
export function rateOfMint(paid: bigint, minted: bigint): Dec | null {
  return paid > 0n && minted > 0n ? decFromAtomics((paid * 10n ** 18n) / minted) : null;
}
