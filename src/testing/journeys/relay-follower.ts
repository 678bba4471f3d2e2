import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { createJournal, type Journal } from '#tx/journal.ts';
import { type JournalEntry, NOTHING_DONE } from '#tx/journal-entry.ts';
import type { TrackedTransfer } from '#tx/journal-transfer.ts';
import { createQueue } from '#tx/queue.ts';
import { relayEntry } from '#tx/relay.ts';
import { memoryStorage } from '../linked-user.ts';
import type { Journey } from './journey.ts';
import type { JourneyWorld } from './journey-world.ts';

/** A tab of the application that follows a transfer from its hash alone, as after signing, and asks when it is told to. */
export class RelayFollower {
  readonly #journal: Journal;
  readonly #hash: string;
  readonly #end: Promise<unknown>;
  #ask: () => void = () => {};
  #rested: () => void = () => {};

  constructor({ hash, wish: { route, amount }, sent: { packet } }: Journey, { client }: JourneyWorld) {
    this.#hash = hash;
    this.#journal = createJournal('sandbox', memoryStorage(), null);
    const first = new Promise<void>((resolve) => {
      this.#ask = resolve;
    });
    const transfer: TrackedTransfer = { route, base: amount, first: null, facts: [], outcome: 'under-way' };
    const entry: JournalEntry = {
      version: 1,
      hash,
      chain: packet.chain,
      sender: route.sender,
      sequence: 0n,
      timeoutHeight: 0n,
      kind: 'transfer',
      title: 'Transfer',
      createdAt: 0,
      changes: [],
      txBytes: null,
      state: 'included',
      settled: { ...NOTHING_DONE, code: 0, codespace: '', log: '' },
      origin: 'signed',
      transfers: [transfer],
      plan: null,
    };
    const rest = () => {
      this.#rested();
      return new Promise<void>((resolve) => {
        this.#ask = resolve;
      });
    };
    this.#end = this.#journal
      .add(entry)
      .then(() => first)
      .then(() => relayEntry(hash, { network: SANDBOX_NETWORK, client, journal: this.#journal, queue: createQueue(undefined), rest }));
  }

  /** One round of questions, and what the journal says then; the same as before when there is nothing more to ask. */
  async look(): Promise<TrackedTransfer> {
    const rested = new Promise<void>((resolve) => {
      this.#rested = resolve;
    });
    this.#ask();
    await Promise.race([rested, this.#end]);
    const [transfer] = this.#journal.find(this.#hash)?.transfers ?? [];
    if (!transfer) throw new Error(`${this.#hash} is not in the journal`);
    return transfer;
  }
}
