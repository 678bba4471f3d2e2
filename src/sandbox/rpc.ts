import { toHex } from './block-hash.ts';
import { commitSignatures, type StoredBlock } from './block-store.ts';
import { type EventQuery, matchesOneEvent, parseEventQuery, QuerySyntaxError } from './event-query.ts';
import { toBase64 } from './go-encoding.ts';
import { internalError, type MethodTable, method } from './json-rpc.ts';
import type { SandboxNode } from './node.ts';
import { abciQuery } from './queries/abci-query.ts';
import * as json from './rpc-json.ts';
import { attributesOf, type IndexedTx } from './tx-index.ts';

/** CometBFT's defaults. */
const PER_PAGE = 30;
const MAX_PER_PAGE = 100;
const MAX_QUERY_LENGTH = 512;
const COMMIT_TIMEOUT_MS = 10_000;

type Paging = { readonly page?: number | undefined; readonly per_page?: number | undefined };

/** The JSON-RPC methods of CometBFT 0.38 over a sandbox node. Subscriptions are in `subscriptions.ts`. */
export function rpcMethods(node: SandboxNode): MethodTable {
  const lastCommit = (block: StoredBlock) => {
    const before = node.blocks.at(block.header.height - 1);
    return before ? commitSignatures(before, block.header.time) : [];
  };
  const blockOf = (block: StoredBlock) => json.blockJson(block, lastCommit(block));
  const search = (query: string | undefined, order: string | undefined): { readonly query: EventQuery; readonly descending: boolean } => {
    if ((query ?? '').length > MAX_QUERY_LENGTH) throw internalError('maximum query length exceeded');
    const parsed = parseQuery(query ?? '');
    if (order !== undefined && !['', 'asc', 'desc'].includes(order))
      throw internalError('expected order_by to be either `asc` or `desc` or empty');
    return { query: parsed, descending: order === 'desc' };
  };

  return {
    status: method({}, () => json.statusJson(node.state, node.blocks.latest, node.blocks.at(node.blocks.base) ?? null)),
    health: method({}, () => ({})),
    net_info: method({}, () => ({ listening: true, listeners: ['Listener(@127.0.0.1:26656)'], n_peers: '0', peers: [] })),
    abci_info: method({}, () => json.abciInfoJson(node.state, node.blocks.latest)),
    abci_query: method({ path: 'text', data: 'hex', height: 'int64', prove: 'flag' }, ({ path, data, height }) => {
      const answer = abciQuery(node, path ?? '', data ?? new Uint8Array(), height ?? 0n);
      return {
        response: {
          code: answer.code,
          log: answer.log,
          info: '',
          index: '0',
          key: null,
          value: answer.value && answer.value.length > 0 ? toBase64(answer.value) : null,
          proofOps: null,
          height: `${answer.height}`,
          codespace: answer.codespace,
        },
      };
    }),

    block: method({ height: 'int64' }, ({ height }) => blockOf(blockAt(node, height))),
    block_by_hash: method({ hash: 'bytes' }, ({ hash }) => {
      const wanted = toHex(hash ?? new Uint8Array());
      const found = node.blocks.all().find(({ id }) => id.hash === wanted);
      return found ? blockOf(found) : { block_id: { hash: '', parts: { total: 0, hash: '' } }, block: null };
    }),
    header: method({ height: 'int64' }, ({ height }) => ({ header: json.headerJson(blockAt(node, height).header) })),
    commit: method({ height: 'int64' }, ({ height }) => {
      const block = blockAt(node, height);
      const next = node.blocks.at(block.header.height + 1);
      const votes = commitSignatures(block, next?.header.time ?? block.header.time);
      return {
        signed_header: { header: json.headerJson(block.header), commit: json.commitJson(block, votes) },
        canonical: next !== undefined,
      };
    }),
    block_results: method({ height: 'int64' }, ({ height }) => {
      const block = blockAt(node, height);
      if (!block.outcome) throw internalError(`could not find results for height #${block.header.height}`);
      return json.blockResultsJson(block, block.outcome, json.consensusParamsJson(node.state));
    }),
    block_search: method({ query: 'text', page: 'int', per_page: 'int', order_by: 'text' }, ({ query: source, order_by, ...paging }) => {
      const { query, descending } = search(source, order_by);
      const found = node.blocks.all().filter((block) => matchesBlock(block, query));
      if (descending) found.reverse();
      return { blocks: pageOf(found, paging).map(blockOf), total_count: `${found.length}` };
    }),
    validators: method({ height: 'int64', page: 'int', per_page: 'int' }, ({ height, ...paging }) => {
      const at = height === undefined ? node.height + 1 : heightWithin(node, height);
      const set = at > node.height ? node.state.singles.validatorSets.current : blockAt(node, BigInt(at)).validators;
      const shown = pageOf(set, paging);
      return {
        block_height: `${at}`,
        validators: shown.map((member) => json.validatorJson(member, node.priorityOf(member.address))),
        count: `${shown.length}`,
        total: `${set.length}`,
      };
    }),
    consensus_params: method({ height: 'int64' }, ({ height }) => ({
      block_height: `${height ?? node.height + 1}`,
      consensus_params: json.consensusParamsJson(node.state),
    })),
    genesis: method({}, () => ({ genesis: node.genesis })),
    genesis_chunked: method({ chunk: 'int' }, ({ chunk = 0 }) => {
      if (chunk < 0 || chunk > 0) throw internalError(`there are 0 chunks, ${chunk} is invalid`);
      return { chunk: '0', total: '1', data: toBase64(new TextEncoder().encode(JSON.stringify(node.genesis))) };
    }),

    tx: method({ hash: 'bytes', prove: 'flag' }, ({ hash }) => {
      if (hash === undefined || hash.length === 0) throw internalError('transaction hash cannot be empty');
      const found = node.txs.get(toHex(hash));
      if (!found) throw internalError(`tx (${toHex(hash)}) not found`);
      return json.txJson(found);
    }),
    tx_search: method(
      { query: 'text', prove: 'flag', page: 'int', per_page: 'int', order_by: 'text' },
      ({ query: source, order_by, ...paging }) => {
        const { query, descending } = search(source, order_by);
        const found: IndexedTx[] = node.txs.search(query);
        if (descending) found.reverse();
        return { txs: pageOf(found, paging).map(json.txJson), total_count: `${found.length}` };
      },
    ),
    num_unconfirmed_txs: method({}, () => ({ ...unconfirmed(node.pending), txs: null })),
    unconfirmed_txs: method({ limit: 'int' }, ({ limit }) => {
      const shown = node.pending.slice(0, perPage(limit));
      return { ...unconfirmed(node.pending), n_txs: `${shown.length}`, txs: shown.map(toBase64) };
    }),
    check_tx: method({ tx: 'bytes' }, ({ tx }) => json.txResultJson(node.check(tx ?? new Uint8Array()))),
    broadcast_tx_sync: method({ tx: 'bytes' }, ({ tx }) => {
      const { hash, result } = node.submit(tx ?? new Uint8Array());
      return { code: result.code, data: '', log: result.log, codespace: result.codespace, hash };
    }),
    broadcast_tx_async: method({ tx: 'bytes' }, ({ tx }) => ({
      code: 0,
      data: '',
      log: '',
      codespace: '',
      hash: node.submit(tx ?? new Uint8Array()).hash,
    })),
    broadcast_tx_commit: method({ tx: 'bytes' }, async ({ tx }) => {
      const { hash, result } = node.submit(tx ?? new Uint8Array());
      const check_tx = json.txResultJson(result);
      if (result.code !== 0)
        return { check_tx, tx_result: json.txResultJson({ ...result, code: 0, log: '', codespace: '' }), hash, height: '0' };
      const included = await inclusion(node, hash);
      return { check_tx, tx_result: json.txResultJson(included.result), hash, height: `${included.height}` };
    }),
  };
}

function parseQuery(source: string): EventQuery {
  try {
    return parseEventQuery(source);
  } catch (failure) {
    if (failure instanceof QuerySyntaxError) throw internalError(failure.message);
    throw failure;
  }
}

/** Events of a block are searchable for as long as they are kept; its height always. */
function matchesBlock(block: StoredBlock, query: EventQuery): boolean {
  const height = { tag: 'block.height', value: `${block.header.height}`, event: -1 };
  return matchesOneEvent(query, [height, ...attributesOf(block.outcome?.events ?? [])], ['block.height']);
}

/** The block that a caller means: the newest without a height. */
function blockAt(node: SandboxNode, height: bigint | undefined): StoredBlock {
  const wanted = height === undefined ? node.height : heightWithin(node, height);
  const block = node.blocks.at(wanted);
  if (block) return block;
  throw internalError(`height ${wanted} is not available, lowest height is ${node.blocks.base}`);
}

function heightWithin(node: SandboxNode, height: bigint): number {
  if (height <= 0n) throw internalError(`height must be greater than 0, but got ${height}`);
  if (height > BigInt(node.height))
    throw internalError(`height ${height} must be less than or equal to the current blockchain height ${node.height}`);
  return Number(height);
}

const perPage = (asked: number | undefined): number => (asked === undefined || asked < 1 ? PER_PAGE : Math.min(asked, MAX_PER_PAGE));

function pageOf<T>(all: readonly T[], { page = 1, per_page }: Paging): readonly T[] {
  const size = perPage(per_page);
  const pages = Math.max(1, Math.ceil(all.length / size));
  if (page < 1 || page > pages) throw internalError(`page should be within [1, ${pages}] range, given ${page}`);
  return all.slice((page - 1) * size, page * size);
}

const unconfirmed = (pending: readonly Uint8Array[]) => ({
  n_txs: `${pending.length}`,
  total: `${pending.length}`,
  total_bytes: `${pending.reduce((sum, { length }) => sum + length, 0)}`,
});

function inclusion(node: SandboxNode, hash: string): Promise<IndexedTx> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
    };
    const timer = setTimeout(() => {
      end();
      reject(internalError('timed out waiting for tx to be included in a block'));
    }, COMMIT_TIMEOUT_MS);
    const unsubscribe = node.subscribe(({ txs }) => {
      const found = txs.find((tx) => tx.hash === hash);
      if (!found) return;
      end();
      resolve(found);
    });
  });
}
