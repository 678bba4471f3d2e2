import { settlementOf } from './executed.ts';
import { type FollowDeps, followTx } from './follow.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Queue } from './queue.ts';

export type ConfirmDeps = FollowDeps & { readonly journal: Journal; readonly queue: Queue };

/**
 * Follows one entry to its end and writes the end down. One tab asks, the others wait for their turn and find it written; a tab that is closed
 * gives its turn to the next.
 */
export async function confirmEntry(entry: JournalEntry, deps: ConfirmDeps): Promise<JournalEntry> {
  const { journal, queue, signal } = deps;
  const release = await queue.acquire(`follow:${entry.hash}`, signal);
  try {
    await journal.refresh();
    const known = journal.find(entry.hash) ?? entry;
    if (known.state !== 'pending') return known;
    const outcome = await followTx(known, deps);
    const settled = outcome.kind === 'found' ? settlementOf(outcome.result, known) : null;
    const state = settled === null ? 'expired' : settled.code === 0 ? 'included' : 'failed';
    await journal.settle(entry.hash, state, settled);
    return { ...known, state, settled, txBytes: null };
  } finally {
    release();
  }
}
