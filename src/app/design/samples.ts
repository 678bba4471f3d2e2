import { type Amount, amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import type { ChartPoint } from '#ui/line-path.ts';

const lifecycle = { state: 'active', reason: 'Live.', since: '2021-03-30', source: 'sample' } as const;

/** Made-up holdings, the same as in the pictures of the design. */
export const XPRT: Asset = { denom: 'uxprt', symbol: 'XPRT', name: 'Persistence', decimals: 6, mark: 'xprt', kind: 'native', lifecycle };
export const STKXPRT: Asset = { ...XPRT, denom: 'stk/uxprt', symbol: 'stkXPRT', name: 'Staked XPRT', mark: 'stkxprt', kind: 'liquid' };

export const ALICE = 'persistence1jzr2xq5n0vqgxg9hn4ggjxvm7zmh4l6kekgh0h';

export const NOW: Buckets = {
  'liquid-staked': 5_978_370_000n,
  staked: 4_300_000_000n,
  free: 1_204_000_000n,
  unbonding: 900_000_000n,
  rewards: 100_000_000n,
};

export const AFTER: Buckets = { ...NOW, 'liquid-staked': 4_894_160_000n, unbonding: 1_984_210_000n };

export const NOTHING: Buckets = { 'liquid-staked': 0n, staked: 0n, free: 0n, unbonding: 0n, rewards: 0n };

export const DUST: Buckets = { ...NOTHING, 'liquid-staked': 9_999_999_999_000n, free: 1n, rewards: 12n };

export function xprt(base: bigint): Amount {
  return amount(XPRT, base);
}

const DAY = 86_400_000;

/** A month of rates with a slash in it. */
export function rates(end: number): ChartPoint[] {
  return Array.from({ length: 30 }, (_, day) => {
    const value = 1.0739 + 0.00036 * day - (day > 18 ? 0.0021 : 0);
    return { at: end - (29 - day) * DAY, value, text: `${value.toFixed(6)} XPRT` };
  });
}
