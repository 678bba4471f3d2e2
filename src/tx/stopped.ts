import { ChainFailure } from '#chain/abci.ts';
import { type TxError, txErrorFrom } from '#chain/errors.ts';
import { SimulationRefused } from '#chain/tx/simulate.ts';
import { WalletFailure } from '#wallet/wallet.ts';
import type { ExecutorError, TxFailure } from './state.ts';

/** Ends a run; thrown inside the executor only, which turns it into the state `failed`. */
export class Stopped extends Error {
  readonly failure: TxFailure;
  constructor(failure: TxFailure) {
    super(failure.source);
    this.name = 'Stopped';
    this.failure = failure;
  }
}

export function stop(error: ExecutorError): Stopped {
  return new Stopped({ source: 'executor', error });
}

/** A refusal by the chain, by its codespace and code. `gasUsed` in units, when a block measured it. */
export function refusedByChain(codespace: string, code: number, log: string, gasUsed: bigint | null = null): Stopped {
  return fromTxError(txErrorFrom(codespace, code, log), log, gasUsed);
}

export function fromTxError(error: TxError, log: string, gasUsed: bigint | null = null): Stopped {
  return new Stopped({ source: 'tx', error, log, gasUsed });
}

/** The sequence that a refused simulation asked for; null for any other failure. */
export function sequenceExpectedBy(thrown: unknown): bigint | null {
  return thrown instanceof SimulationRefused && thrown.refusal.kind === 'sequence-mismatch' ? thrown.refusal.expected : null;
}

/** Any thrown thing as a failure with words: the two typed boundaries keep their error, the rest is `other`. */
export function failureOf(thrown: unknown): TxFailure {
  if (thrown instanceof Stopped) return thrown.failure;
  if (thrown instanceof SimulationRefused) return { source: 'tx', error: thrown.refusal, log: thrown.log, gasUsed: null };
  if (thrown instanceof ChainFailure) return { source: 'chain', error: thrown.error };
  if (thrown instanceof WalletFailure) return { source: 'wallet', error: thrown.error };
  return { source: 'executor', error: { kind: 'other', detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}
