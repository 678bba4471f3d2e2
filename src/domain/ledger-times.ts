import type { LedgerTx } from './ledger-tx.ts';

/** A transaction whose time is known or estimated. */
export type TimedTx = LedgerTx & { readonly at: number };

/**
 * Times that no node told, from the heights and times of their neighbours: in proportion between two, that of the nearest at the ends.
 * `txs` in order of height. Without a single known time everything is taken as `otherwise`.
 */
export function withTimes(
  txs: readonly LedgerTx[],
  otherwise: number,
): { readonly txs: readonly TimedTx[]; readonly estimated: readonly bigint[] } {
  const estimated: bigint[] = [];
  const next = nextKnown(txs);
  let before: TimedTx | null = null;
  const timed = txs.map((tx, index): TimedTx => {
    if (isTimed(tx)) {
      before = tx;
      return tx;
    }
    estimated.push(tx.height);
    return { ...tx, at: between(before, next[index] ?? null, tx.height) ?? otherwise };
  });
  return { txs: timed, estimated };
}

function isTimed(tx: LedgerTx): tx is TimedTx {
  return tx.at !== null;
}

function nextKnown(txs: readonly LedgerTx[]): readonly (TimedTx | null)[] {
  const next: (TimedTx | null)[] = [];
  let known: TimedTx | null = null;
  for (const tx of txs.toReversed()) {
    next.push(known);
    if (isTimed(tx)) known = tx;
  }
  return next.toReversed();
}

function between(before: TimedTx | null, after: TimedTx | null, height: bigint): number | null {
  if (!before || !after) return before?.at ?? after?.at ?? null;
  const heights = after.height - before.height;
  if (heights <= 0n) return before.at;
  // biome-ignore lint/plugin: a time, not money
  return before.at + Number((BigInt(after.at - before.at) * (height - before.height)) / heights);
}
