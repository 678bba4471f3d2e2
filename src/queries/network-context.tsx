import { createContext, use, useSyncExternalStore } from 'react';
import type { ChainClient, ChainStatus } from '#chain/client.ts';
import type { ChainId, Network } from '#config/network.ts';

/** The chosen network and the clients of its chains. One of the three contexts of the application. */
export type NetworkValue = {
  readonly network: Network;
  readonly hub: ChainClient;
  /** One client per chain, made when it is first asked for; `hub` is the hub's. Throws for a chain that is not of the network. */
  readonly client: (chain: ChainId) => ChainClient;
};

export const NetworkContext = createContext<NetworkValue | null>(null);

/** Throws outside of a network, which is a programmer's error: pages are only rendered inside one. */
export function useNetwork(): NetworkValue {
  const value = use(NetworkContext);
  if (!value) throw new Error('useNetwork outside of NetworkContext');
  return value;
}

/** Always the same object for a chain of this network. Asking for it asks the chain nothing. */
function useChainClient(chain: ChainId): ChainClient {
  return useNetwork().client(chain);
}

/** Health of the hub's connection, live. */
export function useChainStatus(): ChainStatus {
  return useStatus(useNetwork().hub);
}

/** Health of the connection to any chain of the network, live: its nodes are asked for blocks as long as a component with this is shown. */
export function useChainStatusOf(chain: ChainId): ChainStatus {
  return useStatus(useChainClient(chain));
}

function useStatus({ status }: ChainClient): ChainStatus {
  return useSyncExternalStore(status.subscribe, status.get);
}
