import { fallback, type InferOutput, maxLength, object, optional, parse, pipe, regex, string } from 'valibot';

const matching = (pattern: RegExp, most: number) => fallback(optional(pipe(string(), maxLength(most), regex(pattern)), ''), '');

/** As chains call themselves. Whether this network has one of that name is another question. */
const chainId = matching(/^([A-Za-z0-9][\w.-]*)?$/, 64);

/** Typed text lives in the address up to this length. */
const TYPED = 60;

/**
 * What the address of the page says: never who receives, nor a memo. Anything else in it, or anything odd, is as if it were not there.
 * `asset` is a denom as the bank of `from` names it (cosmos-sdk `types/coin.go`, reDnmString); `track` the hash of a transaction on the chain `on`.
 */
const Search = object({
  from: chainId,
  to: chainId,
  asset: matching(/^([a-zA-Z][a-zA-Z0-9/:._-]{2,127})?$/, 128),
  /** Exactly what was typed, so that a reload keeps it; it is read again like typed text. */
  amount: fallback(optional(pipe(string(), maxLength(TYPED)), ''), ''),
  track: matching(/^([0-9A-F]{64})?$/, 64),
  on: chainId,
});

export type TransferSearch = InferOutput<typeof Search>;

export function readSearch(search: string): TransferSearch {
  return parse(Search, Object.fromEntries(new URLSearchParams(search)));
}

const NAMES = ['from', 'to', 'asset', 'amount', 'track', 'on'] as const satisfies readonly (keyof TransferSearch)[];

/** Only what says something. */
export function writeSearch(search: Partial<TransferSearch>): string {
  const params = new URLSearchParams();
  for (const name of NAMES) {
    const text = search[name] ?? '';
    if (text !== '') params.set(name, name === 'amount' ? text.slice(0, TYPED) : text);
  }
  const text = params.toString();
  return text === '' ? '/transfer' : `/transfer?${text}`;
}
