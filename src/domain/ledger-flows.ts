import { parseCoins } from './coin-text.ts';
import type { LedgerKind, LedgerPacket } from './ledger-entry.ts';
import type { PacketMove } from './ledger-packets.ts';

/** A change of the balance, out (-1) or in (1), in base units, and what it turned out to be. `text`: the coins as the event writes them. */
type Flow = {
  readonly text: string;
  readonly coins: readonly { readonly denom: string; readonly base: bigint }[];
  readonly sign: 1n | -1n;
  counterparty: string | null;
  meaning: { readonly kind: LedgerKind; readonly validator: string | null; readonly packet?: LedgerPacket | null } | null;
};

/** The changes of one account's balance in one message, in their order. Events that come later say of the newest one that fits what it was for. */
export class LedgerFlows {
  readonly #flows: Flow[] = [];

  all(): readonly Flow[] {
    return this.#flows;
  }

  /** False when the amount cannot be read. */
  add(text: string, sign: 1n | -1n): boolean {
    const coins = parseCoins(text);
    if (coins && coins.length > 0) this.#flows.push({ text, coins, sign, counterparty: null, meaning: null });
    return coins !== null;
  }

  /** Who was at the other end. */
  name(text: string, sign: 1n | -1n, counterparty: string): void {
    const flow = this.#last(text, sign);
    if (flow) flow.counterparty ??= counterparty;
  }

  explain(text: string, sign: 1n | -1n, kind: LedgerKind, validator: string | null, counterparty?: string | null): void {
    const flow = this.#last(text, sign);
    if (!flow) return;
    flow.meaning = { kind, validator };
    if (counterparty !== undefined) flow.counterparty = counterparty;
  }

  /** One event for several payments: as many of the newest ones as make up the sum. False when it cannot be read. */
  explainSum(text: string, kind: LedgerKind, validator: string | null): boolean {
    const coins = parseCoins(text);
    if (!coins) return false;
    const left = new Map(coins.map(({ denom, base }) => [denom, base]));
    for (const flow of this.#flows.toReversed()) {
      if (left.size === 0) break;
      if (flow.sign < 0n || flow.meaning || !flow.coins.every(({ denom, base }) => (left.get(denom) ?? 0n) >= base)) continue;
      flow.meaning = { kind, validator };
      for (const { denom, base } of flow.coins) {
        const rest = (left.get(denom) ?? 0n) - base;
        if (rest === 0n) left.delete(denom);
        else left.set(denom, rest);
      }
    }
    return true;
  }

  /** The packet tells the amount; its denom is another one on each chain. */
  explainPacket(move: PacketMove | null): void {
    if (!move) return;
    const { kind, sign, base, counterparty, packet } = move;
    const isIt = (flow: Flow) => flow.sign === sign && !flow.meaning && flow.coins.length === 1 && flow.coins[0]?.base === base;
    const flow = this.#flows.findLast(isIt);
    if (!flow) return;
    flow.meaning = { kind, validator: null, packet };
    flow.counterparty = counterparty;
  }

  /** What left last and is not explained yet. */
  lastSpent(): Flow | undefined {
    return this.#flows.findLast(({ sign, meaning }) => sign < 0n && !meaning);
  }

  #last(text: string, sign: 1n | -1n): Flow | undefined {
    return this.#flows.findLast((flow) => flow.sign === sign && flow.text === text && !flow.meaning);
  }
}
