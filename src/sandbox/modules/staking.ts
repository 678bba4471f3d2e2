import { accountOf } from '../address.ts';
import { coin, coinSet } from '../coins.ts';
import type { Context } from '../context.ts';
import type { Dec } from '../dec.ts';
import { truncateInt } from '../dec.ts';
import { GAS } from '../gas.ts';
import { refusal } from '../refusal.ts';
import { type Coin, pairKey, type Unbonding, type Validator } from '../state.ts';
import { timeKey, ZERO_TIME } from '../time.ts';
import { moduleAccount } from './auth.ts';
import { delegateCoins, send } from './bank.ts';
import { incrementPeriod, initializeDelegation, removeRecords, withdrawRewards } from './distribution.ts';
import {
  addTokens,
  delegationOf,
  findValidator,
  hasInvalidRate,
  isBonded,
  removeShares,
  saveValidator,
  tokensFromShares,
} from './validator.ts';

export const bondDenom = (context: Pick<Context, 'store'>): string => context.store.single('staking').params.bondDenom;
export const bondCoin = (context: Pick<Context, 'store'>, amount: bigint): Coin => coin(bondDenom(context), amount);
export const poolOf = (bonded: boolean): string => (bonded ? moduleAccount('bonded_tokens_pool') : moduleAccount('not_bonded_tokens_pool'));

/** Moves tokens between the pools with a real transfer. */
export function movePools(context: Context, from: 'bonded' | 'not-bonded', amount: bigint): void {
  send(context, poolOf(from === 'bonded'), poolOf(from !== 'bonded'), coinSet(bondDenom(context), amount));
}

/** Where the tokens of a delegation come from: the delegator's balance, or tokens that already are in a pool. */
export type TokenSource = 'account' | 'bonded' | 'not-bonded';

/** Delegates tokens and returns the new shares. Pays the rewards of an existing delegation. */
export function delegate(context: Context, delegator: string, validator: Validator, amount: bigint, source: TokenSource): Dec {
  const { store, gas } = context;
  const operator = validator.operatorAddress;
  if (hasInvalidRate(validator)) throw refusal('staking', 34);
  const existing = delegationOf(store, delegator, operator);
  if (existing) withdrawRewards(context, delegator, validator);
  else incrementPeriod(context, validator);
  const destination = isBonded(validator) ? 'bonded' : 'not-bonded';
  if (source === 'account') delegateCoins(context, delegator, poolOf(isBonded(validator)), bondCoin(context, amount));
  else if (source !== destination) movePools(context, source, amount);
  const added = addTokens(validator, amount);
  saveValidator(store, added.validator);
  const shares = ((existing?.shares ?? 0n) + added.shares) as Dec;
  store.set('delegations', pairKey(delegator, operator), { delegator, validator: operator, shares });
  initializeDelegation(context, delegator, added.validator);
  gas.use((existing ? GAS.delegateExisting : GAS.delegateNew) + (validator.jailed ? GAS.jailedValidator : 0));
  return added.shares;
}

/** Takes shares out of a delegation and returns their tokens; moving the tokens out of the pool is up to the caller. */
export function unbond(context: Context, delegator: string, operator: string, shares: Dec): bigint {
  const { store, gas } = context;
  const delegation = delegationOf(store, delegator, operator);
  if (!delegation) throw refusal('staking', 21);
  const before = findValidator(store, operator);
  let validator = before;
  withdrawRewards(context, delegator, validator);
  if (delegation.shares < shares) throw refusal('staking', 24, String(delegation.shares));
  const remaining = (delegation.shares - shares) as Dec;
  if (fallsBelowMinimum(validator, delegator, remaining)) {
    validator = { ...validator, jailed: true };
    saveValidator(store, validator);
  }
  if (remaining === 0n) store.delete('delegations', pairKey(delegator, operator));
  else {
    store.set('delegations', pairKey(delegator, operator), { ...delegation, shares: remaining });
    initializeDelegation(context, delegator, validator);
  }
  const removed = removeShares(validator, shares);
  saveValidator(store, removed.validator);
  if (removed.validator.shares === 0n && removed.validator.status === 1) removeValidator(context, removed.validator);
  gas.use(GAS.unbond + (remaining === 0n ? GAS.unbondWhole : 0) + (before.jailed ? GAS.jailedValidator : 0));
  return removed.tokens;
}

/** The operator's own delegation falls below its minimum: the validator is jailed at once, without an event. */
function fallsBelowMinimum(validator: Validator, delegator: string, remaining: Dec): boolean {
  if (validator.jailed || delegator !== accountOf(validator.operatorAddress)) return false;
  return truncateInt(tokensFromShares(validator, remaining)) < validator.minSelfDelegation;
}

/** Deletes an unbonded validator without shares, and what other modules know about it. */
export function removeValidator(context: Context, validator: Validator): void {
  const operator = validator.operatorAddress;
  context.store.delete('validators', operator);
  removeRecords(context, operator);
  context.store.delete('liquidShares', operator);
}

export function nextUnbondingId(context: Context): bigint {
  const staking = context.store.single('staking');
  context.store.put('staking', { ...staking, nextUnbondingId: staking.nextUnbondingId + 1n });
  return staking.nextUnbondingId;
}

/** Undelegates shares: the tokens wait in an entry until the returned completion time. */
export function undelegate(
  context: Context,
  delegator: string,
  operator: string,
  shares: Dec,
): { readonly completionTime: bigint; readonly amount: bigint } {
  const { store, gas, time, height } = context;
  const { params } = store.single('staking');
  const wasBonded = isBonded(findValidator(store, operator));
  const key = pairKey(delegator, operator);
  const open = store.get('unbondings', key)?.entries.length ?? 0;
  gas.use(GAS.undelegateCheck);
  if (open >= params.maxEntries) throw refusal('staking', 27);
  const amount = unbond(context, delegator, operator, shares);
  if (wasBonded) movePools(context, 'bonded', amount);
  const completionTime = time + params.unbondingTime;
  addUnbondingEntry(context, delegator, operator, completionTime, amount, height);
  const slot = store.get('unbondingQueue', timeKey(completionTime)) ?? [];
  store.set('unbondingQueue', timeKey(completionTime), [...slot, { delegator, validator: operator }]);
  gas.use(GAS.undelegate + open * GAS.undelegateOpenEntry + slot.length * GAS.undelegateSameSlot);
  return { completionTime, amount };
}

/** Entries of the same height and completion time are one entry. */
function addUnbondingEntry(
  context: Context,
  delegator: string,
  operator: string,
  completionTime: bigint,
  amount: bigint,
  height: bigint,
): void {
  const { store } = context;
  const id = nextUnbondingId(context);
  const key = pairKey(delegator, operator);
  const unbonding: Unbonding = store.get('unbondings', key) ?? { delegator, validator: operator, entries: [] };
  const same = unbonding.entries.findIndex((entry) => entry.creationHeight === height && entry.completionTime === completionTime);
  const entries =
    same < 0
      ? [...unbonding.entries, { creationHeight: height, completionTime, initialBalance: amount, balance: amount, id }]
      : unbonding.entries.map((entry, index) =>
          index === same ? { ...entry, balance: entry.balance + amount, initialBalance: entry.initialBalance + amount } : entry,
        );
  store.set('unbondings', key, { ...unbonding, entries });
}

/** When tokens leaving a validator by redelegation are free of its risks; an unbonded source has none. */
function redelegationEnd(context: Context, source: Validator | undefined): { readonly time: bigint; readonly height: bigint } | null {
  if (!source || isBonded(source))
    return { time: context.time + context.store.single('staking').params.unbondingTime, height: context.height };
  return source.status === 1 ? null : { time: source.unbondingTime, height: source.unbondingHeight };
}

export const isReceivingRedelegation = (context: Pick<Context, 'store'>, delegator: string, operator: string): boolean =>
  [...context.store.all('redelegations').values()].some((open) => open.delegator === delegator && open.destination === operator);

/** Moves shares to another validator; returns the completion time. */
export function redelegate(context: Context, delegator: string, sourceAddress: string, destinationAddress: string, shares: Dec): bigint {
  const { store } = context;
  if (sourceAddress === destinationAddress) throw refusal('staking', 29);
  const destination = store.get('validators', destinationAddress);
  if (!destination) throw refusal('staking', 31);
  const source = store.get('validators', sourceAddress);
  if (!source) throw refusal('staking', 44);
  context.gas.use(GAS.redelegateCheck);
  if (isReceivingRedelegation(context, delegator, sourceAddress)) throw refusal('staking', 32);
  const key = `${pairKey(delegator, sourceAddress)}/${destinationAddress}`;
  const entries = store.get('redelegations', key)?.entries ?? [];
  if (entries.length >= store.single('staking').params.maxEntries) throw refusal('staking', 33);
  const amount = unbond(context, delegator, sourceAddress, shares);
  if (amount === 0n) throw refusal('staking', 30);
  const created = delegate(context, delegator, destination, amount, isBonded(source) ? 'bonded' : 'not-bonded');
  const end = redelegationEnd(context, store.get('validators', sourceAddress));
  if (!end) return ZERO_TIME;
  const triplet = { delegator, source: sourceAddress, destination: destinationAddress };
  const entry = {
    creationHeight: end.height,
    completionTime: end.time,
    initialBalance: amount,
    sharesDestination: created,
    id: nextUnbondingId(context),
  };
  store.set('redelegations', key, { ...triplet, entries: [...entries, entry] });
  const slot = store.get('redelegationQueue', timeKey(end.time)) ?? [];
  store.set('redelegationQueue', timeKey(end.time), [...slot, triplet]);
  return end.time;
}
