import type { ChainClient } from './client.ts';

/** The same chain, of which every question about its state is asked as of the end of this block. Nodes keep only so many old states. */
export function atHeight(client: ChainClient, height: number): ChainClient {
  return {
    ...client,
    rpc: {
      execute: (request) =>
        client.rpc.execute(
          request.method === 'abci_query' ? { ...request, params: { ...request.params, height: String(height) } } : request,
        ),
      disconnect() {},
    },
  };
}
