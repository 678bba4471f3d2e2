import { byAddress } from '../address.ts';
import { type Dec, decInt, mulInt, quo, quoTruncate, truncateInt } from '../dec.ts';
import { refusal, sdk } from '../refusal.ts';
import { type Delegation, pairKey, type Validator } from '../state.ts';
import type { Store } from '../store.ts';

/** Voting power: whole coins. */
export const powerOf = (store: Store, validator: Validator): bigint => validator.tokens / store.single('staking').powerReduction;
export const tokensOfPower = (store: Store, power: bigint): bigint => power * store.single('staking').powerReduction;
export const isBonded = (validator: Validator): boolean => validator.status === 3;

/** What shares are worth, rounded half to even. */
export const tokensFromShares = (validator: Validator, shares: Dec): Dec => quo(mulInt(shares, validator.tokens), validator.shares);
export const tokensFromSharesTruncated = (validator: Validator, shares: Dec): Dec =>
  quoTruncate(mulInt(shares, validator.tokens), validator.shares);

/** Shares for an amount of tokens, truncated. */
export function sharesFromTokens(validator: Validator, amount: bigint): Dec {
  if (validator.tokens === 0n) throw refusal('staking', 22);
  return ((validator.shares * amount) / validator.tokens) as Dec;
}

/** Shares that `amount` buys: one to one in an empty validator. */
const issuedShares = (validator: Validator, amount: bigint): Dec =>
  validator.shares === 0n ? decInt(amount) : sharesFromTokens(validator, amount);

/** Tokens are gone but shares remain: nobody can delegate. */
export const hasInvalidRate = (validator: Validator): boolean => validator.tokens === 0n && validator.shares > 0n;

export function findValidator(store: Store, operator: string): Validator {
  const validator = store.get('validators', operator);
  if (!validator) throw refusal('staking', 3);
  return validator;
}

export const saveValidator = (store: Store, validator: Validator): void => store.set('validators', validator.operatorAddress, validator);

export function validatorsByAddress(store: Store): Validator[] {
  return [...store.all('validators').values()].sort((a, b) => byAddress(a.operatorAddress, b.operatorAddress));
}

export const delegationOf = (store: Store, delegator: string, operator: string): Delegation | undefined =>
  store.get('delegations', pairKey(delegator, operator));

/** Delegations of one delegator in the order of validator addresses. */
export function delegationsOf(store: Store, delegator: string): Delegation[] {
  const found: Delegation[] = [];
  for (const delegation of store.all('delegations').values()) if (delegation.delegator === delegator) found.push(delegation);
  return found.sort((a, b) => byAddress(a.validator, b.validator));
}

/** Shares that undelegating `amount` takes: validator 3, delegation 19, more than delegated 18. */
export function validateUnbondAmount(store: Store, delegator: string, operator: string, amount: bigint): Dec {
  const validator = findValidator(store, operator);
  const delegation = delegationOf(store, delegator, operator);
  if (!delegation) throw refusal('staking', 19);
  const shares = sharesFromTokens(validator, amount);
  if (shares > delegation.shares) throw sdk(18, 'invalid shares amount');
  return shares;
}

/** Tokens and shares added by a delegation. */
export function addTokens(validator: Validator, amount: bigint): { readonly validator: Validator; readonly shares: Dec } {
  const shares = issuedShares(validator, amount);
  return { validator: { ...validator, tokens: validator.tokens + amount, shares: (validator.shares + shares) as Dec }, shares };
}

/** Shares removed; the last ones take all tokens, others leave the fraction behind. */
export function removeShares(validator: Validator, shares: Dec): { readonly validator: Validator; readonly tokens: bigint } {
  const remaining = (validator.shares - shares) as Dec;
  const tokens = remaining === 0n ? validator.tokens : truncateInt(tokensFromShares(validator, shares));
  return { validator: { ...validator, tokens: validator.tokens - tokens, shares: remaining }, tokens };
}
