import type { LedgerGap } from '#domain/ledger-entry.ts';
import type { LedgerTx } from '#domain/ledger-tx.ts';
import type { UnbondingEntry } from '#domain/unbonding.ts';
import type { Anchor } from './block-times.ts';
import type { AccountAt } from './present.ts';

/**
 * The searches that together find every transaction that changed a balance of the account, paid its rewards or moved its stake:
 * what it received, what it spent (fees of failed transactions too), and its rewards, which may have gone to another address. What it signed
 * is searched only when its sequence says that a transaction is missing (one without a fee).
 */
const SEARCHES = ['received', 'spent', 'rewards', 'signed'] as const;
export type SearchName = (typeof SEARCHES)[number];

/** What has been read of an account's past. Plain data (structured clone); `txs` in order of the chain. */
export type History = {
  readonly txs: readonly LedgerTx[];
  /** First height that each search, and that of block ends, has still to read. */
  readonly next: Readonly<Record<SearchName | 'ends', bigint>>;
  /** Gaps that stay: what could not be read will not be asked for again. */
  readonly lost: readonly LedgerGap[];
  /** Gaps of this node, found anew with every reading. */
  readonly found: readonly LedgerGap[];
  /** First height that the node could search, null while nobody knows. */
  readonly from: bigint | null;
  /** The account at the last height that was read; null while something up to there is still to be read. */
  readonly present: AccountAt | null;
  /** A block of the past that was read, to know the chain by. */
  readonly anchor: Anchor | null;
  /** Unbonding entries that a slash was seen to lower. */
  readonly slashed: readonly UnbondingEntry[];
};

export const NO_HISTORY: History = {
  txs: [],
  next: { received: 1n, spent: 1n, rewards: 1n, signed: 1n, ends: 1n },
  lost: [],
  found: [],
  from: null,
  present: null,
  anchor: null,
  slashed: [],
};

/** Adds transactions, each once (by hash; the end of a block by its height), in order of the chain. */
export function withTxs(history: History, added: readonly LedgerTx[]): History {
  if (added.length === 0) return history;
  const keyOf = ({ hash, height }: LedgerTx) => hash ?? `end of ${height}`;
  const all = new Map(history.txs.map((tx) => [keyOf(tx), tx]));
  for (const tx of added) if (!all.has(keyOf(tx))) all.set(keyOf(tx), tx);
  const txs = [...all.values()].sort((a, b) => (a.height === b.height ? a.index - b.index : a.height < b.height ? -1 : 1));
  return { ...history, txs };
}

/** How many transactions the account has signed that are not there, and how many of them come before all that are. */
export function unseenSignatures({ txs }: History, sequence: bigint): { readonly all: number; readonly first: number } {
  const seen = new Set(txs.flatMap(({ signed }) => (signed !== null && signed < sequence ? [signed] : [])));
  let first = 0;
  while (first < sequence && !seen.has(BigInt(first))) first += 1;
  return { all: Number(sequence) - seen.size, first };
}
