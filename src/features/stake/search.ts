import { fallback, type InferOutput, maxLength, object, optional, parse, picklist, pipe, regex, string } from 'valibot';
import { SORT_KEYS, STATUS_FILTERS } from './validators/validator-list.ts';

export const ACTIONS = [
  'delegate',
  'undelegate',
  'redelegate',
  'cancel-unbonding',
  'claim',
  'restake',
  'tokenize',
  'redeem-shares',
] as const;
/** What a form of this page does. */
export type Action = (typeof ACTIONS)[number];

const OPERATOR = '[a-z]{1,24}valoper1[02-9ac-hj-np-z]{38,58}';
const text = (most: number) => fallback(optional(pipe(string(), maxLength(most)), ''), '');
const matching = (pattern: RegExp, most: number) => fallback(optional(pipe(string(), maxLength(most), regex(pattern)), ''), '');

/** Typed text lives in the address up to this length. */
const TYPED = 60;

/** What the address of the page says. Anything else in it, or anything odd, is as if it were not there. */
const Search = object({
  q: text(TYPED),
  sort: fallback(optional(picklist(SORT_KEYS), 'power'), 'power'),
  dir: fallback(optional(picklist(['asc', 'desc']), 'desc'), 'desc'),
  status: fallback(optional(picklist(STATUS_FILTERS), 'all'), 'all'),
  mine: fallback(optional(picklist(['', '1']), ''), ''),
  validator: matching(new RegExp(`^(${OPERATOR})?$`), 90),
  do: fallback(optional(picklist(['', ...ACTIONS]), ''), ''),
  /** Exactly what was typed, so that a reload keeps it; it is read again like typed text. */
  amount: text(TYPED),
  /** Where a redelegation goes. */
  to: matching(new RegExp(`^(${OPERATOR})?$`), 90),
  /** Creation height of an unbonding entry, or the number of a tokenized share. */
  entry: matching(/^\d{0,19}$/, 19),
  /** Further validators of one delegation, each with its own amount or without: `valoper:typed`, by commas. */
  with: matching(new RegExp(`^(${OPERATOR}(:[^,:]{0,24})?(,${OPERATOR}(:[^,:]{0,24})?){0,19})?$`), 2400),
});

export type StakeSearch = InferOutput<typeof Search>;

export function readSearch(search: string): StakeSearch {
  return parse(Search, Object.fromEntries(new URLSearchParams(search)));
}

const NOTHING = readSearch('');

/** Only what differs from an address that says nothing. */
export function writeSearch(search: StakeSearch): string {
  const params = new URLSearchParams();
  for (const name of NAMES) if (search[name] !== NOTHING[name]) params.set(name, search[name].slice(0, name === 'with' ? 2400 : 90));
  const text = params.toString();
  return text === '' ? '/stake' : `/stake?${text}`;
}

const NAMES: readonly (keyof StakeSearch)[] = ['q', 'sort', 'dir', 'status', 'mine', 'validator', 'do', 'amount', 'to', 'entry', 'with'];
