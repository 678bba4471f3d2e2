import { createContext, use, useSyncExternalStore } from 'react';
import type { WalletState, WalletStore } from './wallet.ts';

/** The wallet of the chosen network. One of the three contexts of the application. */
export const WalletContext = createContext<WalletStore | null>(null);

/** Throws outside of a network, which is a programmer's error. */
export function useWalletStore(): WalletStore {
  const store = use(WalletContext);
  if (!store) throw new Error('useWalletStore outside of WalletContext');
  return store;
}

export function useWallet(): WalletState {
  const store = useWalletStore();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The account on the hub, or null: what every page that shows "mine" asks for. */
export function useHubAddress(): string | null {
  const wallet = useWallet();
  return wallet.state === 'connected' ? (wallet.accounts[0]?.address ?? null) : null;
}
