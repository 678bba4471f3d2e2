import type { Asset } from '#domain/asset.ts';
import { type ParsedAmount, parseAmount } from '#domain/parse-amount.ts';
import { useTyped } from '#tx/use-typed.ts';
import { readSearch } from '../search.ts';
import { useStakeSearch } from '../use-stake-search.ts';

export type AmountInput = {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly parsed: ParsedAmount;
  /** Base units; null unless an amount stands there. */
  readonly base: bigint | null;
};

/** The amount of a form, kept in the address of the page. */
export function useAmountInput(asset: Asset): AmountInput {
  const { search, change, after } = useStakeSearch();
  const [text, onType] = useTyped(search.amount, (amount) => {
    change({ amount });
    return readSearch(after({ amount })).amount;
  });
  const parsed = parseAmount(text, asset);
  return { text, onType, parsed, base: parsed.kind === 'ok' ? parsed.amount.base : null };
}
