import { type JournalEntry, mergeEntry, readEntries, type Settlement } from './journal-entry.ts';
import type { JournalStorage } from './journal-storage.ts';
import type { TrackedTransfer } from './journal-transfer.ts';

/**
 * The transactions of this device on one network. It is written before a transaction leaves, so that no reload, crash or lost answer
 * can make the application forget one. A store for `useSyncExternalStore`.
 */
export type Journal = {
  /** Newest first. The same array until something changes. */
  list(): readonly JournalEntry[];
  subscribe(listener: () => void): () => void;
  /** Resolves when storage has been read once. */
  readonly ready: Promise<void>;
  /** A sentence when this browser does not let us keep the journal; it then lives as long as the page. */
  warning(): string | null;
  find(hash: string): JournalEntry | undefined;
  pending(chain: string, sender: string): readonly JournalEntry[];
  /** Resolves when the entry is stored (or is known not to be storable). */
  add(entry: JournalEntry): Promise<void>;
  settle(hash: string, state: 'included' | 'failed' | 'expired', settled: Settlement | null): Promise<void>;
  /** Adds what chains said about the transfers of an entry; what is known already stays. */
  learn(hash: string, transfers: readonly TrackedTransfer[]): Promise<void>;
  /** What is left of the plan is not offered any more. */
  giveUp(plan: string): Promise<void>;
  /** Reads again what other tabs wrote. */
  refresh(): Promise<void>;
  close(): void;
};

/** Tells other tabs that the journal changed: the part of BroadcastChannel that is used. */
export type Announcer = { postMessage(message: string): void; onmessage: ((event: MessageEvent) => void) | null; close(): void };

const WARNING =
  'This browser does not let the application keep its list of transactions. Keep this page open until a transaction is confirmed.';

export function createJournal(network: string, storage: JournalStorage, announcer: Announcer | null = openAnnouncer(network)): Journal {
  let entries: readonly JournalEntry[] = [];
  let broken = false;
  const listeners = new Set<() => void>();

  const publish = (next: readonly JournalEntry[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };
  const breakdown = () => {
    broken = true;
    publish([...entries]);
  };
  const refresh = () => storage.read(network).then((stored) => publish(merged(readEntries(stored), entries)), breakdown);
  const write = async (entry: JournalEntry) => {
    publish(mergeEntry(entries, entry));
    await storage.change(network, (stored) => mergeEntry(readEntries(stored), entry)).catch(breakdown);
    announcer?.postMessage('changed');
  };
  const ready = refresh();
  if (announcer) announcer.onmessage = () => void refresh();

  return {
    list: () => entries,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ready,
    warning: () => (broken ? WARNING : null),
    find: (hash) => entries.find((e) => e.hash === hash),
    pending: (chain, sender) => entries.filter((e) => e.state === 'pending' && e.chain === chain && e.sender === sender),
    add: write,
    settle: async (hash, state, settled) => {
      const entry = entries.find((e) => e.hash === hash);
      if (entry) await write({ ...entry, state, settled, txBytes: null });
    },
    learn: async (hash, transfers) => {
      const entry = entries.find((e) => e.hash === hash);
      if (entry) await write({ ...entry, transfers });
    },
    giveUp: async (id) => {
      for (const entry of entries) {
        if (entry.plan?.id === id) await write({ ...entry, plan: { ...entry.plan, state: 'given-up' } });
      }
    },
    refresh,
    close: () => announcer?.close(),
  };
}

/** What storage holds, plus what only this page knows (storage may be broken or behind). */
function merged(stored: readonly JournalEntry[], own: readonly JournalEntry[]): readonly JournalEntry[] {
  return own.reduce((all, entry) => mergeEntry(all, entry), stored);
}

function openAnnouncer(network: string): Announcer | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`stkhub-journal-${network}`);
}
