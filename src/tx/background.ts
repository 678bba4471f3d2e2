import type { ChainId } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { endText } from './end-words.ts';
import type { Journal } from './journal.ts';
import { isMoving, type JournalEntry } from './journal-entry.ts';
import type { Tracked } from './track-transfer.ts';
import type { TxStoreDeps } from './tx-store.ts';

export type BackgroundDeps = Pick<TxStoreDeps, 'network' | 'client' | 'announce'> & {
  readonly journal: Journal;
  readonly signal: AbortSignal;
  /** Reads again what an entry may have changed, when the node has passed its block. */
  readonly reread: (entry: JournalEntry) => Promise<void>;
};

/** Follows everything that a former page left on its way, each to its end, and says how it ended. */
export async function resumeAll(deps: BackgroundDeps): Promise<void> {
  await Promise.all(deps.journal.list().map((entry) => resumeEntry(entry, deps)));
}

/** Looks for a transfer that was signed elsewhere, and follows it from then on. */
export async function findTransfer(chain: ChainId | null, hash: string, deps: BackgroundDeps): Promise<Tracked> {
  const { find } = await import('./engine.ts');
  const tracked = await find(chain, hash, deps);
  const entry = tracked.kind === 'tracked' ? deps.journal.find(tracked.hash) : undefined;
  if (entry) resumeEntry(entry, deps).catch(() => {});
  return tracked;
}

/** To its block, if it is in none, and then to the end of what it sends. */
async function resumeEntry(entry: JournalEntry, deps: BackgroundDeps): Promise<void> {
  const isLeft = entry.state === 'pending' || isMoving(entry);
  if (!isLeft || chainById(deps.network, entry.chain) === null) return;
  const { confirm, relay } = await import('./engine.ts');
  const confirmed = entry.state === 'pending' ? await confirm(entry, deps) : entry;
  if (confirmed !== entry) await deps.reread(confirmed);
  const ended = isMoving(confirmed) ? await relay(entry.hash, deps) : confirmed;
  if (ended && ended !== confirmed) await deps.reread(ended);
  if (ended) deps.announce(endText({ ...ended, height: ended.settled?.height ?? null }));
}
