import { fallback, type InferOutput, maxLength, object, optional, parse, picklist, pipe, regex, string } from 'valibot';
import { LEDGER_FILTERS } from './ledger/ledger-filter.ts';

/** What the address of the page says. Anything else in it, or anything odd, is as if it were not there. Never an account. */
const Search = object({
  tab: fallback(picklist(['earned', 'ledger', 'calculator']), 'earned'),
  kind: fallback(picklist(LEDGER_FILTERS), 'all'),
  year: fallback(pipe(string(), regex(/^20\d\d$/)), ''),
  /** From 1. */
  page: fallback(pipe(string(), regex(/^[1-9]\d{0,4}$/)), '1'),
  /** Exactly what was typed, so that a reload keeps it; it is read again like typed text. */
  amount: fallback(optional(pipe(string(), maxLength(60)), '1000'), '1000'),
  days: fallback(optional(pipe(string(), maxLength(8)), '365'), '365'),
  product: fallback(picklist(['stkxprt', 'native']), 'stkxprt'),
  validator: fallback(pipe(string(), regex(/^[a-z]{1,40}valoper1[a-z0-9]{38,58}$/)), ''),
  every: fallback(picklist(['1', '7', '30', 'never']), '30'),
});

export type RewardsSearch = InferOutput<typeof Search>;

export function readSearch(search: string): RewardsSearch {
  return parse(Search, Object.fromEntries(new URLSearchParams(search)));
}

const DEFAULTS = readSearch('');

/** Only what differs from a page that was just opened. */
export function writeSearch(search: RewardsSearch): string {
  const changed = Object.entries(search).filter(([name, value]) => value !== Object.entries(DEFAULTS).find(([key]) => key === name)?.[1]);
  const params = new URLSearchParams(changed);
  return changed.length === 0 ? '/rewards' : `/rewards?${params}`;
}
