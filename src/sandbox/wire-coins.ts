import { fields, list } from './wire.ts';

/** Messages that several modules use. */
export const COIN = fields({ denom: [1, 'string'], amount: [2, 'int'] });
const DEC_COIN = fields({ denom: [1, 'string'], amount: [2, 'dec'] });

export const coins = (number: number) => [number, list(COIN)] as const;
export const decCoins = (number: number) => [number, list(DEC_COIN)] as const;
