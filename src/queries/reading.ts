import type { UseQueryResult } from '@tanstack/react-query';

/**
 * What a page knows of something that it asked a chain for. A number that was read once stays, with the time of its reading, while it is read
 * again or cannot be: `readAt` is that of the oldest part, in milliseconds since 1970.
 */
export type Reading<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly cause: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: Value; readonly readAt: number; readonly failing: boolean };

type Results = Readonly<Record<string, UseQueryResult<unknown, unknown>>>;
type Values<R extends Results> = { readonly [Name in keyof R]: Exclude<R[Name]['data'], undefined> };

/** Joins the results of several queries: ready when all are, failed when one has nothing to show. */
export function readAll<R extends Results>(results: R): Reading<Values<R>> {
  const all = Object.values(results);
  const failed = all.find((result) => result.isError && result.data === undefined);
  if (failed) {
    const retry = () => {
      for (const result of all) if (result.isError) void result.refetch();
    };
    return { state: 'failed', cause: failed.error, retry };
  }
  if (all.some((result) => result.data === undefined)) return { state: 'loading' };
  const value = Object.fromEntries(Object.entries(results).map(([name, result]) => [name, result.data])) as Values<R>;
  return {
    state: 'ready',
    value,
    readAt: Math.min(...all.map((result) => result.dataUpdatedAt)),
    failing: all.some((result) => result.isError),
  };
}
