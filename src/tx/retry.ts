import type { RunOptions, TxFailure } from './state.ts';

/**
 * How the same intent runs again after a failure: with three tenths more gas than was measured, or with the fee that the node asked for. What an
 * earlier failure taught stays.
 */
export function retryOptions(failure: TxFailure, former: RunOptions): RunOptions {
  if (failure.source !== 'tx') return former;
  const { error } = failure;
  if (error.kind === 'out-of-gas') {
    const used = failure.gasUsed ?? error.gasUsed;
    return used === null ? former : { ...former, gasFloor: (used * 13n + 9n) / 10n };
  }
  if (error.kind === 'insufficient-fee') {
    const asked = /^\d+/.exec(error.required ?? '')?.[0];
    return asked ? { ...former, feeFloor: BigInt(asked) } : former;
  }
  return former;
}
