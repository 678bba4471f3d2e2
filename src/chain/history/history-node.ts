import { ChainFailure, dig, textOf, wholeNumber } from '../abci.ts';
import type { ChainClient } from '../client.ts';

/** A node to read history from: the newest height of which it has the state and the index, and that of its oldest block. */
export type HistoryNode = { readonly client: ChainClient; readonly height: bigint; readonly earliest: bigint };

/**
 * The node that knows most: one whose index of transactions is on, and of those the one with the oldest block. Pages of a search fit together only
 * when one node gives them all. Throws `ChainFailure` when none answers.
 */
export async function chooseNode(client: ChainClient): Promise<HistoryNode> {
  const clients = client.nodes?.() ?? [];
  const answers = await Promise.allSettled((clients.length > 0 ? clients : [client]).map(readNode));
  const nodes = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const rank = (node: (typeof nodes)[number]) => (node.indexed ? 0n : 1n << 64n) + node.earliest;
  const [best] = nodes.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  if (best) return best;
  const failed = answers.find((answer) => answer.status === 'rejected');
  throw failed?.status === 'rejected' ? failed.reason : new ChainFailure({ kind: 'offline' });
}

async function readNode(client: ChainClient): Promise<HistoryNode & { readonly indexed: boolean }> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'status', params: {} });
  const newest = wholeNumber(dig(result, 'sync_info', 'latest_block_height'), 'height', 1);
  return {
    client,
    // A node stores a block before it executes and indexes it.
    height: BigInt(Math.max(1, newest - 1)),
    earliest: BigInt(wholeNumber(dig(result, 'sync_info', 'earliest_block_height') ?? 1, 'earliest height')),
    indexed: textOf(dig(result, 'node_info', 'other', 'tx_index'), 'tx index', 10) !== 'off',
  };
}
