import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useNetwork } from '#queries/network-context.tsx';
import { toast } from '#ui/toast.tsx';
import { useWalletStore } from '#wallet/wallet-context.tsx';
import { whenIdle } from './idle.ts';
import { prefetchSigning } from './prefetch.ts';
import { createTxStore, type TxStore } from './tx-store.ts';
import { TxContext } from './use-tx.ts';

const TxDialog = lazy(() => import('./tx-dialog.tsx').then((module) => ({ default: module.TxDialog })));

/** Holds the transactions of one network and shows the dialog of the running one. Remounted when the network changes. */
export function TxProvider({ children }: { children: ReactNode }) {
  const store = useCreatedStore();
  return (
    <TxContext value={store}>
      {children}
      <RunningTx store={store} />
    </TxContext>
  );
}

function useCreatedStore(): TxStore {
  const { network, client } = useNetwork();
  const wallet = useWalletStore();
  const queries = useQueryClient();
  const [store] = useState(() =>
    createTxStore({
      network,
      client,
      wallet,
      announce: (text) => toast(text),
      reread: (keys) => {
        for (const queryKey of keys ?? [[network.id]]) void queries.invalidateQueries({ queryKey });
      },
    }),
  );
  // External systems: the journal in the browser's storage, and the wallet whose connection announces that somebody may sign soon.
  useEffect(() => whenIdle(() => store.open()), [store]);
  useEffect(() => {
    const prefetch = () => wallet.get().state === 'connected' && prefetchSigning();
    prefetch();
    return wallet.subscribe(prefetch);
  }, [wallet]);
  return store;
}

function RunningTx({ store }: { store: TxStore }) {
  const { flow } = useSyncExternalStore(store.subscribe, store.get);
  if (!flow) return null;
  return (
    <Suspense>
      <TxDialog flow={flow} store={store} />
    </Suspense>
  );
}
