import { ChainFailure, dig, textOf, wholeNumber } from '../abci.ts';
import { fetchBlockTime } from '../block-time.ts';
import type { ChainClient } from '../client.ts';

/** What a node says of itself. All texts are untrusted. */
export type NodeDetails = {
  readonly moniker: string;
  /** Of the chain's software: `PersistenceCore v16.0.1`. */
  readonly software: string;
  /** Of CometBFT: `0.38.19`. */
  readonly cometVersion: string;
  readonly isCatchingUp: boolean;
  /** Whether it keeps an index of transactions, without which there is no history. */
  readonly hasIndex: boolean;
  /** The oldest block that it keeps. */
  readonly oldestBlock: number;
};

/** Time between blocks, ms, as the mean of the newest `blocks`. */
export type BlockPace = { readonly blockMs: number; readonly blocks: number };

const TEXT_LIMIT = 120;

/** The node that answers now. Throws `ChainFailure`. */
export async function fetchNodeDetails(chain: ChainClient): Promise<NodeDetails> {
  const client = chain.nodes?.()[0] ?? chain;
  const ask = async (method: string) => (await client.rpc.execute({ jsonrpc: '2.0', id: 1, method, params: {} })).result;
  const [status, info] = await Promise.all([ask('status'), ask('abci_info')]);
  const [name, version] = ['data', 'version'].map((key) => textOf(dig(info, 'response', key), key, TEXT_LIMIT));
  return {
    moniker: textOf(dig(status, 'node_info', 'moniker'), 'moniker', TEXT_LIMIT),
    software: `${name} ${version}`.trim(),
    cometVersion: textOf(dig(status, 'node_info', 'version'), 'version', TEXT_LIMIT),
    isCatchingUp: dig(status, 'sync_info', 'catching_up') === true,
    hasIndex: dig(status, 'node_info', 'other', 'tx_index') === 'on',
    oldestBlock: wholeNumber(dig(status, 'sync_info', 'earliest_block_height') ?? 1, 'earliest height'),
  };
}

/** Blocks back from the newest: as many as make a steady mean, where the node keeps them. */
const SPANS = [10_000, 1_000, 100, 10];

/** Null on a chain of fewer than ten blocks. Throws `ChainFailure`. */
export async function fetchBlockPace(chain: ChainClient): Promise<BlockPace | null> {
  const client = chain.nodes?.()[0] ?? chain;
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'status', params: {} });
  const newest = wholeNumber(dig(result, 'sync_info', 'latest_block_height'), 'height', 1);
  const spans = SPANS.filter((span) => span < newest);
  const [now, ...then] = await Promise.all([newest, ...spans.map((span) => newest - span)].map((height) => timeOf(client, height)));
  const found = then.findIndex((at) => at !== null);
  const [span, at] = [spans[found], then[found]];
  if (now === undefined || now === null || span === undefined || at === undefined || at === null) return null;
  return { blockMs: Math.round((now - at) / span), blocks: span };
}

async function timeOf(client: ChainClient, height: number): Promise<number | null> {
  try {
    return await fetchBlockTime(client, height);
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error') return null;
    throw failure;
  }
}
