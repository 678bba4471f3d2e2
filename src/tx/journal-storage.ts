import { createStore, get, type UseStore, update } from 'idb-keyval';

/** Where journals are kept: one value per network. `change` is atomic across tabs. Both reject when storage is blocked or full. */
export type JournalStorage = {
  read(network: string): Promise<unknown>;
  change(network: string, next: (stored: unknown) => unknown): Promise<void>;
};

/** IndexedDB, in a database of its own so that clearing a cache never clears what was signed. */
export function indexedDbStorage(): JournalStorage {
  let opened: UseStore | null = null;
  const store = () => {
    opened ??= createStore('stkhub-journal', 'transactions');
    return opened;
  };
  return {
    read: async (network) => get(network, store()),
    change: async (network, next) => update(network, next, store()),
  };
}
