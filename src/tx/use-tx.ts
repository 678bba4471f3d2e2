import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { type OpenPlan, openPlans } from './open-plans.ts';
import type { TxFlow, TxSnapshot, TxStore } from './tx-store.ts';

/** The transactions of the chosen network. One of the three contexts of the application. */
export const TxContext = createContext<TxStore | null>(null);

/** Throws outside of a network, which is a programmer's error. */
function useTxStore(): TxStore {
  const store = use(TxContext);
  if (!store) throw new Error('useTxStore outside of TxProvider');
  return store;
}

/** The running transaction and the verbs: `start(intent)` opens the dialog, which does the rest; `estimate` and `split` ask the chain beforehand. */
export function useTx(): Pick<TxStore, 'start' | 'show' | 'estimate' | 'split' | 'trackTransfer' | 'giveUp'> & {
  readonly flow: TxFlow | null;
} {
  const store = useTxStore();
  const { flow } = useSyncExternalStore(store.subscribe, store.get);
  return { ...store, flow };
}

/** What this device has sent, newest first; `entries` is null until it is read. */
export function useJournal(): Pick<TxSnapshot, 'entries' | 'warning'> {
  const store = useTxStore();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What can be gone on with: works whose next signature had to wait for an arrival, also from before a reload. Newest first. */
export function useOpenPlans(): readonly OpenPlan[] {
  const { entries } = useJournal();
  return useMemo(() => openPlans(entries ?? []), [entries]);
}
