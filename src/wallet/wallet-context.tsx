import { createContext, use, useSyncExternalStore } from 'react';
import type { ChainId } from '#config/network.ts';
import type { WalletAccount, WalletState, WalletStore } from './wallet.ts';

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
  return useAccountOn(useWalletStore().network.hub)?.address ?? null;
}

/** The account on any chain of the network; null when the wallet gave none there, which `WalletStore.account` can change. */
export function useAccountOn(chain: ChainId): WalletAccount | null {
  const wallet = useWallet();
  return wallet.state === 'connected' ? (wallet.accounts.find((each) => each.chain === chain) ?? null) : null;
}
