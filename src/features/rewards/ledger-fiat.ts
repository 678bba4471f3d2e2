import type { PriceSource } from '#config/network.ts';
import type { Dec } from '#domain/dec.ts';
import { fiatOf, type PriceSample, priceAt } from '#domain/fiat.ts';
import type { LedgerEntry } from '#domain/ledger-entry.ts';
import type { Prices } from '#queries/prices.ts';

/** A value and the price that it was made with. */
export type Worth = { readonly value: Dec; readonly sample: PriceSample };

/** What entries were worth when they happened; null where the source has no price of that coin for that day. */
export type FiatOf = { readonly source: PriceSource; readonly of: (entry: Pick<LedgerEntry, 'at' | 'denom' | 'base'>) => Worth | null };

/** Null without a price source. Only the staked coin is valued: what stkXPRT was worth depends on the rate of the day as well. */
export function fiatOfEntries(prices: Prices | null, asset: { readonly denom: string; readonly decimals: number }): FiatOf | null {
  if (!prices) return null;
  const { source, history } = prices;
  const of: FiatOf['of'] = ({ at, denom, base }) => {
    const sample = denom === asset.denom ? priceAt(history, at) : null;
    return sample && { value: fiatOf(base, asset.decimals, sample.price), sample };
  };
  return { source, of };
}
