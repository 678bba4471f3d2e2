/** An amount of one denom, base units. */
type Coin = { readonly denom: string; readonly base: bigint };

const COIN = /^(\d{1,80})([a-zA-Z][a-zA-Z0-9/:._-]{2,127})$/;

/**
 * The SDK's text of coins as events have it (`5stk/uxprt,12uxprt`, empty for nothing) to coins, zero amounts left out (an empty withdrawal
 * says `0stake`). Null for anything else.
 */
export function parseCoins(text: string): readonly Coin[] | null {
  if (text === '') return [];
  const coins: Coin[] = [];
  for (const part of text.split(',')) {
    const match = COIN.exec(part);
    if (!match) return null;
    const [, digits = '', denom = ''] = match;
    const base = BigInt(digits);
    if (base > 0n) coins.push({ denom, base });
  }
  return coins;
}
