import { ChainFailure, toBase64 } from '#chain/abci.ts';
import type { ChainClient, ChainStatus } from '#chain/client.ts';
import { writeMessage } from '#chain/wire.ts';
import { fakeChain } from './fake-nodes.ts';

/** A transaction in the node's index: its events, and how much longer its JSON is than they are. */
export type IndexedTx = {
  readonly height: number;
  readonly index?: number;
  readonly code?: number;
  readonly events: readonly (readonly [type: string, attributes: Readonly<Record<string, string>>])[];
  readonly padding?: number;
};

/** A question to the node. */
export type Asked = { readonly method: string; readonly params: Readonly<Record<string, unknown>> };

/**
 * A node that answers what reading a history asks, from a list of transactions, and can be made to lie, to forget and to fail.
 * Replaces the seam, none of our modules.
 */
export function ledgerNode(address: string, txs: readonly IndexedTx[]) {
  const state = {
    txs: [...txs],
    height: 1000,
    earliest: 1,
    index: 'on',
    sequence: 0,
    balances: [] as readonly (readonly [denom: string, amount: string])[],
    /** Longest answer; longer ones fail as in the transport. */
    limit: 1_000_000,
    /** Heights whose header is gone. */
    pruned: (_height: number) => false,
    /** Hash of every block: another one is another past. */
    past: 'A'.repeat(64),
    /** Block time by height, ms since 1970. */
    timeOf: (height: number) => Date.UTC(2026, 0, 1) + height * 6_000,
    /** Looks at every question first: throws, or gives an answer in place of the node's (undefined: none). */
    before: (_asked: Asked): unknown => undefined,
    /** Changes the answers of searches. */
    spoil: (result: { txs: unknown[]; total_count: string }): unknown => result,
    asked: [] as Asked[],
  };

  const hashOf = (place: number) => (place + 1).toString(16).toUpperCase().padStart(64, '0');
  const rows = () =>
    state.txs.map(({ height, index = 0, code = 0, events, padding = 0 }, place) => ({
      height,
      events,
      json: {
        hash: hashOf(place),
        height: String(height),
        index,
        tx_result: {
          code,
          events: events.map(([type, attributes]) => ({
            type,
            attributes: Object.entries(attributes).map(([key, value]) => ({ key, value, index: true })),
          })),
        },
        tx: 'A'.repeat(padding),
      },
    }));

  function search(params: Asked['params']): unknown {
    if (state.index === 'off') throw rpcError('transaction indexing is disabled');
    const [, type = '', key = '', value = '', from = '0', to = '0'] =
      /^(\w+)\.(\w+)='([^']*)' AND tx\.height>=(\d+) AND tx\.height<=(\d+)$/.exec(String(params['query'])) ?? [];
    const found = rows()
      .filter(({ height }) => height >= Number(from) && height <= Number(to))
      .filter(({ events }) => events.some(([name, attributes]) => name === type && attributes[key] === value))
      .sort((a, b) => a.height - b.height);
    const [page, size] = [Number(params['page']), Number(params['per_page'])];
    const pages = Math.max(1, Math.ceil(found.length / size));
    if (page > pages) throw rpcError(`page should be within [1, ${pages}] range, given ${page}`);
    const shown = found.slice((page - 1) * size, page * size).map(({ json }) => json);
    return state.spoil({ txs: shown, total_count: String(found.length) });
  }

  function stateOf(path: string): Uint8Array {
    if (path.endsWith('/Account')) {
      const account = writeMessage([1, address], [3, 7], [4, state.sequence]);
      return writeMessage([1, writeMessage([1, '/cosmos.auth.v1beta1.BaseAccount'], [2, account])]);
    }
    if (!path.endsWith('/AllBalances')) return new Uint8Array();
    return writeMessage(...state.balances.map(([denom, amount]) => [1, writeMessage([1, denom], [2, amount])] as const));
  }

  function answer({ method, params }: Asked): unknown {
    switch (method) {
      case 'status':
        return {
          node_info: { network: 'core-sandbox-1', other: { tx_index: state.index } },
          sync_info: { latest_block_height: String(state.height), earliest_block_height: String(state.earliest) },
        };
      case 'tx_search':
        return search(params);
      case 'block_search':
        return { blocks: [], total_count: '0' };
      case 'header': {
        const height = Number(params['height']);
        if (state.pruned(height)) throw rpcError(`height ${height} is not available, lowest height is ${state.earliest}`);
        const time = new Date(state.timeOf(height)).toISOString();
        return { header: { chain_id: 'core-sandbox-1', height: String(height), time, last_block_id: { hash: state.past } } };
      }
      case 'abci_query':
        return { response: { code: 0, value: toBase64(stateOf(String(params['path']))), height: params['height'] } };
      default:
        throw rpcError('Method not found');
    }
  }

  const client: ChainClient = {
    network: 'test',
    chain: fakeChain(),
    status: { get: () => STATUS, subscribe: () => () => {} },
    rpc: {
      async execute({ id, method, params }) {
        const asked = { method, params: params as Asked['params'] };
        state.asked.push(asked);
        const result = state.before(asked) ?? answer(asked);
        if (JSON.stringify(result).length > state.limit) throw new ChainFailure({ kind: 'too-large', limitBytes: state.limit });
        return { jsonrpc: '2.0', id, result: structuredClone(result) };
      },
      disconnect() {},
    },
  };
  return { client, state, hashOf };
}

const STATUS: ChainStatus = { state: 'live', height: 1000, blockTime: 0, seenAt: 0, endpoint: 'test', reason: null };

function rpcError(data: string): ChainFailure {
  return new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data });
}
