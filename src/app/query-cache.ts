import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { QueryClient } from '@tanstack/react-query';
import type { PersistedClient, PersistQueryClientOptions } from '@tanstack/react-query-persist-client';
import { clear, createStore, del, get, set } from 'idb-keyval';
import { mayPersist } from '#queries/key.ts';

/** Changes when the shape of what queries return changes: an older cache is then dropped instead of misread. */
const SHAPE = '1';
const DAY = 86_400_000;

export const queryClient = new QueryClient({
  // The transport hedges and retries on its own clock; a second layer of retries would only keep its sentence back.
  defaultOptions: { queries: { retry: false, gcTime: DAY } },
});

const store = createStore('stkhub-queries', 'cache');

/**
 * Second visits show the last numbers at once, marked with their age. A storage that is
 * broken or forbidden costs only that.
 */
export function persistOptions(): Omit<PersistQueryClientOptions, 'queryClient'> {
  return {
    maxAge: 7 * DAY,
    buster: SHAPE,
    dehydrateOptions: { shouldDehydrateQuery: (query) => query.state.status === 'success' && mayPersist(query.queryKey) },
    persister: createAsyncStoragePersister({
      storage: {
        getItem: (key) => get<string>(key, store).catch(() => undefined),
        setItem: (key, value) => set(key, value, store).catch(() => undefined),
        removeItem: (key) => del(key, store).catch(() => undefined),
      },
      throttleTime: 2_000,
      serialize: (client) =>
        JSON.stringify(client, (_key, field: unknown) => (typeof field === 'bigint' ? { $big: String(field) } : field)),
      deserialize: (text) => JSON.parse(text, (_key, field: unknown) => (isBig(field) ? BigInt(field.$big) : field)) as PersistedClient,
    }),
  };
}

/** JSON has no bigint: they travel as `{"$big":"…"}`. */
function isBig(field: unknown): field is { $big: string } {
  return (
    typeof field === 'object' && field !== null && '$big' in field && typeof field.$big === 'string' && /^-?\d{1,60}$/.test(field.$big)
  );
}

/** For the error page: whatever stored numbers made a page fail must not do so again. */
export async function forgetStoredAnswers(): Promise<void> {
  queryClient.clear();
  await clear(store).catch(() => undefined);
}
