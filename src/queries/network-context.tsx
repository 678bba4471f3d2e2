import { createContext, use, useSyncExternalStore } from 'react';
import type { ChainClient, ChainStatus } from '#chain/client.ts';
import type { Network } from '#config/network.ts';

/** The chosen network and the client of its hub. One of the three contexts of the application. */
export type NetworkValue = { readonly network: Network; readonly hub: ChainClient };

export const NetworkContext = createContext<NetworkValue | null>(null);

/** Throws outside of a network, which is a programmer's error: pages are only rendered inside one. */
export function useNetwork(): NetworkValue {
  const value = use(NetworkContext);
  if (!value) throw new Error('useNetwork outside of NetworkContext');
  return value;
}

/** Health of the hub's connection, live. */
export function useChainStatus(): ChainStatus {
  const { hub } = useNetwork();
  return useSyncExternalStore(hub.status.subscribe, hub.status.get);
}
