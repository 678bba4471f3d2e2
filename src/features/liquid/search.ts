import { fallback, type InferOutput, maxLength, object, optional, parse, picklist, pipe, string } from 'valibot';

/** What the address of the page says. Anything else in it, or anything odd, is as if it were not there. */
const Search = object({
  tab: fallback(picklist(['mint', 'redeem']), 'mint'),
  /** Exactly what was typed, so that a reload keeps it; it is read again like typed text. */
  amount: fallback(optional(pipe(string(), maxLength(60)), ''), ''),
});

export type LiquidSearch = InferOutput<typeof Search>;

export function readSearch(search: string): LiquidSearch {
  return parse(Search, Object.fromEntries(new URLSearchParams(search)));
}

export function writeSearch({ tab, amount }: LiquidSearch): string {
  const params = new URLSearchParams({ tab, ...(amount === '' ? {} : { amount: amount.slice(0, 60) }) });
  return `/liquid?${params}`;
}
