import { type Dec, formatDec } from './dec.ts';
import { fiatOf } from './fiat.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** What one display unit of a coin was worth at an entry's time, and who says so (`CoinGecko, daily`). */
export type ExportPrice = { readonly price: Dec; readonly source: string };

/** `decimals` 0 and the denom as symbol for coins that nobody lists. `currency` is the prices' (`USD`). No price: the cells stay empty. */
export type ExportOptions = {
  readonly assetOf: (denom: string) => { readonly symbol: string; readonly decimals: number };
  readonly currency?: string;
  readonly priceOf?: (denom: string, at: number) => ExportPrice | null;
};

type Worth = Pick<LedgerEntry, 'denom' | 'base' | 'at'>;

/** Value, currency and source, or three empty cells. */
export function fiatCells({ denom, base, at }: Worth, { assetOf, currency, priceOf }: ExportOptions): readonly [string, string, string] {
  const found = currency === undefined ? null : (priceOf?.(denom, at) ?? null);
  if (!found || currency === undefined) return ['', '', ''];
  const size = base < 0n ? -base : base;
  return [formatDec(fiatOf(size, assetOf(denom).decimals, found.price)).slice(0, -12), currency, found.source];
}

/** `2026-11-22T12:00:00Z`; the chain's times are kept to the second. */
export function utcSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `-1.5` for −1,500,000 with six decimals: all significant digits, a point, no grouping. */
export function displayUnits(base: bigint, decimals: number): string {
  const digits = (base < 0n ? -base : base).toString().padStart(decimals + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals).replace(/0+$/, '')];
  return `${base < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
