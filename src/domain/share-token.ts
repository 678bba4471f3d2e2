import { type Dec, decFromInt, truncateInt } from './dec.ts';
import type { StakedValidator } from './liquid-stake.ts';
import { tokensFromShares } from './tokens-from-shares.ts';

/** The validator and the record of a tokenized share's denom, `<valoper>/<id>` (x/liquid); null for every other denom. */
export function shareTokenOf(denom: string): { readonly validator: string; readonly recordId: bigint } | null {
  const [, validator, id] = /^([a-z\d]+valoper1[a-z\d]{38,58})\/(\d{1,20})$/.exec(denom) ?? [];
  return validator && id ? { validator, recordId: BigInt(id) } : null;
}

/**
 * Base units of stake behind share tokens, truncated: what redeeming them would pay. `recordShares` are those of the record's own delegation,
 * if known: who redeems all of its whole tokens gets the fraction too, which can make a unit.
 */
export function worthOfShares(
  { tokens, delegatorShares }: Pick<StakedValidator, 'tokens' | 'delegatorShares'>,
  amount: bigint,
  recordShares: Dec | null = null,
): bigint {
  if (delegatorShares === 0n) return 0n;
  return truncateInt(tokensFromShares({ tokens, shares: delegatorShares }, sharesBehind(amount, recordShares)));
}

/** The shares that so many tokens are redeemed as (gaia v25 x/liquid keeper/msg_server.go RedeemTokensForShares). */
export function sharesBehind(amount: bigint, recordShares: Dec | null): Dec {
  return recordShares !== null && amount === truncateInt(recordShares) ? recordShares : decFromInt(amount);
}
