import { ChainFailure, dig, malformed, textOf, wholeNumber } from '../abci.ts';
import { fetchBlockTime } from '../block-time.ts';
import type { ChainClient } from '../client.ts';
import { readTime } from '../node-status.ts';

/** Three requests of nine: the transport joins the calls of one tick. */
const AT_ONCE = 27;

/**
 * Times of blocks (ms since 1970) by height; a height that the node does not have any more is absent. A search does not tell times, and a header of
 * 1 kB is the smallest answer that does: `block` carries all transactions, `blockchain` twenty headers of which rarely two are wanted.
 * Throws `ChainFailure`.
 */
export async function fetchBlockTimes(client: ChainClient, heights: Iterable<bigint>): Promise<ReadonlyMap<bigint, number>> {
  const wanted = [...new Set(heights)];
  const times = new Map<bigint, number>();
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const group = wanted.slice(at, at + AT_ONCE);
    const found = await Promise.all(group.map((height) => fetchTimeIfKept(client, height)));
    group.forEach((height, index) => {
      const time = found[index];
      if (time !== null && time !== undefined) times.set(height, time);
    });
  }
  return times;
}

/** Time of a block (ms since 1970), and the hash of the one before it, which no other past has. */
export type Anchor = { readonly height: bigint; readonly at: number; readonly mark: string };

/** Null when the node does not have the block. Throws `ChainFailure`. */
export function fetchAnchor(client: ChainClient, height: bigint): Promise<Anchor | null> {
  return ifKept(async () => {
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'header', params: { height: String(height) } });
    const header = dig(result, 'header');
    if (BigInt(wholeNumber(dig(header, 'height'), 'height', 1)) !== height) throw malformed('header of another height');
    return { height, at: readTime(dig(header, 'time')), mark: textOf(dig(header, 'last_block_id', 'hash'), 'block hash', 64) };
  });
}

/** Null when the node does not have the block. Throws `ChainFailure`. */
export function fetchTimeIfKept(client: ChainClient, height: bigint): Promise<number | null> {
  return ifKept(() => fetchBlockTime(client, Number(height)));
}

async function ifKept<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error') return null;
    throw failure;
  }
}
