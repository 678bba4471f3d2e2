import type { ExpectedChange, TxIntent, TxKind, TxPart } from './intent.ts';

type Bucket = ExpectedChange['bucket'];

/** What a receipt calls the things of one kind of transaction. */
export type KindWords = {
  /** The sum of what the messages move; null where they name no coin. */
  readonly gives: string | null;
  /** What is expected to arrive, by the bucket where it arrives. */
  readonly gets: Readonly<Partial<Record<Bucket, string>>>;
  /** Where stake or rewards come from, and where stake goes. */
  readonly from: string;
  readonly to: string;
  /** The day on which the block's answer says something ends. */
  readonly ends: string;
};

/** The journal keeps no longer title. */
const LONGEST = 200;

/** `1 of 2`. */
export function placeOf({ number, of }: TxPart): string {
  return `${number} of ${of}`;
}

/** The title with its place in a work of several parts. */
export function titleOf({ title, part }: Pick<TxIntent, 'title' | 'part'>): string {
  const place = part ? ` (${placeOf(part)})` : '';
  return title.slice(0, LONGEST - place.length) + place;
}

/** The chain pays the rewards of a delegation whenever it changes. */
export const PAID_OUT = 'Rewards paid out';
const PAID = { free: PAID_OUT } as const;
const usual = { from: 'From', to: 'With', ends: 'Arrives by itself' } as const;

export const KIND_WORDS: Readonly<Record<TxKind, KindWords>> = {
  mint: { ...usual, gives: 'You stake', gets: { 'liquid-staked': 'You get' } },
  redeem: { ...usual, gives: 'You burn', gets: { unbonding: 'You get', free: 'You get' } },
  delegate: { ...usual, gives: 'You stake', gets: PAID },
  undelegate: { ...usual, gives: 'You unbond', gets: { unbonding: 'You get', ...PAID } },
  redelegate: { ...usual, gives: 'You move', gets: PAID, to: 'To', ends: 'Can be moved on from' },
  'cancel-unbonding': { ...usual, gives: 'You stake again', gets: PAID },
  claim: { ...usual, gives: null, gets: { free: 'You get' }, from: 'Rewards from' },
  restake: { ...usual, gives: 'You stake', gets: PAID, from: 'Rewards from' },
  tokenize: { ...usual, gives: 'You tokenize', gets: { 'liquid-staked': 'You get', staked: 'You get', ...PAID } },
  'redeem-shares': { ...usual, gives: 'You give back', gets: { staked: 'You stake', ...PAID } },
  transfer: { ...usual, gives: 'You send', gets: {} },
  'mint-host': { ...usual, gives: 'You stake', gets: { 'liquid-staked': 'You get' } },
  'redeem-host': { ...usual, gives: 'You burn', gets: { unbonding: 'You get' } },
  'redeem-instantly': { ...usual, gives: 'You burn', gets: { free: 'You get' } },
  'mint-host-shares': { ...usual, gives: 'You give', gets: { 'liquid-staked': 'You get' } },
};
