import type { RpcClient } from '@cosmjs/tendermint-rpc';
import { ChainFailure, toBase64 } from '#chain/abci.ts';
import type { ChainClient } from '#chain/client.ts';
import { decodeTx } from '#chain/tx/decode.ts';
import { txHash } from '#chain/tx/tx-hash.ts';
import { writeMessage } from '#chain/wire.ts';
import type { Chain } from '#config/network.ts';

type Coin = { denom: string; amount: string };
type Refusal = { code: number; codespace: string; log: string };
type Included = { height: number; code: number; codespace: string; log: string; gasUsed: number; bytes: Uint8Array };

/** What the next broadcasts meet, one entry each: the answer is lost after (`cut`) or before (`lost`) acceptance, the transaction is forgotten (`drop`), or refused. */
export type Fault = 'cut' | 'lost' | 'drop' | Refusal;

/**
 * The smallest chain that the executor can be tested against, at the RpcClient seam: one account, a mempool, blocks on demand, sequences, timeout
 * heights, gas limits and the cache that answers "tx already exists in cache". The real rules are the sandbox's; this one is for faults.
 */
export function scriptedChain(chain: Chain, options: { readonly witnesses?: number } = {}) {
  const state = {
    height: 100,
    sequence: 5n,
    chainId: chain.id,
    gas: 500_000n,
    /** Gas that a block really uses; above the limit it runs out. */
    gasInBlock: 500_000n,
    maxGas: '-1',
    spendable: 10n ** 12n,
    faults: [] as Fault[],
    simulateRefusal: null as Refusal | null,
    status: 'live' as 'live' | 'stale',
    lookupErrors: 0,
    /** The cache forgets: the same bytes are checked again. */
    forgetful: false,
    /** How many heights each witness lags behind. */
    lag: [] as number[],
  };
  const mempool = new Map<string, Uint8Array>();
  const cache = new Set<string>();
  const included = new Map<string, Included>();
  const broadcasts: string[] = [];
  const listeners = new Set<() => void>();

  function produceBlock(): void {
    state.height += 1;
    for (const [hash, bytes] of mempool) {
      const tx = decodeTx(bytes);
      if (tx.timeoutHeight > 0n && BigInt(state.height) > tx.timeoutHeight) mempool.delete(hash);
      if (!mempool.has(hash) || tx.signers[0]?.sequence !== state.sequence) continue;
      mempool.delete(hash);
      state.sequence += 1n;
      const outOfGas = state.gasInBlock > tx.gas;
      const log = outOfGas ? `out of gas in location: x; gasWanted: ${tx.gas}, gasUsed: ${state.gasInBlock}: out of gas` : '';
      const result = outOfGas ? { code: 11, codespace: 'sdk', log } : { code: 0, codespace: '', log };
      included.set(hash, { height: state.height, ...result, gasUsed: Number(state.gasInBlock), bytes });
    }
    for (const listener of listeners) listener();
  }

  function checkTx(bytes: Uint8Array): Refusal | null {
    const tx = decodeTx(bytes);
    const expected = state.sequence + BigInt(mempool.size);
    const got = tx.signers[0]?.sequence;
    const [fee] = tx.fee;
    if ((fee?.amount ?? 0n) > state.spendable) return { code: 5, codespace: 'sdk', log: 'insufficient funds: insufficient funds' };
    if (got === expected) return null;
    return { code: 32, codespace: 'sdk', log: `account sequence mismatch, expected ${expected}, got ${got}: incorrect account sequence` };
  }

  function broadcast(bytes: Uint8Array): unknown {
    const hash = txHash(bytes);
    broadcasts.push(hash);
    const fault = state.faults.shift();
    if (fault === 'lost') throw new ChainFailure({ kind: 'timeout', seconds: 8 });
    if (cache.has(hash) && !state.forgetful) {
      throw new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data: 'tx already exists in cache' });
    }
    const refusal = typeof fault === 'object' ? fault : checkTx(bytes);
    if (refusal) return { ...refusal, data: '', hash };
    cache.add(hash);
    if (fault !== 'drop') mempool.set(hash, bytes);
    if (fault === 'cut') throw new ChainFailure({ kind: 'timeout', seconds: 8 });
    return { code: 0, data: '', codespace: '', log: '', hash };
  }

  function lookup(hash: string, height: number): unknown {
    if (state.lookupErrors > 0) {
      state.lookupErrors -= 1;
      throw new ChainFailure({ kind: 'unavailable', status: 503 });
    }
    const found = included.get(hash);
    if (!found || found.height > height) {
      throw new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data: `tx (${hash}) not found` });
    }
    const { code, codespace, log, gasUsed, bytes } = found;
    const tx_result = { code, codespace, log, gas_wanted: '0', gas_used: String(gasUsed), events: code === 0 ? eventsOf(bytes) : [] };
    return { hash, height: String(found.height), index: 0, tx_result, tx: toBase64(bytes) };
  }

  function query(path: string): unknown {
    if (path.endsWith('/Account')) {
      const base = writeMessage([1, 'account'], [3, 7], [4, Number(state.sequence)]);
      return answer(writeMessage([1, writeMessage([1, '/cosmos.auth.v1beta1.BaseAccount'], [2, base])]));
    }
    if (state.simulateRefusal) return { ...state.simulateRefusal, value: null, height: '0' };
    return answer(writeMessage([1, writeMessage([2, Number(state.gas)])]));
  }

  function rpcAt(lag: () => number): RpcClient {
    return {
      disconnect: () => {},
      execute: async ({ id, method, params }) => {
        const given = params as Record<string, string>;
        const height = state.height - lag();
        const result = () => {
          if (method === 'status') return statusOf(state.chainId, height);
          if (method === 'consensus_params') return { consensus_params: { block: { max_gas: state.maxGas } } };
          if (method === 'abci_query') return { response: query(given['path'] ?? '') };
          if (method === 'broadcast_tx_sync') return broadcast(bytesOf(given['tx']));
          if (method === 'tx')
            return lookup(
              Buffer.from(given['hash'] ?? '', 'base64')
                .toString('hex')
                .toUpperCase(),
              height,
            );
          throw new ChainFailure({ kind: 'rpc-error', code: -32601, message: 'Method not found', data: '' });
        };
        return { jsonrpc: '2.0', id, result: result() };
      },
    };
  }

  const base = {
    network: 'sandbox',
    chain,
    status: {
      get: () => ({
        state: state.status,
        height: state.height,
        blockTime: 0,
        seenAt: 0,
        endpoint: 'test',
        reason: 'The node stands still.',
      }),
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  const usual = { ...base, rpc: rpcAt(() => 0) };
  const count = options.witnesses ?? 0;
  const others = Array.from({ length: count }, (_, i) => ({ ...base, rpc: rpcAt(() => state.lag[i] ?? 0) }));
  const client: ChainClient = count === 0 ? usual : { ...usual, nodes: () => others };
  return { client, state, included, broadcasts, mempool, produceBlock };
}

function answer(value: Uint8Array) {
  return { code: 0, codespace: '', log: '', value: toBase64(value), height: '10' };
}

function statusOf(network: string, height: number) {
  const sync_info = { latest_block_height: String(height), latest_block_time: '2026-01-01T00:00:00Z', catching_up: false };
  return { node_info: { network }, sync_info };
}

function bytesOf(base64: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
}

/** At rate 1: what is staked is minted, what is burned unbonds. */
function eventsOf(bytes: Uint8Array) {
  return decodeTx(bytes).messages.flatMap(({ typeUrl, value }) => {
    const { amount } = value as { amount: Coin };
    if (typeUrl.endsWith('MsgLiquidStake')) {
      return [{ type: 'liquid_stake', attributes: [{ key: 'stkxprt_minted_amount', value: `${amount.amount}stk/uxprt` }] }];
    }
    const unbonding = [
      { key: 'amount', value: `${amount.amount}uxprt` },
      { key: 'completion_time', value: '2026-12-13T10:00:00Z' },
    ];
    return [
      { type: 'unbond', attributes: unbonding },
      { type: 'liquid_unstake', attributes: [{ key: 'unbonded_amount', value: '0uxprt' }] },
    ];
  });
}
