import { chainNow } from '#ui/clock.ts';
import { confirmEntry } from './confirm.ts';
import { type Decision, executeTx } from './execute.ts';
import type { TxIntent } from './intent.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { pauseFor } from './pause.ts';
import { createQueue } from './queue.ts';
import type { RunOptions, TxState } from './state.ts';
import type { TxStoreDeps } from './tx-store.ts';

export type EngineDeps = Pick<TxStoreDeps, 'network' | 'client' | 'wallet'> & {
  readonly journal: Journal;
  readonly decide: () => Promise<Decision>;
  readonly signal: AbortSignal;
};

/** One queue for the page: places are named by network, chain and account. */
const queue = createQueue();

/** Everything of signing behind one dynamic import: executor, gate and codecs, on the browser's clock and locks, and on the chain of the intent. */
export function transact(intent: TxIntent, options: RunOptions, deps: EngineDeps): AsyncGenerator<TxState, void, void> {
  const client = deps.client(intent.chain);
  return executeTx(intent, { ...deps, client, queue, pause: pauseFor(client), now: chainNow }, options);
}

/** Follows an entry that a former page, or another tab, left pending. */
export function resume(entry: JournalEntry, { journal, signal, ...deps }: Omit<EngineDeps, 'decide'>): Promise<JournalEntry> {
  const client = deps.client(entry.chain);
  return confirmEntry(entry, { client, journal, queue, pause: pauseFor(client), signal });
}
