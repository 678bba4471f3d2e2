import { fields, optional, type Value } from '../wire.ts';

export const PAGE_REQUEST = fields({
  key: [1, 'bytes'],
  offset: [2, 'uint64'],
  limit: [3, 'uint64'],
  count_total: [4, 'bool'],
  reverse: [5, 'bool'],
});
export const PAGE_RESPONSE = fields({ next_key: [1, optional('bytes')], total: [2, 'uint64'] });

/** The field of a request that asks for a page. */
export const pageRequest = (number: number) => [number, optional(PAGE_REQUEST)] as const;
/** The field of an answer that says what follows. */
export const pageResponse = (number: number) => [number, PAGE_RESPONSE] as const;

const DEFAULT_LIMIT = 100n;

/**
 * One page of a list in store order, as the SDK cuts it: at most 100 without a limit, and only then (or when asked) with the total. The key of
 * the next page is the text that `keyOf` gives for its first item; clients treat it as opaque.
 */
export function paginate<T>(
  all: readonly T[],
  request: Value<typeof PAGE_REQUEST> | null,
  keyOf: (item: T) => string,
): { readonly page: readonly T[]; readonly pagination: Value<typeof PAGE_RESPONSE> } {
  const unlimited = request === null || request.limit === 0n;
  const limit = Number(unlimited ? DEFAULT_LIMIT : request.limit);
  const ordered = request?.reverse ? [...all].reverse() : all;
  const key = new TextDecoder().decode(request?.key);
  const start =
    key === ''
      ? Number(request?.offset ?? 0n)
      : Math.max(
          ordered.findIndex((item) => keyOf(item) === key),
          0,
        );
  const next = ordered[start + limit];
  return {
    page: ordered.slice(start, start + limit),
    pagination: {
      next_key: next === undefined ? null : new TextEncoder().encode(keyOf(next)),
      total: key === '' && (unlimited || request.count_total) ? BigInt(all.length) : 0n,
    },
  };
}
