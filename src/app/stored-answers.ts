import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import type { QueryClient } from '@tanstack/react-query';
import { type PersistedClient, persistQueryClient } from '@tanstack/react-query-persist-client';
import { clear, createStore, del, get, set } from 'idb-keyval';
import { mayPersist } from '#queries/key.ts';

/** Changes when the shape of what queries return changes: an older cache is then dropped instead of misread. */
const SHAPE = '2';
const WEEK = 7 * 86_400_000;

const store = createStore('stkhub-queries', 'cache');

/** Reads what the last visit left and keeps it up to date. A storage that is broken or forbidden costs only that. */
export function storeAnswers(queryClient: QueryClient): void {
  const [, restored] = persistQueryClient({
    queryClient,
    maxAge: WEEK,
    buster: SHAPE,
    dehydrateOptions: { shouldDehydrateQuery: (query) => query.state.status === 'success' && mayPersist(query.queryKey) },
    persister: createAsyncStoragePersister({
      // The library that is asked throws at once where a browser forbids storage: async functions make a rejection of it.
      storage: {
        getItem: async (key) => get<string>(key, store),
        setItem: async (key, value) => set(key, value, store),
        removeItem: forget,
      },
      throttleTime: 2_000,
      serialize: (client) =>
        JSON.stringify(client, (_key, field: unknown) => (typeof field === 'bigint' ? { $big: String(field) } : field)),
      deserialize: (text) => JSON.parse(text, (_key, field: unknown) => (isBig(field) ? BigInt(field.$big) : field)) as PersistedClient,
    }),
  });
  // What could not be read has been removed by then; the next visit starts anew.
  restored.catch(() => {});
}

/** The library calls this when reading has failed, and does not look at what becomes of it. */
async function forget(key: string): Promise<void> {
  try {
    await del(key, store);
  } catch {
    // What cannot be read cannot be removed either.
  }
}

export async function clearStoredAnswers(): Promise<void> {
  await clear(store);
}

/** JSON has no bigint: they travel as `{"$big":"…"}`. */
function isBig(field: unknown): field is { $big: string } {
  return (
    typeof field === 'object' && field !== null && '$big' in field && typeof field.$big === 'string' && /^-?\d{1,60}$/.test(field.$big)
  );
}
