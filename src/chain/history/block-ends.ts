import { readEvents } from '#domain/ledger-moves.ts';
import { END_OF_BLOCK, type LedgerTx } from '#domain/ledger-tx.ts';
import { ChainFailure, dig, malformed, wholeNumber } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { readTime } from '../node-status.ts';
import { listOf, readRawEvents } from './read-tx.ts';
import { isIndexOff, searchPieces } from './search-pages.ts';

/** Results of blocks are large; the transport asks for so many at once and halves what is too much. */
const AT_ONCE = 3;

/** An account that gets something in every block is no person's (autocompounding pays its fee account every hour). */
const MOST_BLOCKS = 2_000;

/** What blocks paid the account, and up to which height that is known (null: not at all, because the node does not index blocks). */
export type BlockEnds = { readonly txs: readonly LedgerTx[]; readonly to: bigint | null };

/**
 * What the account received outside of transactions from height `from` to `to`: unbondings at the end of a block, rewards when a redelegation is
 * slashed (x/staking), refunds and grants of governance. One search finds the blocks, `block_results` has the amounts; blocks that the node has forgotten are left out. Throws `ChainFailure`.
 */
export async function fetchBlockEnds(client: ChainClient, address: string, from: bigint, to: bigint): Promise<BlockEnds> {
  const query = `coin_received.receiver='${address}' AND block.height>=${from} AND block.height<=${to}`;
  const txs: LedgerTx[] = [];
  let last = from - 1n;
  let seen = 0;
  try {
    for await (const { items } of searchPieces(client, 'block_search', query)) {
      const blocks = items.flatMap((item) => readBlock(item, client.chain.id, last, to));
      for (let at = 0; at < blocks.length; at += AT_ONCE) {
        const group = blocks.slice(at, at + AT_ONCE);
        const found = await Promise.all(group.map(({ height, time }) => fetchEnd(client, address, height, time)));
        txs.push(...found.filter((tx) => tx !== null));
      }
      // A page that brings no later block would go on for ever.
      const newest = blocks.at(-1)?.height ?? last;
      if (items.length > 0 && newest <= last) throw malformed('blocks in no order');
      last = newest;
      seen += items.length;
      if (seen >= MOST_BLOCKS) return { txs, to: last };
    }
  } catch (failure) {
    if (isIndexOff(failure)) return { txs: [], to: null };
    throw failure;
  }
  return { txs, to };
}

type FoundBlock = { readonly height: bigint; readonly time: number };

function readBlock(item: unknown, chainId: string, after: bigint, to: bigint): readonly FoundBlock[] {
  const header = dig(item, 'block', 'header');
  const height = BigInt(wholeNumber(dig(header, 'height'), 'height', 1));
  const wanted = dig(header, 'chain_id') === chainId && height > after && height <= to;
  return wanted ? [{ height, time: readTime(dig(header, 'time')) }] : [];
}

async function fetchEnd(client: ChainClient, address: string, height: bigint, at: number): Promise<LedgerTx | null> {
  try {
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'block_results', params: { height: String(height) } });
    if (BigInt(wholeNumber(dig(result, 'height'), 'height', 1)) !== height) throw malformed('results of another block');
    const events = ['begin_block_events', 'end_block_events', 'finalize_block_events'].flatMap((name) =>
      readRawEvents(listOf(dig(result, name), name)),
    );
    const reading = readEvents(events, address, 'block');
    if (!reading) throw malformed('an amount in an event');
    if (reading.moves.length === 0) return null;
    return { hash: null, height, index: END_OF_BLOCK, at, outcome: 'executed', ...reading };
  } catch (failure) {
    // Forgotten, or too large to be read: then nobody knows, and what was due counts as paid.
    if (failure instanceof ChainFailure && (failure.error.kind === 'rpc-error' || failure.error.kind === 'too-large')) return null;
    throw failure;
  }
}
