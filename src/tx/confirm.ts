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
    const settled = outcome.kind === 'found' ? settlementOf(outcome.result) : null;
    const state = settled === null ? 'expired' : settled.code === 0 ? 'included' : 'failed';
    await journal.settle(entry.hash, state, settled);
    return { ...known, state, settled, txBytes: null };
  } finally {
    release();
  }
}

/** After a reload: everything that this device left pending on this chain is followed again. Resolves when all of it has ended. */
export async function resumePending(chain: string, deps: ConfirmDeps, ended: (entry: JournalEntry) => void): Promise<void> {
  await deps.journal.ready;
  const pending = deps.journal.list().filter((entry) => entry.state === 'pending' && entry.chain === chain);
  await Promise.all(pending.map(async (entry) => ended(await confirmEntry(entry, deps))));
}
