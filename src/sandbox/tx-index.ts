import type { Hex } from './block-hash.ts';
import { type EventQuery, type IndexedAttribute, matchesOneEvent } from './event-query.ts';
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

/** Transactions by hash and by their events, in chain order. */
export class TxIndex {
  readonly #byHash = new Map<Hex, IndexedTx>();

  constructor(txs: readonly IndexedTx[] = []) {
    for (const tx of txs) this.add(tx);
  }

  add(tx: IndexedTx): void {
    this.#byHash.set(tx.hash, tx);
  }

  get(hash: Hex): IndexedTx | undefined {
    return this.#byHash.get(hash);
  }

  get size(): number {
    return this.#byHash.size;
  }

  /** All transactions, oldest first. */
  all(): IndexedTx[] {
    return [...this.#byHash.values()];
  }

  /** Those that the query asks for, oldest first. */
  search(query: EventQuery): IndexedTx[] {
    const hash = query.find(({ tag, operator }) => tag === 'tx.hash' && operator === '=')?.operand;
    if (hash?.kind === 'text') {
      const found = this.#byHash.get(hash.text.toUpperCase());
      return found ? [found] : [];
    }
    return this.all().filter((tx) => matchesOneEvent(query, txAttributes(tx), WHOLE_TAGS));
  }
}

/** The attributes of some events as CometBFT indexes them; those with an empty key are left out. */
export function attributesOf(events: readonly Event[]): IndexedAttribute[] {
  return events.flatMap(({ type, attributes }, event) =>
    attributes.filter(([key]) => key !== '').map(([key, value]) => ({ tag: `${type}.${key}`, value, event })),
  );
}

/** The attributes of a transaction, with those that CometBFT adds. */
export function txAttributes({ hash, height, result }: IndexedTx): IndexedAttribute[] {
  return [...attributesOf(result.events), { tag: 'tx.hash', value: hash, event: -1 }, { tag: 'tx.height', value: `${height}`, event: -1 }];
}
