import type { Coin, DecCoin } from './state.ts';
import { fields, list, type Value } from './wire.ts';

/** Messages that several modules use. */
export const COIN = fields({ denom: [1, 'string'], amount: [2, 'int'] });
export const DEC_COIN = fields({ denom: [1, 'string'], amount: [2, 'dec'] });

export const coins = (number: number) => [number, list(COIN)] as const;
export const decCoins = (number: number) => [number, list(DEC_COIN)] as const;

export const coinValue = ({ denom, amount }: Coin): Value<typeof COIN> => ({ denom, amount });
export const decCoinValue = ({ denom, amount }: DecCoin): Value<typeof DEC_COIN> => ({ denom, amount });
