import type { Asset } from './asset.ts';
import { group } from './digits.ts';

/** Money: base units of one asset. Never a number, never a bare string past the input box. */
export type Amount = { readonly asset: Asset; readonly base: bigint };

/** `base` in base units (uxprt, not XPRT). */
export function amount(asset: Asset, base: bigint): Amount {
  return { asset, base };
}

/** Throws on different assets: a programmer's error, never a user's. */
export function addAmounts(a: Amount, b: Amount): Amount {
  return { asset: sameAsset(a, b), base: a.base + b.base };
}

/** May become negative. Throws on different assets. */
export function subAmounts(a: Amount, b: Amount): Amount {
  return { asset: sameAsset(a, b), base: a.base - b.base };
}

function sameAsset(a: Amount, b: Amount): Asset {
  if (a.asset.denom !== b.asset.denom || a.asset.decimals !== b.asset.decimals) {
    throw new TypeError(`cannot combine ${a.asset.denom} with ${b.asset.denom}`);
  }
  return a.asset;
}

/** Decimals shown when nobody asks for a number of them: all of XPRT's, a third of an 18-decimal asset's. */
const READABLE_DIGITS = 6;

/**
 * For people: display units, thousands grouped with commas, a point for decimals, no symbol. Truncates towards zero, never rounds up.
 * With `digits` exactly so many decimals (`1,084.21`), at most the asset's; without, up to six and no trailing zeros (`0.192`); `all` leaves out
 * nothing but the trailing zeros.
 * What would then read as zero and is not, is shown as `<0.01`, or `>-0.01` if negative.
 */
export function formatAmount({ asset, base }: Amount, { digits }: { digits?: number | 'all' } = {}): string {
  const { sign, whole, fraction } = parts(base, asset.decimals);
  const most = digits === 'all' ? asset.decimals : Math.min(digits ?? READABLE_DIGITS, asset.decimals);
  const cut = fraction.slice(0, most);
  const shown = typeof digits === 'number' ? cut : cut.replace(/0+$/, '');
  const text = group(whole) + (shown === '' ? '' : `.${shown}`);
  if (base === 0n || /[1-9]/.test(text)) return sign + text;
  return (sign === '' ? '<' : '>-') + smallest(most);
}

/** For inputs, links and copying: display units, all significant decimals, no grouping. `parseAmount` gives the same amount back. */
export function formatBase({ asset, base }: Amount): string {
  const { sign, whole, fraction } = parts(base, asset.decimals);
  const significant = fraction.replace(/0+$/, '');
  return sign + whole + (significant === '' ? '' : `.${significant}`);
}

function parts(base: bigint, decimals: number): { sign: string; whole: string; fraction: string } {
  const text = (base < 0n ? -base : base).toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return { sign: base < 0n ? '-' : '', whole: text.slice(0, point), fraction: text.slice(point) };
}

function smallest(digits: number): string {
  return digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
}
