import { ChainFailure, dig, fromBase64, malformed, textOf, toBase64, wholeNumber } from '../abci.ts';
import type { ChainClient } from '../client.ts';

/** Attributes are untrusted text. */
export type TxEvent = { readonly type: string; readonly attributes: readonly { readonly key: string; readonly value: string }[] };

/** A transaction in a block. `code` 0: executed; otherwise nothing but the fee and the sequence was taken. Gas in units. */
export type TxResult = {
  readonly hash: string;
  readonly height: bigint;
  readonly index: number;
  readonly code: number;
  readonly codespace: string;
  readonly log: string;
  readonly gasWanted: bigint;
  readonly gasUsed: bigint;
  readonly events: readonly TxEvent[];
  readonly txBytes: Uint8Array;
};

/** One page of a search, and how many there are in all. */
export type TxPage = { readonly txs: readonly TxResult[]; readonly total: number };

/** The data of a packet with the longest memo that a chain takes, its quotes escaped, in hexadecimal. Longer values are cut. */
export const ATTRIBUTE_LIMIT = 150_000;

/** A page of redemptions over twenty validators must stay below the transport's cap of 1 MB. */
const PER_PAGE = 4;

/**
 * The transaction of that hash (64 hexadecimal characters), or null when no node has it in a block. All nodes of the chain are asked, because
 * one of them may lag or not index; one that has it is enough. Throws `ChainFailure` when none could answer.
 */
export async function lookupTx(client: ChainClient, hash: string): Promise<TxResult | null> {
  const nodes = client.nodes?.() ?? [client];
  const answers = await Promise.allSettled(nodes.map((node) => lookupOn(node, hash)));
  const found = answers.find((answer) => answer.status === 'fulfilled' && answer.value !== null);
  if (found?.status === 'fulfilled') return found.value;
  if (answers.some((answer) => answer.status === 'fulfilled')) return null;
  const [first] = answers;
  throw first?.status === 'rejected' ? first.reason : new ChainFailure({ kind: 'offline' });
}

/** A node without it answers −32603 `tx (…) not found`; one whose index is off answers another text, which is no answer to the question. */
async function lookupOn(client: ChainClient, hash: string): Promise<TxResult | null> {
  try {
    const params = { hash: toBase64(fromHex(hash)), prove: false };
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'tx', params });
    const tx = readTx(result);
    if (tx.hash !== hash.toUpperCase()) throw malformed('another transaction');
    return tx;
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error' && /\) not found$/.test(failure.error.data)) return null;
    throw failure;
  }
}

/**
 * One page (from 1) of the transactions that match an event query (`message.sender='…'`), newest first unless `order` says otherwise. A page
 * beyond the last is empty, though the node calls it an error. Throws `ChainFailure`.
 */
export async function searchTxs(
  client: ChainClient,
  query: string,
  page: number,
  perPage: number = PER_PAGE,
  order: 'asc' | 'desc' = 'desc',
): Promise<TxPage> {
  const params = { query, prove: false, page: String(page), per_page: String(perPage), order_by: order };
  try {
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'tx_search', params });
    const txs = dig(result, 'txs');
    if (!Array.isArray(txs)) throw malformed('txs');
    return { txs: txs.map(readTx), total: wholeNumber(dig(result, 'total_count'), 'total count') };
  } catch (failure) {
    if (failure instanceof ChainFailure && failure.error.kind === 'rpc-error' && failure.error.data.startsWith('page should be within')) {
      return { txs: [], total: 0 };
    }
    throw failure;
  }
}

function readTx(value: unknown): TxResult {
  const hash = textOf(dig(value, 'hash'), 'hash', 64).toUpperCase();
  if (!/^[0-9A-F]{64}$/.test(hash)) throw malformed('hash');
  return {
    hash,
    height: BigInt(wholeNumber(dig(value, 'height'), 'height', 1)),
    index: wholeNumber(dig(value, 'index') ?? 0, 'index'),
    code: wholeNumber(dig(value, 'tx_result', 'code') ?? 0, 'code'),
    codespace: textOf(dig(value, 'tx_result', 'codespace'), 'codespace', 64),
    log: textOf(dig(value, 'tx_result', 'log'), 'log'),
    gasWanted: BigInt(wholeNumber(dig(value, 'tx_result', 'gas_wanted') ?? 0, 'gas wanted')),
    gasUsed: BigInt(wholeNumber(dig(value, 'tx_result', 'gas_used') ?? 0, 'gas used')),
    events: readList(dig(value, 'tx_result', 'events'), 'events').map(readEvent),
    txBytes: fromBase64(dig(value, 'tx'), 'tx'),
  };
}

function readEvent(value: unknown): TxEvent {
  const attributes = readList(dig(value, 'attributes'), 'attributes').map((attribute) => ({
    key: textOf(dig(attribute, 'key'), 'attribute key'),
    value: textOf(dig(attribute, 'value'), 'attribute value', ATTRIBUTE_LIMIT),
  }));
  return { type: textOf(dig(value, 'type'), 'event type', 200), attributes };
}

function readList(value: unknown, name: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw malformed(name);
  return value;
}

function fromHex(hash: string): Uint8Array {
  if (!/^[0-9a-fA-F]{64}$/.test(hash)) throw malformed('hash');
  return Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(hash.slice(2 * index, 2 * index + 2), 16));
}
