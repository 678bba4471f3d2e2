import { dig } from '#chain/abci.ts';
import type { ChainClient } from '#chain/client.ts';
import { readTime } from '#chain/node-status.ts';

/** How long a transaction may wait for its block, counted from the signature: long enough for a slow hand at the wallet. */
const WANTED_MS = 6 * 60_000;
const LEAST_BLOCKS = 40n;
const MOST_BLOCKS = 400n;
const SAMPLE = 20;

/**
 * For how many blocks a transaction is valid, from the chain's own recent pace (its clock, never the browser's). A chain whose pace cannot be
 * read, and the embedded sandbox, whose clock jumps, get the most blocks.
 */
export async function validityBlocks(client: ChainClient, height: bigint): Promise<bigint> {
  if (client.chain.rpc.length === 0 || height <= BigInt(SAMPLE)) return MOST_BLOCKS;
  try {
    const [newer, older] = await Promise.all([timeOf(client, height), timeOf(client, height - BigInt(SAMPLE))]);
    const perBlock = (newer - older) / SAMPLE;
    return perBlock > 0 ? clamp(BigInt(Math.ceil(WANTED_MS / perBlock))) : MOST_BLOCKS;
  } catch {
    return MOST_BLOCKS;
  }
}

async function timeOf(client: ChainClient, height: bigint): Promise<number> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'header', params: { height: String(height) } });
  return readTime(dig(result, 'header', 'time'));
}

function clamp(blocks: bigint): bigint {
  if (blocks < LEAST_BLOCKS) return LEAST_BLOCKS;
  return blocks > MOST_BLOCKS ? MOST_BLOCKS : blocks;
}
