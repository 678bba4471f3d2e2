import type { ChainClient } from '#chain/client.ts';
import { createTransport, type Transport } from '#chain/transport.ts';
import type { Chain } from '#config/network.ts';
import { hubChain, loadNetwork } from '#config/networks.ts';
import { type ChainHost, hostChain } from '#sandbox/chain-host.ts';
import { seedGenesis } from '#sandbox/seed-genesis.ts';
import { serveSandbox } from '../../scripts/sandbox-server.ts';

/** The sandbox behind HTTP on a free port and a client of ours over the real transport. Blocks are made by `host.block()`. */
export type ServedSandbox = {
  readonly host: ChainHost;
  readonly chain: Chain;
  readonly transport: Transport;
  readonly client: ChainClient;
  /** How many HTTP requests were sent. */
  requests(): number;
  close(): Promise<void>;
};

export async function servedSandbox(): Promise<ServedSandbox> {
  const host = await hostChain({ storage: null, genesis: seedGenesis(), blockInterval: null, now: Date.now });
  const server = await serveSandbox(host.node, { rpc: 0, rest: 0 });
  const network = await loadNetwork('sandbox');
  const chain = { ...hubChain(network), rpc: [server.rpcUrl] };
  let requests = 0;
  const transport = createTransport(chain, {
    WebSocket: null,
    fetch: (input, init) => {
      requests += 1;
      return fetch(input, init);
    },
  });
  return {
    host,
    chain,
    transport,
    client: { network: network.id, chain, rpc: transport.rpc, status: transport.status },
    requests: () => requests,
    async close() {
      transport.close();
      await server.close();
      await host.stop();
    },
  };
}
