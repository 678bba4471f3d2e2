import type { LedgerGap } from '#domain/ledger-entry.ts';
import type { LedgerTx } from '#domain/ledger-tx.ts';
import { malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { fetchBlockEnds } from './block-ends.ts';
import { type Anchor, fetchAnchor, fetchBlockTimes } from './block-times.ts';
import { type History, NO_HISTORY, type SearchName, unseenSignatures, withTxs } from './history.ts';
import { chooseNode, type HistoryNode } from './history-node.ts';
import { type AccountAt, fetchAccountAt } from './present.ts';
import { readLedgerTx } from './read-tx.ts';
import { countResults, isIndexOff, searchPieces } from './search-pages.ts';

/** Told after every page: what is known so far, how many results were gone through and how many there are (null: not known). */
export type HistoryProgress = { readonly history: History; readonly read: number; readonly of: number | null };

export type HistoryOptions = { readonly report?: (progress: HistoryProgress) => void; readonly signal?: AbortSignal };

/** More results of one search than this are not an account that a person looks at. */
const MOST_RESULTS = 200_000;

/** A node indexes a block some time after it has it: so many blocks are looked at once more. */
const AGAIN = 5n;

const QUERIES: Readonly<Record<SearchName, (address: string) => string>> = {
  received: (address) => `coin_received.receiver='${address}'`,
  spent: (address) => `coin_spent.spender='${address}'`,
  rewards: (address) => `withdraw_rewards.delegator='${address}'`,
  signed: (address) => `message.sender='${address}'`,
};

/**
 * Reads an account's past up to the newest block, going on where `before` ended. Everything is asked of one node and up to one height, so that pages
 * fit together and the account's state at that height can be laid beside them. `address` must be a proven bech32 address. Throws `ChainFailure`;
 * what was read until then has been reported.
 */
export async function readHistory(client: ChainClient, address: string, before: History, options: HistoryOptions = {}): Promise<History> {
  if (!/^[a-z0-9]{8,100}$/.test(address)) throw malformed('address');
  const node = await chooseNode(client);
  // First of all: a node may forget this height while a long history is read.
  const [present, known] = await Promise.all([fetchPresent(node, address), stillTrue(node.client, before, node.height)]);
  const reading = new Reading(node.client, address, present, known, options);
  reading.setFrom(node.earliest);
  try {
    await reading.searchAll(['received', 'spent', 'rewards']);
  } catch (failure) {
    if (!isIndexOff(failure)) throw failure;
    return reading.finish([{ reason: 'index-off', from: null, to: null, count: null }]);
  }
  await reading.readEnds();
  return reading.finish(await reading.searchUnseen());
}

type Then = { readonly account: AccountAt; readonly anchor: Anchor };

async function fetchPresent({ client, height }: HistoryNode, address: string): Promise<Then> {
  const anchor = await fetchAnchor(client, height);
  if (anchor === null) throw malformed('no header of the newest block');
  return { account: await fetchAccountAt(client, address, height, anchor.at), anchor };
}

/** A chain that began anew has another past: then nothing of the old one is true. A block that the node has forgotten proves nothing. */
async function stillTrue(client: ChainClient, before: History, height: bigint): Promise<History> {
  if (before.anchor === null) return before;
  if (before.anchor.height > height) return NO_HISTORY;
  const now = await fetchAnchor(client, before.anchor.height);
  return now && (now.mark !== before.anchor.mark || now.at !== before.anchor.at) ? NO_HISTORY : before;
}

/** One reading of one account, up to one height. */
class Reading {
  history: History;
  readonly #client: ChainClient;
  readonly #address: string;
  readonly #present: AccountAt;
  readonly #anchor: Anchor;
  readonly #to: bigint;
  readonly #options: HistoryOptions;
  #read = 0;
  #of: number | null = null;

  constructor(client: ChainClient, address: string, { account, anchor }: Then, history: History, options: HistoryOptions) {
    this.#client = client;
    this.#address = address;
    this.#present = account;
    this.#anchor = anchor;
    this.#to = account.height;
    this.history = { ...history, present: null, anchor: history.anchor ?? anchor };
    this.#options = options;
  }

  /** The node's oldest block: its index may reach further back, which older transactions prove. */
  setFrom(earliest: bigint): void {
    const known = this.history.from;
    this.history = { ...this.history, from: known !== null && known < earliest ? known : earliest };
  }

  #from(name: SearchName): bigint {
    const from = this.history.next[name] - AGAIN;
    return from < 1n ? 1n : from;
  }

  #query(name: SearchName): string {
    return `${QUERIES[name](this.#address)} AND tx.height>=${this.#from(name)} AND tx.height<=${this.#to}`;
  }

  /** Counts first, so that progress has an end to go to. */
  async searchAll(names: readonly SearchName[]): Promise<void> {
    const due = names.filter((name) => this.history.next[name] <= this.#to);
    const counts = await Promise.all(due.map((name) => countResults(this.#client, 'tx_search', this.#query(name))));
    const known = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    this.#of = counts.includes(null) ? null : this.#read + known;
    this.#report();
    for (const [index, name] of due.entries()) {
      const count = counts[index] ?? null;
      if (count === 0 || (name === 'rewards' && count === this.#knownRewards())) this.#skip(name, count ?? 0);
      else await this.#search(name);
    }
  }

  /** Rewards are nearly always withdrawn in transactions that also spend or bring something: then all of them have been read already. */
  #knownRewards(): number {
    return this.history.txs.filter(({ hash, rewarded, height }) => hash !== null && rewarded && height >= this.#from('rewards')).length;
  }

  #skip(name: SearchName, count: number): void {
    this.#read += count;
    this.#advance(name, this.#to + 1n);
    this.#report();
  }

  async #search(name: SearchName): Promise<void> {
    const seen = new Set<string>();
    let ordered = true;
    let newest = this.history.next[name];
    for await (const piece of searchPieces(this.#client, 'tx_search', this.#query(name))) {
      this.#options.signal?.throwIfAborted();
      const fresh = this.#readTxs(piece.items, seen);
      this.#read += piece.items.length + piece.tooLarge;
      this.history = withTxs(this.history, await this.#dated(fresh));
      for (const { height } of fresh) {
        ordered &&= height >= newest;
        if (ordered) newest = height;
      }
      this.#lose('too-large', piece.tooLarge, newest);
      // A page of nothing new, though more was promised: a node that goes in circles is not followed.
      const circling = piece.items.length > 0 && fresh.length === 0;
      this.#lose('withheld', piece.withheld + (circling ? piece.items.length : 0), newest);
      if (circling || seen.size > MOST_RESULTS) break;
      // The next page may begin in the same block.
      if (ordered) this.#advance(name, newest);
      this.#report();
    }
    this.#advance(name, this.#to + 1n);
    this.#report();
  }

  /** What a search gave that it had not given before, is of this account and within the heights asked for. */
  #readTxs(items: readonly unknown[], seen: Set<string>): readonly LedgerTx[] {
    return items.flatMap((item) => {
      const tx = readLedgerTx(item, this.#address);
      if (!tx?.hash || seen.has(tx.hash) || tx.height > this.#to) return [];
      seen.add(tx.hash);
      return [tx];
    });
  }

  async #dated(txs: readonly LedgerTx[]): Promise<readonly LedgerTx[]> {
    const known = new Map(this.history.txs.flatMap(({ height, at }) => (at === null ? [] : [[height, at] as const])));
    const wanted = txs.map(({ height }) => height).filter((height) => !known.has(height));
    const times = await fetchBlockTimes(this.#client, wanted);
    return txs.map((tx) => ({ ...tx, at: known.get(tx.height) ?? times.get(tx.height) ?? null }));
  }

  async readEnds(): Promise<void> {
    const from = this.history.next.ends;
    if (from > this.#to) return;
    const { txs, to } = await fetchBlockEnds(this.#client, this.#address, from, this.#to);
    this.history = withTxs(this.history, txs);
    if (to !== null) this.history = { ...this.history, next: { ...this.history.next, ends: to + 1n } };
  }

  /** The account's sequence says how many transactions it has signed; those without a fee are found only by their sender. */
  async searchUnseen(): Promise<readonly LedgerGap[]> {
    const { sequence } = this.#present;
    if (unseenSignatures(this.history, sequence).all > 0) await this.searchAll(['signed']);
    else this.#advance('signed', this.#to + 1n);
    const { all, first } = unseenSignatures(this.history, sequence);
    // Those of a genesis are in no block and come before all others.
    const count = this.history.from === 1n ? all - first : all;
    return count > 0 ? [{ reason: 'unseen', from: null, to: this.#to, count }] : [];
  }

  finish(gaps: readonly LedgerGap[]): History {
    const oldest = this.history.txs[0]?.height ?? null;
    const earliest = this.history.from;
    const from = earliest !== null && oldest !== null && oldest < earliest ? oldest : earliest;
    const pruned: readonly LedgerGap[] = from !== null && from > 1n ? [{ reason: 'pruned', from: null, to: from, count: null }] : [];
    const lowered = this.#present.unbonding.filter(({ balance, initialBalance }) => balance < initialBalance);
    const again = new Set(lowered.map(keyOf));
    const slashed = [...this.history.slashed.filter((entry) => !again.has(keyOf(entry))), ...lowered];
    this.history = { ...this.history, from, found: [...pruned, ...gaps], present: this.#present, anchor: this.#anchor, slashed };
    this.#report();
    return this.history;
  }

  #advance(name: SearchName, next: bigint): void {
    this.history = { ...this.history, next: { ...this.history.next, [name]: next } };
  }

  #lose(reason: 'too-large' | 'withheld', count: number, at: bigint): void {
    if (count > 0) this.history = { ...this.history, lost: [...this.history.lost, { reason, from: at, to: null, count }] };
  }

  #report(): void {
    this.#options.signal?.throwIfAborted();
    this.#options.report?.({ history: this.history, read: this.#read, of: this.#of });
  }
}

const keyOf = ({ validator, creationHeight }: { readonly validator: string; readonly creationHeight: bigint }): string =>
  `${validator} ${creationHeight}`;
