import { useLocation, useSearch } from 'wouter';
import { type LiquidSearch, readSearch, writeSearch } from './search.ts';

/** What the address says, and how to change it. Choosing and typing are nothing to go back from. */
export function useLiquidSearch() {
  const search = readSearch(useSearch());
  const [, navigate] = useLocation();
  return {
    search,
    change: (change: Partial<LiquidSearch>) => navigate(writeSearch({ ...search, ...change }), { replace: true }),
    /** What the address can hold of a typed amount. */
    kept: (amount: string) => readSearch(writeSearch({ amount }).split('?')[1] ?? '').amount,
  };
}
