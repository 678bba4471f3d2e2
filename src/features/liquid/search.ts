import { fallback, type InferOutput, maxLength, object, optional, parse, picklist, pipe, regex, string } from 'valibot';

const matching = (pattern: RegExp, most: number) => fallback(optional(pipe(string(), maxLength(most), regex(pattern)), ''), '');

/** Typed text lives in the address up to this length. */
const TYPED = 60;

/** What the address of the page says. Anything else in it, or anything odd, is as if it were not there. */
const Search = object({
  tab: fallback(picklist(['mint', 'redeem']), 'mint'),
  /** Exactly what was typed, so that a reload keeps it; it is read again like typed text. */
  amount: fallback(optional(pipe(string(), maxLength(TYPED)), ''), ''),
  /** Denom of the liquid coin on the hub (cosmos-sdk `types/coin.go`, reDnmString); empty for the hub's own. Whether the network has it is another question. */
  asset: matching(/^([a-zA-Z][a-zA-Z0-9/:._-]{2,127})?$/, 128),
  /** The chain on which the coin is taken that is to be staked; empty where nobody has said. */
  from: matching(/^([A-Za-z0-9][\w.-]*)?$/, 64),
  /** Redeemed through the queue, or at once. */
  how: fallback(optional(picklist(['queue', 'now']), 'queue'), 'queue'),
});

export type LiquidSearch = InferOutput<typeof Search>;

export function readSearch(search: string): LiquidSearch {
  return parse(Search, Object.fromEntries(new URLSearchParams(search)));
}

/** The tab always, and what else says something. */
export function writeSearch({ tab = 'mint', amount = '', asset = '', from = '', how = 'queue' }: Partial<LiquidSearch>): string {
  const said = { amount: amount.slice(0, TYPED), asset, from, how: how === 'queue' ? '' : how };
  const params = new URLSearchParams({ tab, ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')) });
  return `/liquid?${params}`;
}
