/** Height on one chain: the number behind its chain id (`hub-sandbox-1` → 1), then the block. Zero means: none. */
export type Height = { readonly revisionNumber: bigint; readonly revisionHeight: bigint };

export const NO_HEIGHT: Height = { revisionNumber: 0n, revisionHeight: 0n };

export const isZero = ({ revisionNumber, revisionHeight }: Height): boolean => revisionNumber === 0n && revisionHeight === 0n;

/** Negative when `a` is the lower one. */
export function compareHeights(a: Height, b: Height): number {
  const difference = a.revisionNumber === b.revisionNumber ? a.revisionHeight - b.revisionHeight : a.revisionNumber - b.revisionNumber;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** As events and paths write it. */
export const heightText = ({ revisionNumber, revisionHeight }: Height): string => `${revisionNumber}-${revisionHeight}`;

/** The revision that a chain id ends with, 0 when it ends with none; 02-client `types/height.go`, ParseChainID. */
export function revisionOf(chainId: string): bigint {
  const revision = /^.*[^\n-]-([1-9][0-9]*)$/.exec(chainId)?.[1];
  return revision === undefined ? 0n : BigInt(revision);
}

/** The height of a chain's own block. */
export const heightOf = (chainId: string, block: bigint): Height => ({ revisionNumber: revisionOf(chainId), revisionHeight: block });
