/** Heights and times are no money: as numbers they are exact far beyond what any chain reaches. Times in milliseconds. */

/** The next multiple of `interval` after `height`: where x/halving halves. Null where nothing is halved. */
export function nextHalving(height: number, interval: bigint): number | null {
  return interval > 0n ? Number((BigInt(height) / interval + 1n) * interval) : null;
}

/** Time between blocks, and where it is from. */
export type Pace = { readonly blockMs: number; readonly source: 'measured' | 'planned' };

const YEAR_MS = 31_557_600_000;

/** What the chain's mint parameters plan; null where they plan nothing. */
export function plannedBlockMs(blocksPerYear: bigint): number | null {
  return blocksPerYear > 0n ? YEAR_MS / Number(blocksPerYear) : null;
}

/**
 * What future heights are dated with: the measured mean, unless it is out of proportion (a chain that stood still, a sandbox whose clock was
 * moved); then what is planned.
 */
export function paceFor(measuredMs: number | null, blocksPerYear: bigint): Pace | null {
  const planned = plannedBlockMs(blocksPerYear);
  const isUsable = measuredMs !== null && measuredMs > 0 && (planned === null || (2 * measuredMs > planned && measuredMs < 2 * planned));
  if (isUsable) return { blockMs: measuredMs, source: 'measured' };
  return planned === null ? null : { blockMs: planned, source: 'planned' };
}

/** The end of the year 9999: what is later is shown without a date. */
const LAST = 253_402_300_799_000;

/** When the chain should be at `target`; null for what no calendar holds. */
export function dateOfHeight(target: number, now: { readonly height: number; readonly at: number }, pace: Pace): number | null {
  const at = Math.round(now.at + (target - now.height) * pace.blockMs);
  return at <= LAST ? at : null;
}

/** `5.94 s`, `59 min`: the time between two blocks, for people. */
export function blockTimeText(blockMs: number): string {
  return blockMs < 60_000 ? `${(blockMs / 1000).toFixed(2)} s` : `${Math.round(blockMs / 60_000)} min`;
}
