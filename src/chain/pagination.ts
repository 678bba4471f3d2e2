import { abciQuery, malformed } from './abci.ts';
import type { ChainClient } from './client.ts';
import { bytes, field, optional, writeMessage } from './wire.ts';

/** `next_key` of `cosmos.base.query.v1beta1.PageResponse`. */
export const page = optional({ nextKey: field(1, bytes) });

/** Entries asked for in one page: small enough that ten answers stay below the transport's cap, large enough that almost everything is one page. */
const PAGE_SIZE = 200;

/** A chain with more than 10,000 entries in one list is not one that a person looks at, and a node that pages for ever must not be followed. */
const MAX_PAGES = 50;

type Page<T> = { readonly items: readonly T[]; readonly next: { readonly nextKey: Uint8Array } | undefined };

/**
 * Asks `path` page after page until the node says that there is no more. `request` builds the message around a `PageRequest`.
 * Throws `ChainFailure`; `malformed` when the pages do not end.
 */
export async function queryAll<T>(
  client: ChainClient,
  path: string,
  request: (pagination: Uint8Array) => Uint8Array,
  read: (answer: Uint8Array) => Page<T>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let key: Uint8Array = new Uint8Array();
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const answer = read(await abciQuery(client, path, request(writeMessage([1, key], [3, PAGE_SIZE]))));
    items.push(...answer.items);
    key = answer.next?.nextKey ?? new Uint8Array();
    if (key.length === 0) return items;
  }
  throw malformed(`${path} has no last page`);
}
