import { type Dec, mulInt, quo } from './dec.ts';

/** A validator's tokens (base units) and the shares that all its delegators have together. */
export type Pool = { readonly tokens: bigint; readonly shares: Dec };

/** `TokensFromShares` of cosmos-sdk v0.53 x/staking/types/validator.go: rounded. `pool.shares` must not be zero. */
export function tokensFromShares(pool: Pool, shares: Dec): Dec {
  return quo(mulInt(shares, pool.tokens), pool.shares);
}
