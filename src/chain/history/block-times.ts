import { ChainFailure } from '../abci.ts';
import { fetchBlockTime } from '../block-time.ts';
import type { ChainClient } from '../client.ts';

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

/** Null when the node does not have the block. Throws `ChainFailure`. */
export async function fetchTimeIfKept(client: ChainClient, height: bigint): Promise<number | null> {
  try {
    return await fetchBlockTime(client, Number(height));
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error') return null;
    throw failure;
  }
}
