import type { Ledger } from '#domain/ledger.ts';
import type { Coverage } from '#domain/ledger-entry.ts';

/**
 * What a page knows of an account's ledger. `idle`: no address. While `reading`, `ledger` is what is known so far (null before the first page);
 * `failed` keeps it too, and `cause` says why reading stopped. `of` is null until the node has said how many transactions there are.
 */
export type LedgerReading = {
  readonly state: 'idle' | 'reading' | 'ready' | 'failed';
  readonly ledger: Ledger | null;
  readonly progress: { readonly read: number; readonly of: number | null };
  readonly coverage: Coverage | null;
  readonly cause: unknown;
  /** Reads what is new. */
  readonly refresh: () => void;
};
