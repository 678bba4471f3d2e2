import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { Chain, Network } from '#config/network.ts';
import { ChainFailure } from './abci.ts';
import type { ChainClient, ChainStatusStore } from './client.ts';
import type { ChainError } from './errors.ts';
import { readNodeStatus } from './node-status.ts';
import { rpcError } from './rpc-error.ts';
import { createStatusKeeper } from './status-keeper.ts';
import { createStatusPoll, isHidden } from './status-poll.ts';

const EACH_BLOCK = 1_000;
const HIDDEN = 60_000;

/** A chain in this page: no endpoints, no batches, but the same proof of identity and the same status. Rejections become `ChainFailure`. */
export function embedTransport(
  chain: Chain,
  inner: RpcClient,
  now: () => number = Date.now,
): { readonly rpc: RpcClient; readonly status: ChainStatusStore; close(): void } {
  const keeper = createStatusKeeper(
    chain.name,
    now,
    () => true,
    (watched) => (watched ? poll.start() : poll.stop()),
  );
  const poll = createStatusPoll({
    now,
    ask: () => void prove().catch(() => {}),
    interval: () => (isHidden() ? HIDDEN : EACH_BLOCK),
    tick: keeper.refresh,
  });
  let proof: Promise<void> | null = null;

  async function prove(): Promise<void> {
    poll.noteAsked();
    keeper.asked();
    try {
      const { result } = await inner.execute({ jsonrpc: '2.0', id: 1, method: 'status', params: {} });
      const node = readNodeStatus(result);
      if (node.chainId !== chain.id) throw new ChainFailure({ kind: 'wrong-chain', expected: chain.id, found: node.chainId });
      keeper.answered('sandbox', node);
    } catch (cause) {
      const failure = asChainFailure(cause);
      keeper.failed(failure.error);
      throw failure;
    }
  }

  return {
    rpc: {
      async execute(request) {
        proof ??= prove();
        await proof.catch((failure: unknown) => {
          proof = null;
          throw failure;
        });
        return inner.execute(request).catch((cause: unknown) => {
          throw asChainFailure(cause);
        });
      },
      disconnect() {},
    },
    status: keeper.store,
    close: () => poll.stop(),
  };
}

/** The client of a chain of the network that runs in this page. */
export function createEmbeddedClient(network: Network, chain: Chain, rpc: RpcClient): ChainClient {
  return { network: network.id, chain, ...embedTransport(chain, rpc) };
}

/** CosmJS's clients throw the JSON-RPC error object as the message of an `Error`; an embedded chain may do the same. */
function asChainFailure(cause: unknown): ChainFailure {
  if (cause instanceof ChainFailure) return cause;
  return new ChainFailure(errorFrom(cause instanceof Error ? cause.message : String(cause)), { cause });
}

function errorFrom(message: string): ChainError {
  try {
    return rpcError(JSON.parse(message));
  } catch {
    return rpcError({ code: -32603, message: 'Internal error', data: message });
  }
}
