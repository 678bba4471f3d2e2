import type { Hex } from './block-hash.ts';
import { type EventQuery, type IndexedAttribute, matchesAnyEvent, matchesOneEvent } from './event-query.ts';
import type { Event } from './events.ts';
import type { TxResult } from './execute.ts';

/** A transaction in a block. */
export type IndexedTx = {
  readonly hash: Hex;
  readonly height: number;
  /** Place in its block, from 0. */
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly result: TxResult;
};

const WHOLE_TAGS = ['tx.height', 'tx.hash'];

/** Transactions that have an attribute, by its value, oldest first; `counted` transactions have been looked at. */
type Postings = { counted: number; readonly byValue: Map<string, IndexedTx[]> };

/** Transactions by hash and by their events, in chain order. */
export class TxIndex {
  readonly #byHash = new Map<Hex, IndexedTx>();
  readonly #inOrder: IndexedTx[] = [];
  /** By tag; made for the tags that somebody has asked for. */
  readonly #postings = new Map<string, Postings>();

  constructor(txs: readonly IndexedTx[] = []) {
    for (const tx of txs) this.add(tx);
  }

  /** The same bytes again, which only a recording has, take the place of the first ones. */
  add(tx: IndexedTx): void {
    const before = this.#byHash.get(tx.hash);
    this.#byHash.set(tx.hash, tx);
    if (!before) this.#inOrder.push(tx);
    else {
      this.#inOrder[this.#inOrder.indexOf(before)] = tx;
      this.#postings.clear();
    }
  }

  get(hash: Hex): IndexedTx | undefined {
    return this.#byHash.get(hash);
  }

  get size(): number {
    return this.#inOrder.length;
  }

  /** All transactions, oldest first. */
  all(): IndexedTx[] {
    return [...this.#inOrder];
  }

  /** Those that the query asks for, oldest first. */
  search(query: EventQuery): IndexedTx[] {
    const hash = query.find(({ tag, operator }) => tag === 'tx.hash' && operator === '=')?.operand;
    if (hash?.kind === 'text') {
      const found = this.#byHash.get(hash.text.toUpperCase());
      return found ? [found] : [];
    }
    const whole = query.filter(({ tag }) => WHOLE_TAGS.includes(tag));
    const ofEvents = query.filter(({ tag }) => !WHOLE_TAGS.includes(tag));
    const exact = ofEvents.find(({ operator, operand }) => operator === '=' && operand?.kind === 'text');
    const candidates = exact?.operand?.kind === 'text' ? this.#with(exact.tag, exact.operand.text) : this.#inOrder;
    const inRange = candidates.filter((tx) => matchesAnyEvent(whole, wholeAttributes(tx)));
    if (ofEvents.length === (exact ? 1 : 0)) return inRange;
    return inRange.filter((tx) => matchesOneEvent(ofEvents, attributesOf(tx.result.events), WHOLE_TAGS));
  }

  #with(tag: string, value: string): readonly IndexedTx[] {
    let postings = this.#postings.get(tag);
    if (!postings) {
      postings = { counted: 0, byValue: new Map() };
      this.#postings.set(tag, postings);
    }
    for (const tx of this.#inOrder.slice(postings.counted)) for (const one of valuesOf(tx, tag)) note(postings.byValue, one, tx);
    postings.counted = this.#inOrder.length;
    return postings.byValue.get(value) ?? [];
  }
}

function note(byValue: Map<string, IndexedTx[]>, value: string, tx: IndexedTx): void {
  const list = byValue.get(value);
  if (list) list.push(tx);
  else byValue.set(value, [tx]);
}

/** The different values of one tag in a transaction. */
function valuesOf({ result }: IndexedTx, tag: string): ReadonlySet<string> {
  const values = new Set<string>();
  for (const { type, attributes } of result.events) {
    if (!tag.startsWith(`${type}.`)) continue;
    for (const [key, value] of attributes)
      if (key !== '' && tag.length === type.length + 1 + key.length && tag.endsWith(key)) values.add(value);
  }
  return values;
}

/** The attributes of some events as CometBFT indexes them; those with an empty key are left out. */
export function attributesOf(events: readonly Event[]): IndexedAttribute[] {
  return events.flatMap(({ type, attributes }, event) =>
    attributes.filter(([key]) => key !== '').map(([key, value]) => ({ tag: `${type}.${key}`, value, event })),
  );
}

/** The attributes of a transaction, with those that CometBFT adds. */
export function txAttributes(tx: IndexedTx): IndexedAttribute[] {
  return [...attributesOf(tx.result.events), ...wholeAttributes(tx)];
}

function wholeAttributes({ hash, height }: IndexedTx): IndexedAttribute[] {
  return [
    { tag: 'tx.hash', value: hash, event: -1 },
    { tag: 'tx.height', value: `${height}`, event: -1 },
  ];
}
