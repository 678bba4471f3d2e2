import { sha256 } from '@noble/hashes/sha2.js';
import { checkTx } from './app.ts';
import type { Application } from './application.ts';
import { type Hex, toHex } from './block-hash.ts';
import type { Fault, TxResult } from './execute.ts';
import { internalError } from './json-rpc.ts';
import type { SandboxState } from './state.ts';

/** CometBFT's `mempool.cache_size`. */
const CACHE_SIZE = 10_000;

type PendingTx = { readonly bytes: Uint8Array; readonly hash: Hex; readonly gasWanted: bigint; readonly fault: Fault | null };

/** What happens on purpose to the next transaction: it fails in its block, or it is accepted and then lost. */
export type PlannedFault = Fault | 'drop';

/** What waits for a block, and the state that it would leave: CheckTx of the next transaction starts there. */
export class Mempool {
  readonly #minGasPrice: string;
  #application: Application;
  /** Hashes of what was seen and may not come twice. */
  readonly #cache = new Set<Hex>();
  #checkState: SandboxState;
  #pending: PendingTx[] = [];
  #planned: PlannedFault | null = null;

  /** @param minGasPrice base units of the staked coin per gas that CheckTx asks for, a decimal text. */
  constructor(application: Application, state: SandboxState, minGasPrice: string) {
    this.#application = application;
    this.#checkState = state;
    this.#minGasPrice = minGasPrice;
  }

  get pending(): readonly Uint8Array[] {
    return this.#pending.map(({ bytes }) => bytes);
  }

  /** CheckTx without any effect. */
  check(bytes: Uint8Array): TxResult {
    return this.#checkTx(bytes).result;
  }

  /** From now on transactions are those of this application. */
  use(application: Application): void {
    this.#application = application;
  }

  /** CheckTx and, when accepted, a place in the queue. @throws RpcFailure when the same bytes were sent before. */
  submit(bytes: Uint8Array, faults: 'planned' | 'spared' = 'planned'): { readonly hash: Hex; readonly result: TxResult } {
    const hash = toHex(sha256(bytes));
    if (this.#cache.has(hash)) throw internalError('tx already exists in cache');
    this.remember(hash);
    const { result, state } = this.#checkTx(bytes);
    if (result.code !== 0) this.forget(hash);
    else this.#accept({ bytes, hash, gasWanted: result.gasWanted }, state, faults);
    return { hash, result };
  }

  #accept(tx: Omit<PendingTx, 'fault'>, state: SandboxState, faults: 'planned' | 'spared'): void {
    const fault = faults === 'planned' ? this.#planned : null;
    if (faults === 'planned') this.#planned = null;
    if (fault === 'drop') return;
    this.#checkState = state;
    this.#pending.push({ ...tx, fault });
  }

  #checkTx(bytes: Uint8Array): ReturnType<typeof checkTx> {
    return checkTx(this.#checkState, bytes, { minGasPrice: this.#minGasPrice }, this.#application);
  }

  /** Spoils the next transaction that CheckTx accepts. */
  planFault(fault: PlannedFault): void {
    this.#planned = fault;
  }

  /** The same bytes are refused from now on, until they are forgotten. */
  remember(hash: Hex): void {
    this.#cache.add(hash);
    if (this.#cache.size > CACHE_SIZE) for (const oldest of this.#cache) return void this.#cache.delete(oldest);
  }

  forget(hash: Hex): void {
    this.#cache.delete(hash);
  }

  /** Takes what fits into a block's gas (0 or less: no limit), in the order of arrival. */
  reap(maxGas: bigint): readonly PendingTx[] {
    let gas = 0n;
    let count = 0;
    for (const { gasWanted } of this.#pending) {
      gas += gasWanted;
      if (maxGas > 0n && gas > maxGas) break;
      count++;
    }
    return this.#pending.splice(0, count);
  }

  /** Starts from a new state and checks again what still waits, as CometBFT does after each block. */
  recheck(state: SandboxState): void {
    this.#checkState = state;
    const waiting = this.#pending;
    this.#pending = [];
    for (const tx of waiting) {
      const { result, state: after } = this.#checkTx(tx.bytes);
      if (result.code !== 0) {
        this.forget(tx.hash);
        continue;
      }
      this.#checkState = after;
      this.#pending.push(tx);
    }
  }
}
