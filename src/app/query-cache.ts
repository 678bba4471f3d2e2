import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { QueryClient } from '@tanstack/react-query';
import type { PersistedClient, PersistQueryClientOptions } from '@tanstack/react-query-persist-client';
import { createStore, del, get, set } from 'idb-keyval';

/** Changes when the shape of what queries return changes: an older cache is then dropped instead of misread. */
const SHAPE = '1';
const DAY = 86_400_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The transport hedges and retries on its own clock; a second layer of retries would only hide its sentence for longer.
      retry: false,
      gcTime: DAY,
      refetchOnWindowFocus: true,
      structuralSharing: (before, after) => (sameText(before, after) ? before : after),
    },
  },
});

/** bigints travel as `{"$big":"…"}`, because JSON has none. */
function serialise(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => (typeof field === 'bigint' ? { $big: field.toString() } : field));
}

function isBig(field: unknown): field is { $big: string } {
  return (
    typeof field === 'object' && field !== null && '$big' in field && typeof field.$big === 'string' && /^-?\d{1,60}$/.test(field.$big)
  );
}

function deserialise(text: string): unknown {
  return JSON.parse(text, (_key, field: unknown) => (isBig(field) ? BigInt(field.$big) : field));
}

function sameText(before: unknown, after: unknown): boolean {
  return before !== undefined && serialise(before) === serialise(after);
}

/** Second visits show the last numbers at once, marked with their age. A storage that is broken or forbidden costs only that. */
export function persistOptions(): Omit<PersistQueryClientOptions, 'queryClient'> {
  const store = createStore('stkhub-queries', 'cache');
  return {
    maxAge: 7 * DAY,
    buster: SHAPE,
    persister: createAsyncStoragePersister({
      storage: {
        getItem: (key: string) => get<string>(key, store).catch(() => undefined),
        setItem: (key: string, value: string) => set(key, value, store).catch(() => undefined),
        removeItem: (key: string) => del(key, store).catch(() => undefined),
      },
      throttleTime: 2_000,
      serialize: serialise,
      deserialize: (text) => deserialise(text) as PersistedClient,
    }),
  };
}
