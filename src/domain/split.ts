import type { ValidatorAmount } from './quote-mint.ts';

/** An amount in base units over validators as evenly as it goes: the first ones get a unit more. The sum is exact; who would get nothing is left out. */
export function splitEqually(base: bigint, validators: readonly string[]): ValidatorAmount[] {
  return splitByWeights(
    base,
    validators.map((validator) => ({ validator, weight: 1n })),
  );
}

/** In proportion to weights, truncated; the units left over go one each to the first with a weight. The sum is exact, nothing is left out but zeros. */
export function splitByWeights(
  base: bigint,
  weights: readonly { readonly validator: string; readonly weight: bigint }[],
): ValidatorAmount[] {
  const weighted = weights.filter(({ weight }) => weight > 0n);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0n);
  if (total === 0n || base <= 0n) return [];
  const parts = weighted.map(({ validator, weight }) => ({ validator, amount: (base * weight) / total }));
  const crumbs = base - sumOf(parts);
  return parts
    .map(({ validator, amount }, index) => ({ validator, amount: BigInt(index) < crumbs ? amount + 1n : amount }))
    .filter(({ amount }) => amount > 0n);
}

/** Base units of all parts. */
export function sumOf(parts: readonly { readonly amount: bigint }[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}
