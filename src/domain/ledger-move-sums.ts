import type { LedgerMove } from './ledger-tx.ts';

/** Adds up what is the same but for its amount. */
export class MoveSums {
  readonly #sums = new Map<string, LedgerMove>();

  add(move: LedgerMove): void {
    const { kind, denom, validator, counterparty, packet } = move;
    const key = `${kind} ${denom} ${validator} ${counterparty} ${packet?.channel} ${packet?.sequence}`;
    const before = this.#sums.get(key);
    this.#sums.set(key, before ? { ...before, base: before.base + move.base } : move);
  }

  all(): LedgerMove[] {
    return [...this.#sums.values()];
  }
}
