import { type Dec, decFromInt, truncateInt } from './dec.ts';
import type { Pool } from './tokens-from-shares.ts';
import { addTokens, removeShares, sharesFromTokens } from './validator-shares.ts';

/**
 * What one validator's part of a redemption leaves in the user's unbonding entry, in base units; null when the chain refuses the step.
 * x/liquidstake (pstake-native v6) does four things at each validator: tokenize the proxy's shares, redeem the share token for the user,
 * which delegates to him, and undelegate. Each rounds, so after a slash the entry can be up to three units short of what was asked, and some
 * amounts are refused although others beside them pass (codes 16, 17, 25): the share token can be worth more than the record holds.
 */
export function redeemAtValidator(start: Pool, proxyShares: Dec, asked: bigint): bigint | null {
  const tokenized = tokenize(start, proxyShares, asked);
  const redeemed = tokenized && redeem(tokenized);
  return redeemed && undelegate(redeemed);
}

type Tokenized = { readonly pool: Pool; readonly record: Dec; readonly shareTokens: bigint };

/** x/liquid TokenizeShares: the proxy unbonds, the record's own account delegates the same tokens, share tokens are minted. */
function tokenize(start: Pool, proxyShares: Dec, asked: bigint): Tokenized | null {
  const shares = sharesFromTokens(start, asked);
  if (shares === null || shares === 0n || shares > proxyShares) return null;
  const removed = removeShares(start, shares);
  // Counted with the validator as it was read before the unbonding.
  const minted = sharesFromTokens(start, removed.tokens);
  const delegated = removed.tokens > 0n ? addTokens(removed.pool, removed.tokens) : null;
  if (minted === null || delegated === null) return null;
  return { pool: delegated.pool, record: delegated.issued, shareTokens: truncateInt(minted) };
}

type Redeemed = { readonly pool: Pool; readonly shares: Dec; readonly tokens: bigint };

/** x/liquid RedeemTokensForShares: the record unbonds the share tokens' worth, the user delegates it. */
function redeem({ pool, record, shareTokens }: Tokenized): Redeemed | null {
  const shares = shareTokens === truncateInt(record) ? record : decFromInt(shareTokens);
  if (shareTokens === 0n || shares > record) return null;
  const removed = removeShares(pool, shares);
  const delegated = removed.tokens > 0n ? addTokens(removed.pool, removed.tokens) : null;
  return delegated && { pool: delegated.pool, shares: delegated.issued, tokens: removed.tokens };
}

/** x/staking Undelegate of exactly the redeemed tokens, from the user's new shares. */
function undelegate({ pool, shares, tokens }: Redeemed): bigint | null {
  const needed = sharesFromTokens(pool, tokens);
  if (needed === null || needed > shares) return null;
  return removeShares(pool, needed).tokens;
}
