import type { ScriptedChain } from './scripted-chain.ts';

type Memory = { selected: string; locked: boolean; permitted: string[]; chains: ScriptedChain[]; names: Record<string, string> };

/** An extension outlives the page: what it keeps survives a reload, in the tab's own storage. */
export class WalletMemory {
  readonly now: Memory;
  readonly #key: string;

  /** @param fresh what a new wallet starts with. */
  constructor(id: string, fresh: Memory) {
    this.#key = `scripted-wallet.${id}`;
    this.now = { ...fresh, ...this.#recall() };
  }

  change(change: Partial<Memory>): void {
    Object.assign(this.now, change);
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.now));
    } catch {
      // A test has taken the storage away; the wallet then forgets at reload.
    }
  }

  #recall(): Partial<Memory> {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? '{}');
    } catch {
      return {};
    }
  }
}
