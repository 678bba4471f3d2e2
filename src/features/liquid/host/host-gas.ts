import type { GasGuess } from '#tx/network-fee.ts';

/** Gas before it is measured, as recorded on persistenceCore v11.21 and, of a first packet, on gaia. */
export const MINT_GAS: GasGuess = { low: 95_000n, high: 120_000n };
export const QUEUE_GAS: GasGuess = { low: 60_000n, high: 80_000n };
export const INSTANT_GAS: GasGuess = { low: 95_000n, high: 120_000n };
export const SHARES_GAS: GasGuess = { low: 120_000n, high: 180_000n };
export const TRANSFER_GAS: GasGuess = { low: 120_000n, high: 170_000n };
