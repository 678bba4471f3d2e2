import { useLocation, useSearch } from 'wouter';
import { readSearch, type TransferSearch, writeSearch } from './search.ts';

/** What the address says, and how to change it. Opening something can be gone back from; choosing and typing cannot. */
export function useTransferSearch() {
  const search = readSearch(useSearch());
  const [, navigate] = useLocation();
  return {
    search,
    /** Another page of this kind, with nothing of this one in it. */
    open: (next: Partial<TransferSearch>) => navigate(writeSearch(next)),
    change: (change: Partial<TransferSearch>) => navigate(writeSearch({ ...search, ...change }), { replace: true }),
    /** What the address can hold of a typed amount. */
    kept: (amount: string) => readSearch(writeSearch({ amount }).split('?')[1] ?? '').amount,
  };
}
