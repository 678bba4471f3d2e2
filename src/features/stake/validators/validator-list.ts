import type { Dec } from '#domain/dec.ts';

/** How a validator stands: `active` is bonded and earns; `tombstoned` was slashed for signing twice and never comes back. */
export type Standing = 'active' | 'unbonding' | 'unbonded' | 'jailed' | 'tombstoned';

/** One line of the table. Rates are shares of one, amounts base units of the stake denom. */
export type ValidatorRow = {
  readonly operator: string;
  /** Made safe to show; the address when the operator chose no name. */
  readonly moniker: string;
  /** The same without its middle left out. */
  readonly whole: string;
  /** What the search looks through: `searchText` of the moniker. */
  readonly found: string;
  readonly tokens: bigint;
  /** Of all bonded stake; 0 when not bonded. */
  readonly share: Dec;
  readonly commission: Dec;
  readonly maxCommission: Dec;
  readonly standing: Standing;
  /** Null while the chain has not said. */
  readonly apr: Dec | null;
  readonly uptime: Dec | null;
  /** What the reader has staked there. */
  readonly mine: bigint;
};

export const SORT_KEYS = ['power', 'name', 'commission', 'max', 'apr', 'status', 'uptime', 'mine'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export const STATUS_FILTERS = ['all', 'active', 'inactive', 'jailed'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export type ListOrder = {
  readonly q: string;
  readonly sort: SortKey;
  readonly dir: 'asc' | 'desc';
  readonly status: StatusFilter;
  /** Only those with a delegation of the reader. */
  readonly mine: boolean;
};

/** The rows that were asked for, in the order that was asked for. What is not known stands last either way; ties by stake, then by address. */
export function listValidators(rows: readonly ValidatorRow[], { q, sort, dir, status, mine }: ListOrder): readonly ValidatorRow[] {
  const words = searchText(q).split(' ').filter(Boolean);
  const wanted = rows.filter((row) => (!mine || row.mine > 0n) && ofStatus(row, status) && words.every((word) => matches(row, word)));
  const keyOf = KEYS[sort];
  const turn = dir === 'asc' ? 1 : -1;
  return wanted
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compare(a.key, b.key, turn) || compare(a.row.tokens, b.row.tokens, -1) || compare(a.row.operator, b.row.operator, 1))
    .map(({ row }) => row);
}

/** Without case, accents and width: "Zürich" is found by "zurich". */
export function searchText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Few letters would be in some address by chance. */
const ADDRESS_WORD = 6;

function matches({ found, operator }: ValidatorRow, word: string): boolean {
  return found.includes(word) || (word.length >= ADDRESS_WORD && operator.includes(word));
}

type Key = bigint | string | null;

const STANDINGS: Readonly<Record<Standing, bigint>> = { tombstoned: 0n, jailed: 1n, unbonded: 2n, unbonding: 3n, active: 4n };

/** A name begins with its first letter or digit: quotes and dashes before it do not bring anybody to the top. */
const KEYS: Readonly<Record<SortKey, (row: ValidatorRow) => Key>> = {
  power: (row) => row.tokens,
  name: (row) => row.found.replace(/^[^\p{L}\p{N}]+/u, ''),
  commission: (row) => row.commission,
  max: (row) => row.maxCommission,
  apr: (row) => row.apr,
  status: (row) => STANDINGS[row.standing],
  uptime: (row) => row.uptime,
  mine: (row) => row.mine,
};

function compare(a: Key, b: Key, turn: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -turn : turn;
}

function ofStatus({ standing }: ValidatorRow, status: StatusFilter): boolean {
  if (status === 'all') return true;
  if (status === 'jailed') return standing === 'jailed' || standing === 'tombstoned';
  return (standing === 'active') === (status === 'active');
}
