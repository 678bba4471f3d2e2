import { type Dec, dec, decInt, formatDec, mul, mulTruncate, quoTruncate, truncateInt } from './dec.ts';
import type { Coin, DecCoin } from './state.ts';

type Amounts<Value extends bigint> = readonly { readonly denom: string; readonly amount: Value }[];

/** Adds (or subtracts) two lists sorted by denom; zeros are dropped. A negative amount means: not enough. */
function combine<Value extends bigint>(a: Amounts<Value>, b: Amounts<Value>, sign: 1n | -1n): { denom: string; amount: Value }[] {
  const sum: { denom: string; amount: Value }[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left && (!right || left.denom < right.denom)) {
      sum.push(left);
      i += 1;
    } else if (right && (!left || right.denom < left.denom)) {
      sum.push({ denom: right.denom, amount: (sign * right.amount) as Value });
      j += 1;
    } else if (left && right) {
      const amount = (left.amount + sign * right.amount) as Value;
      if (amount !== 0n) sum.push({ denom: left.denom, amount });
      i += 1;
      j += 1;
    }
  }
  return sum;
}

export const addCoins = (a: readonly Coin[], b: readonly Coin[]): Coin[] => combine(a, b, 1n);
/** Amounts can come out negative: the caller has checked, or checks. */
export const subCoins = (a: readonly Coin[], b: readonly Coin[]): Coin[] => combine(a, b, -1n);
export const amountOf = (coins: readonly Coin[], denom: string): bigint => coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
export const coin = (denom: string, amount: bigint): Coin => ({ denom, amount });
/** One coin as a set: empty when zero. */
export const coinSet = (denom: string, amount: bigint): Coin[] => (amount === 0n ? [] : [{ denom, amount }]);
export const coinText = ({ denom, amount }: Coin): string => `${amount}${denom}`;
export const coinsText = (coins: readonly Coin[]): string => coins.map(coinText).join(',');

export const addDecCoins = (a: readonly DecCoin[], b: readonly DecCoin[]): DecCoin[] => combine(a, b, 1n);
export const subDecCoins = (a: readonly DecCoin[], b: readonly DecCoin[]): DecCoin[] => combine(a, b, -1n);
export const decCoinsText = (coins: readonly DecCoin[]): string => coins.map(({ denom, amount }) => formatDec(amount) + denom).join(',');
export const toDecCoins = (coins: readonly Coin[]): DecCoin[] => coins.map(({ denom, amount }) => ({ denom, amount: decInt(amount) }));

function mapAmounts(coins: readonly DecCoin[], change: (amount: Dec) => Dec): DecCoin[] {
  return coins.map(({ denom, amount }) => ({ denom, amount: change(amount) })).filter(({ amount }) => amount !== 0n);
}
export const mulDec = (coins: readonly DecCoin[], factor: Dec): DecCoin[] => mapAmounts(coins, (amount) => mul(amount, factor));
export const mulDecTruncate = (coins: readonly DecCoin[], factor: Dec): DecCoin[] =>
  mapAmounts(coins, (amount) => mulTruncate(amount, factor));
export const quoDecTruncate = (coins: readonly DecCoin[], divisor: Dec): DecCoin[] =>
  mapAmounts(coins, (amount) => quoTruncate(amount, divisor));

/** Per denom of `a` the smaller of both. */
export function intersect(a: readonly DecCoin[], b: readonly DecCoin[]): DecCoin[] {
  const other = new Map(b.map(({ denom, amount }) => [denom, amount]));
  return a
    .map(({ denom, amount }) => {
      const most = other.get(denom) ?? dec(0n);
      return { denom, amount: amount < most ? amount : most };
    })
    .filter(({ amount }) => amount !== 0n);
}

/** Whole coins and the fraction that is left. */
export function truncateDecimal(coins: readonly DecCoin[]): { readonly whole: Coin[]; readonly rest: DecCoin[] } {
  const whole = coins.map(({ denom, amount }) => ({ denom, amount: truncateInt(amount) })).filter(({ amount }) => amount !== 0n);
  return { whole, rest: subDecCoins(coins, toDecCoins(whole)) };
}

export const isDenom = (text: string): boolean => /^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/.test(text);
/** The SDK's Coins.Validate: sorted, unique, denom rule, positive. An empty set is valid. */
export const areValid = (coins: readonly Coin[]): boolean =>
  coins.every(({ denom, amount }, index) => isDenom(denom) && amount > 0n && (index === 0 || (coins[index - 1]?.denom ?? '') < denom));
