import { type Dec, decAtomics, decFromAtomics, decFromInt, mulInt, quoTruncate, truncateInt } from './dec.ts';
import { type Pool, tokensFromShares } from './tokens-from-shares.ts';

/**
 * The exchange between a validator's shares and tokens, with the roundings of cosmos-sdk v0.53 x/staking/types/validator.go. Before any
 * slash one share is one token and nothing rounds; after one, every step here can lose a unit, which is why quotes walk through them.
 */

/** `TokensFromSharesTruncated`. */
export function tokensFromSharesTruncated(pool: Pool, shares: Dec): Dec {
  return quoTruncate(mulInt(shares, pool.tokens), pool.shares);
}

/** `SharesFromTokens`, truncated; null when the validator has no tokens left (x/staking code 22). */
export function sharesFromTokens(pool: Pool, tokens: bigint): Dec | null {
  return pool.tokens === 0n ? null : decFromAtomics(decAtomics(mulInt(pool.shares, tokens)) / pool.tokens);
}

/** `AddTokensFromDel`: the shares issued for `tokens` and the pool afterwards; null when shares are worth nothing (x/staking code 34). */
export function addTokens(pool: Pool, tokens: bigint): { readonly issued: Dec; readonly pool: Pool } | null {
  const issued = pool.shares === 0n ? decFromInt(tokens) : sharesFromTokens(pool, tokens);
  if (issued === null) return null;
  return { issued, pool: { tokens: pool.tokens + tokens, shares: decFromAtomics(pool.shares + issued) } };
}

/** `RemoveDelShares`: the tokens paid for `shares`. Fractions stay with the validator; who takes the last share takes all tokens. */
export function removeShares(pool: Pool, shares: Dec): { readonly tokens: bigint; readonly pool: Pool } {
  const left = decFromAtomics(pool.shares - shares);
  const tokens = left === 0n ? pool.tokens : truncateInt(tokensFromShares(pool, shares));
  return { tokens, pool: { tokens: pool.tokens - tokens, shares: left } };
}
