import { useTyped } from '#tx/use-typed.ts';
import type { LiquidSearch } from '../search.ts';
import { useLiquidSearch } from '../use-liquid-search.ts';

/** What stands in the amount field. Typing pins what it is about: balances that are read meanwhile must not put another coin under the amount. */
export function useHostAmount(pin: Partial<LiquidSearch>): readonly [text: string, type: (text: string) => void] {
  const { search, change, kept } = useLiquidSearch();
  return useTyped(search.amount, (amount) => {
    change({ ...pin, amount });
    return kept(amount);
  });
}
