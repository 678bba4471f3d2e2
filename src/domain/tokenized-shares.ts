import { add, type Dec, decFromInt, mulInt, mulTruncate, quo, sub, truncateInt } from './dec.ts';
import { sharesBehind } from './share-token.ts';
import { undelegateMax } from './staking-amounts.ts';
import { type OpenRedelegation, receivesUntil, refusedStaking, type StakingRefusal, type ValidatorPool } from './staking-limits.ts';
import { type Pool, tokensFromShares } from './tokens-from-shares.ts';
import { addTokens, removeShares, sharesFromTokens, tokensFromSharesTruncated } from './validator-shares.ts';

/**
 * Tokenized shares of x/liquid (gaia v25, as Core-1 v16 has it): a delegation turned into a token `<validator>/<record>` that can be sent, and
 * back. Checks stand in the chain's order. Amounts in base units; share tokens have the bond denom's decimals.
 */

/** `caps` and what they are compared with, base units and fractions of 1; null when the chain has not told, and simulation will. */
export type LiquidCaps = {
  readonly globalCap: Dec;
  readonly validatorCap: Dec;
  readonly totalLiquid: bigint;
  readonly bondedTokens: bigint;
  readonly validatorLiquidShares: Dec;
};

export type TokenizeInput = {
  readonly validator: (ValidatorPool & { readonly operatorAddress: string; readonly status: 'bonded' | 'unbonding' | 'unbonded' }) | null;
  /** Of the delegation there; null if there is none. */
  readonly shares: Dec | null;
  readonly base: bigint;
  /** `expiresAt`: when a lock that was taken off ends, ms since 1970. */
  readonly lock: { readonly status: 'locked' | 'unlocked' | 'lock-expiring'; readonly expiresAt: number | null };
  /** `vesting.ts#tokenizableAt`; null for accounts that are not vesting. */
  readonly tokenizable: bigint | null;
  readonly redelegations: readonly OpenRedelegation[];
  readonly caps: LiquidCaps | null;
};

/** `tokens`: share tokens minted. `arrives`: the stake behind them at once. */
export type TokenizeQuote = { readonly kind: 'ok'; readonly tokens: bigint; readonly arrives: bigint };

export type TokenizeRefusal = StakingRefusal<
  | 'no-validator' // staking 3
  | 'zero' // sdk 18
  | 'locked' // liquid 113
  | 'vesting' // 105
  | 'no-delegation' // staking 19
  | 'worthless' // staking 22, 34
  | 'exceeds-delegation' // sdk 18
  | 'too-small' // liquid 22
  | 'receiving' // 120: stake that was moved here not long ago
  | 'global-cap' // 111
  | 'validator-cap' // 112
  | 'last-delegation' // staking 3: an unbonded validator is gone once its last delegation is
>;

/** MsgTokenizeShares. The owner of the record gets the rewards of the shares, whoever holds the tokens. */
export function quoteTokenize(input: TokenizeInput): TokenizeQuote | TokenizeRefusal {
  const { validator, shares, base, lock, tokenizable, redelegations, caps } = input;
  if (validator === null) return refusedStaking('no-validator');
  if (base <= 0n) return refusedStaking('zero');
  if (lock.status !== 'unlocked') return refusedStaking('locked', { freesAt: lock.expiresAt });
  if (tokenizable !== null && base > tokenizable) return refusedStaking('vesting', { limit: tokenizable });
  if (shares === null) return refusedStaking('no-delegation');
  const pool: Pool = { tokens: validator.tokens, shares: validator.delegatorShares };
  const asked = sharesFromTokens(pool, base);
  if (asked === null) return refusedStaking('worthless');
  if (asked > shares) return refusedStaking('exceeds-delegation', { limit: undelegateMax(validator, shares) });
  if (asked === 0n) return refusedStaking('too-small');
  const receivingUntil = receivesUntil(redelegations, validator.operatorAddress);
  if (receivingUntil !== null) return refusedStaking('receiving', { freesAt: receivingUntil });
  if (caps !== null) {
    if (quo(decFromInt(caps.totalLiquid + base), decFromInt(caps.bondedTokens)) > caps.globalCap) return refusedStaking('global-cap');
    if (quo(add(caps.validatorLiquidShares, asked), pool.shares) > caps.validatorCap) return refusedStaking('validator-cap');
  }
  return tokenize(pool, asked, validator.status);
}

/** The record's own account delegates what leaves; the share tokens are counted with the validator as it was before. */
function tokenize(start: Pool, shares: Dec, status: 'bonded' | 'unbonding' | 'unbonded'): TokenizeQuote | TokenizeRefusal {
  const removed = removeShares(start, shares);
  const minted = sharesFromTokens(start, removed.tokens);
  if (removed.tokens === 0n || minted === null || truncateInt(minted) === 0n) return refusedStaking('too-small');
  if (removed.pool.shares === 0n && status === 'unbonded') return refusedStaking('last-delegation');
  const added = addTokens(removed.pool, removed.tokens);
  if (added === null) return refusedStaking('worthless');
  return { kind: 'ok', tokens: truncateInt(minted), arrives: truncateInt(tokensFromShares(added.pool, added.issued)) };
}

/** `arrives`: what is delegated to the holder. `shares`: what the validator issues for it. */
export type RedeemSharesQuote = { readonly kind: 'ok'; readonly arrives: bigint; readonly shares: Dec };

export type RedeemSharesRefusal = StakingRefusal<
  | 'zero' // sdk 18
  | 'insufficient' // liquid 101
  | 'no-record' // code 1
  | 'no-validator' // staking 3
  | 'too-small' // liquid 119
  | 'beyond-total' // 118, 117: the chain's own count of liquid stake is below it
  | 'beyond-record' // staking 24: rounding left the record fewer shares than tokens
  | 'last-delegation' // staking 3
  | 'worthless' // staking 34
>;

export type RedeemSharesInput = {
  readonly validator: (ValidatorPool & { readonly status: 'bonded' | 'unbonding' | 'unbonded' }) | null;
  /** Share tokens to redeem, and how many the account can spend. */
  readonly amount: bigint;
  readonly available: bigint;
  /** Of the record's own delegation; null if there is no record. */
  readonly recordShares: Dec | null;
  /** The chain's counts, when known. */
  readonly counted: { readonly totalLiquid: bigint; readonly validatorLiquidShares: Dec } | null;
};

/** MsgRedeemTokensForShares: the holder of share tokens gets a delegation. */
export function quoteRedeemShares(input: RedeemSharesInput): RedeemSharesQuote | RedeemSharesRefusal {
  const { validator, amount, available, recordShares, counted } = input;
  if (amount <= 0n) return refusedStaking('zero');
  if (amount > available) return refusedStaking('insufficient', { limit: available });
  if (recordShares === null) return refusedStaking('no-record');
  if (validator === null) return refusedStaking('no-validator');
  const pool: Pool = { tokens: validator.tokens, shares: validator.delegatorShares };
  const shares = sharesBehind(amount, recordShares);
  const worth = truncateInt(tokensFromShares(pool, shares));
  if (worth === 0n) return refusedStaking('too-small');
  if (counted !== null && (counted.totalLiquid < worth || counted.validatorLiquidShares < shares)) return refusedStaking('beyond-total');
  if (shares > recordShares) return refusedStaking('beyond-record', { limit: truncateInt(recordShares) });
  const removed = removeShares(pool, shares);
  if (removed.pool.shares === 0n && validator.status === 'unbonded') return refusedStaking('last-delegation');
  const added = addTokens(removed.pool, removed.tokens);
  if (added === null) return refusedStaking('worthless');
  return { kind: 'ok', arrives: removed.tokens, shares: added.issued };
}

/** How much more may become liquid at a validator before a cap, in base units, truncated; a hint, since the chain rounds the fractions. */
export function roomBelowCaps({ tokens, delegatorShares }: ValidatorPool, caps: LiquidCaps): bigint {
  const globally = truncateInt(mulInt(caps.globalCap, caps.bondedTokens)) - caps.totalLiquid;
  const shares = sub(mulTruncate(caps.validatorCap, delegatorShares), caps.validatorLiquidShares);
  const here = delegatorShares === 0n ? 0n : truncateInt(tokensFromSharesTruncated({ tokens, shares: delegatorShares }, shares));
  const least = globally < here ? globally : here;
  return least > 0n ? least : 0n;
}
