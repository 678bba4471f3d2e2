import type { ChainClient } from '#chain/client.ts';
import { type History, NO_HISTORY } from '#chain/history/history.ts';
import { readHistory } from '#chain/history/read-history.ts';
import { indexedDbLedgers, type LedgerStorage, ledgerKey, readStoredHistory } from './ledger-storage.ts';

/**
 * How far the reading of one account's history has come. `history` is whole up to its `present`, or (`present` null) what is known so far.
 * `reading` is the first time only: later looks for what is new go unnoticed. `of`: how many results there are, null while nobody knows.
 */
export type ReaderState = {
  readonly state: 'reading' | 'ready' | 'failed';
  readonly history: History;
  readonly read: number;
  readonly of: number | null;
  readonly cause: unknown;
};

/** Reads one account's history and keeps it, in storage too. A store for `useSyncExternalStore`: it reads while somebody listens. */
export type LedgerReader = {
  get(): ReaderState;
  subscribe(listener: () => void): () => void;
  /** Reads what is new; while it reads already, it will look once more. */
  refresh(): void;
};

/** A write of megabytes takes a while: not after every page. */
const PAGES_PER_WRITE = 10;

/** A ledger of thousands of entries is not computed again for every page of it. Milliseconds. */
const BETWEEN_LOOKS = 1_000;

/** `storage` is replaced in tests. */
export function createLedgerReader(client: ChainClient, address: string, storage: LedgerStorage = indexedDbLedgers()): LedgerReader {
  const key = ledgerKey(client.network, client.chain.id, address);
  const listeners = new Set<() => void>();
  let state: ReaderState = { state: 'reading', history: NO_HISTORY, read: 0, of: null, cause: null };
  let known: Promise<History> | null = null;
  let running: AbortController | null = null;
  let again = false;
  /** What was read of a history that is not whole yet, beside the older one that is shown meanwhile. */
  let partial: History | null = null;

  function publish(next: Partial<ReaderState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  /** A browser that forbids storage only has to read everything again next time. */
  const keep = (history: History) => storage.write(key, history).catch(() => {});

  async function run(): Promise<void> {
    const mine = new AbortController();
    running = mine;
    again = false;
    let pages = 0;
    let shownAt = 0;
    try {
      known ??= storage.read(key).then(readStoredHistory, () => NO_HISTORY);
      const kept = await known;
      if (mine.signal.aborted) return;
      const shown = state.history === NO_HISTORY ? kept : state.history;
      publish({ state: state.state === 'failed' ? 'reading' : state.state, history: shown, read: 0, of: null });
      const history = await readHistory(client, address, partial ?? shown, {
        signal: mine.signal,
        report: ({ history: soFar, read, of }) => {
          partial = soFar;
          const isDue = !shown.present && Date.now() - shownAt > BETWEEN_LOOKS;
          if (isDue) shownAt = Date.now();
          publish(isDue ? { history: soFar, read, of } : { read, of });
          pages += 1;
          if (pages % PAGES_PER_WRITE === 0) void keep(soFar);
        },
      });
      partial = null;
      publish({ state: 'ready', history, cause: null });
      await keep(history);
    } catch (cause) {
      if (mine.signal.aborted) return void (partial && keep(partial));
      publish({ state: 'failed', cause, ...(partial && !state.history.present ? { history: partial } : {}) });
      if (partial) await keep(partial);
    } finally {
      if (running === mine) running = null;
    }
    if (again && listeners.size > 0) void run();
  }

  function refresh(): void {
    if (running) again = true;
    else void run();
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) refresh();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        running?.abort();
        running = null;
      };
    },
    refresh,
  };
}
