import type { ChainId } from '#config/network.ts';
import { chainNow } from '#ui/clock.ts';
import { confirmEntry } from './confirm.ts';
import { type Decision, executeTx } from './execute.ts';
import type { TxIntent } from './intent.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { pauseFor } from './pause.ts';
import { createQueue } from './queue.ts';
import { relayEntry } from './relay.ts';
import { restBetween } from './rest.ts';
import type { RunOptions, TxState } from './state.ts';
import { type Tracked, trackTransfer } from './track-transfer.ts';
import type { TxStoreDeps } from './tx-store.ts';

type Deps = Pick<TxStoreDeps, 'network' | 'client'> & { readonly journal: Journal; readonly signal: AbortSignal };

export type EngineDeps = Deps & Pick<TxStoreDeps, 'wallet'> & { readonly decide: () => Promise<Decision> };

/** One queue for the page: places are named by network, chain and account. */
const queue = createQueue();

/** Everything of signing behind one dynamic import: executor, gate and codecs, on the browser's clock and locks, and on the chain of the intent. */
export function transact(intent: TxIntent, options: RunOptions, deps: EngineDeps): AsyncGenerator<TxState, void, void> {
  const client = deps.client(intent.chain);
  const pause = pauseFor(client);
  return executeTx(intent, { ...deps, client, queue, pause, now: chainNow, relay: (hash) => relay(hash, deps) }, options);
}

/** Follows an entry that a former page, or another tab, left pending. */
export function confirm(entry: JournalEntry, { journal, signal, ...deps }: Deps): Promise<JournalEntry> {
  const client = deps.client(entry.chain);
  return confirmEntry(entry, { client, journal, queue, pause: pauseFor(client), signal });
}

/** Follows what an included entry sends to other chains. */
export function relay(hash: string, deps: Deps): Promise<JournalEntry | undefined> {
  return relayEntry(hash, { ...deps, queue, rest: restBetween });
}

/** Puts a transfer that was signed elsewhere into the journal. */
export function find(chain: ChainId | null, hash: string, deps: Omit<Deps, 'signal'>): Promise<Tracked> {
  return trackTransfer(chain, hash, { ...deps, now: chainNow });
}
