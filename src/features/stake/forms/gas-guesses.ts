import type { GasGuess } from '#tx/network-fee.ts';

/** Gas before it is measured, from the recordings of persistenceCore v16: low and high totals with the transaction itself. */
const BASE = { low: 60_000n, high: 80_000n };

function guess(low: bigint, high: bigint, times: number): GasGuess {
  const count = BigInt(times);
  return { low: BASE.low + low * count, high: BASE.high + high * count };
}

export const delegateGas = (validators: number): GasGuess => guess(80_000n, 130_000n, Math.max(1, validators));
export const claimGas = (validators: number): GasGuess => guess(45_000n, 70_000n, Math.max(1, validators));
export const restakeGas = (validators: number): GasGuess => guess(150_000n, 200_000n, Math.max(1, validators));
export const undelegateGas: GasGuess = guess(150_000n, 190_000n, 1);
export const redelegateGas: GasGuess = guess(220_000n, 320_000n, 1);
export const cancelGas: GasGuess = guess(80_000n, 130_000n, 1);
export const tokenizeGas: GasGuess = guess(250_000n, 400_000n, 1);
export const redeemSharesGas: GasGuess = guess(250_000n, 420_000n, 1);
