import type { ChainId } from '#config/network.ts';
import type { World } from './clock.ts';
import type { Counterparties } from './counterparties/prepare-counterparties.ts';
import type { SandboxNode } from './node.ts';

type Prepare = (core: SandboxNode) => Promise<() => Counterparties>;

/**
 * Core-1, and its counterparties once somebody wants them: they are a chunk of their own, and the first of them costs the start of all. The chains
 * have one clock; those that come later begin at its present time.
 */
export class ChainWorld implements World {
  readonly core: SandboxNode;
  readonly #prepare: Prepare;
  #opening: Promise<Counterparties> | null = null;
  #counterparties: Counterparties | null = null;

  constructor(core: SandboxNode, prepare: Prepare) {
    this.core = core;
    this.#prepare = prepare;
  }

  /** Null until they have started. */
  get counterparties(): Counterparties | null {
    return this.#counterparties;
  }

  /** The chains that run; Core-1 is the first. */
  get nodes(): readonly SandboxNode[] {
    return [this.core, ...(this.#counterparties?.nodes ?? [])];
  }

  get isBusy(): boolean {
    return this.nodes.some(({ state }) => state.tables.ibcCommitments.size > 0);
  }

  relay(): void {
    this.#counterparties?.relayer.relay();
  }

  /** Starts the counterparties, once. Rejects when they cannot be loaded, and then the next call tries again. */
  open(): Promise<Counterparties> {
    this.#opening ??= this.#start();
    return this.#opening;
  }

  async #start(): Promise<Counterparties> {
    try {
      const join = await this.#prepare(this.core);
      // In one go, so that no block comes between.
      this.#counterparties = join();
      return this.#counterparties;
    } catch (failure) {
      this.#opening = null;
      throw failure;
    }
  }

  /** Resolves when a start that has begun is over, however it ended. */
  async opened(): Promise<void> {
    await this.#opening?.catch(() => undefined);
  }

  /** A running chain; undefined when there is no such chain, or not yet. */
  find(chain: ChainId): SandboxNode | undefined {
    return this.nodes.find(({ chainId }) => chainId === chain);
  }
}
