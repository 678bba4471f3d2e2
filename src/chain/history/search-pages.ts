import { ChainFailure, dig, wholeNumber } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { listOf } from './read-tx.ts';

/** `tx_search` gives transactions, `block_search` whole blocks. */
export type SearchMethod = 'tx_search' | 'block_search';

/**
 * A piece of a search, oldest first. `total`: how many the node says there are. `tooLarge`: an item here is longer than an answer may be and was
 * left out. `withheld`: how many the node owed and did not give.
 */
export type SearchPiece = {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly tooLarge: number;
  readonly withheld: number;
};

/** Each divides the one before, so that a place in the list stays the beginning of a page when pages become smaller. */
const SIZES = [100, 50, 25, 5, 1] as const;

/** A claim is about 8 kB of JSON, a redemption over twenty validators 100 kB and more. */
const FIRST_SIZE = 2;

/** Pages grow only while the larger one would stay well below the transport's cap of 1 MB. */
const COMFORTABLE = 600_000;

/**
 * Goes through all results of an event query, oldest first. The size of a page follows the size of the answers: an answer above the transport's cap,
 * or one that takes too long, is asked again in smaller pages. Ends at what the node calls the end, and at a page that brings nothing.
 * Throws `ChainFailure`.
 */
export async function* searchPieces(client: ChainClient, method: SearchMethod, query: string): AsyncGenerator<SearchPiece> {
  let offset = 0;
  let total = Number.POSITIVE_INFINITY;
  let level = FIRST_SIZE;
  while (offset < total) {
    const size = SIZES[level] ?? 1;
    const answer = await askPage(client, method, query, offset / size + 1, size);
    if (answer === 'smaller') {
      if (size > 1) level += 1;
      else {
        offset += 1;
        yield { items: [], total: Number.isFinite(total) ? total : offset, tooLarge: 1, withheld: 0 };
      }
      continue;
    }
    total = answer.total;
    const owed = Math.max(0, Math.min(size, total - offset));
    const items = answer.items.slice(0, owed);
    const ended = items.length === 0;
    yield { items, total, tooLarge: 0, withheld: ended ? total - offset : owed - items.length };
    if (ended) return;
    offset += owed;
    const larger = SIZES[level - 1];
    if (larger && offset % larger === 0 && (answer.bytes / size) * larger < COMFORTABLE) level -= 1;
  }
}

/** How many results a query has; null when that cannot be told from one answer. Throws `ChainFailure`. */
export async function countResults(client: ChainClient, method: SearchMethod, query: string): Promise<number | null> {
  const answer = await askPage(client, method, query, 1, 1);
  return answer === 'smaller' ? null : answer.total;
}

type Page = { readonly items: readonly unknown[]; readonly total: number; readonly bytes: number };

async function askPage(client: ChainClient, method: SearchMethod, query: string, page: number, size: number): Promise<Page | 'smaller'> {
  const params = {
    query,
    page: String(page),
    per_page: String(size),
    order_by: 'asc',
    ...(method === 'tx_search' ? { prove: false } : {}),
  };
  try {
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method, params });
    const items = listOf(dig(result, method === 'tx_search' ? 'txs' : 'blocks'), method);
    return { items, total: wholeNumber(dig(result, 'total_count'), 'total count'), bytes: JSON.stringify(items).length };
  } catch (failure) {
    if (!(failure instanceof ChainFailure)) throw failure;
    const { error } = failure;
    if (error.kind === 'too-large' || (error.kind === 'timeout' && size > 1)) return 'smaller';
    // What the node calls an error is the end of the list.
    if (error.kind === 'rpc-error' && error.data.startsWith('page should be within')) return { items: [], total: 0, bytes: 0 };
    throw failure;
  }
}

/** Whether a node refused because it keeps no index of transactions, or none of blocks. */
export function isIndexOff(failure: unknown): boolean {
  return failure instanceof ChainFailure && failure.error.kind === 'rpc-error' && /indexing is disabled/.test(failure.error.data);
}
