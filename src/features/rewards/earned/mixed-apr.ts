import { type Dec, decFromAtomics, mulInt, quoInt } from '#domain/dec.ts';

/** What everything that is staked earns together, per year and simple: the mean of the rates, by amount. Null when nothing is staked. */
export function mixedApr(parts: readonly { readonly base: bigint; readonly apr: Dec }[]): Dec | null {
  const total = parts.reduce((sum, { base }) => sum + base, 0n);
  if (total <= 0n) return null;
  const weighted = parts.reduce((sum, { base, apr }) => sum + mulInt(apr, base), 0n);
  return quoInt(decFromAtomics(weighted), total);
}
