import { useLocation, useSearch } from 'wouter';
import { readSearch, type StakeSearch, writeSearch } from './search.ts';

const NO_FORM = { do: '', amount: '', to: '', entry: '', with: '' } as const;

/** What the address says, and how to change it. Opening something can be gone back from; typing and sorting cannot. */
export function useStakeSearch() {
  const search = readSearch(useSearch());
  const [, navigate] = useLocation();
  const to = (change: Partial<StakeSearch>) => writeSearch({ ...search, ...change });
  return {
    search,
    /** The address after a change, for links. A form that is left takes its input with it. */
    href: (change: Partial<StakeSearch>) => to({ ...NO_FORM, ...change }),
    open: (change: Partial<StakeSearch>) => navigate(to({ ...NO_FORM, ...change })),
    change: (change: Partial<StakeSearch>) => navigate(to(change), { replace: true }),
    /** The search part of the address that `change` leads to. */
    after: (change: Partial<StakeSearch>) => to(change).split('?')[1] ?? '',
  };
}
