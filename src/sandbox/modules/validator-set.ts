import { addressHex, byAddress, consensusBytes, toHex } from '../address.ts';
import { addCoins, coinsText } from '../coins.ts';
import type { Context } from '../context.ts';
import { event } from '../events.ts';
import { type Coin, pairKey, type SetMember, type Validator } from '../state.ts';
import { moduleAccount } from './auth.ts';
import { undelegateCoins } from './bank.ts';
import { startSigning } from './signing.ts';
import { bondCoin, movePools, nextUnbondingId, removeValidator } from './staking.ts';
import { findValidator, isBonded, powerOf, saveValidator } from './validator.ts';

/** A change of the validator set that CometBFT applies two blocks later. */
export type PowerUpdate = { readonly validator: Validator; readonly power: bigint };

/** Decides who is bonded: the most powerful validators that are not jailed. Tokens move between the pools in one transfer. */
export function updateValidatorSet(context: Context): PowerUpdate[] {
  const { store } = context;
  const updates: PowerUpdate[] = [];
  const leaving = new Map(store.all('lastPowers'));
  let toBonded = 0n;
  for (const validator of mostPowerful(context)) {
    const operator = validator.operatorAddress;
    if (!isBonded(validator)) {
      toBonded += validator.tokens;
      bond(context, validator);
    }
    const power = powerOf(store, validator);
    if (leaving.get(operator) !== power) {
      updates.push({ validator, power });
      store.set('lastPowers', operator, power);
    }
    leaving.delete(operator);
  }
  for (const operator of [...leaving.keys()].sort(byAddress)) {
    const validator = findValidator(store, operator);
    toBonded -= validator.tokens;
    beginUnbonding(context, validator);
    store.delete('lastPowers', operator);
    updates.push({ validator, power: 0n });
  }
  if (toBonded > 0n) movePools(context, 'not-bonded', toBonded);
  else if (toBonded < 0n) movePools(context, 'bonded', -toBonded);
  return updates;
}

function mostPowerful({ store }: Context): Validator[] {
  const candidates = [...store.all('validators').values()].filter((validator) => !validator.jailed && powerOf(store, validator) > 0n);
  candidates.sort((a, b) => Number(powerOf(store, b) - powerOf(store, a)) || byAddress(a.operatorAddress, b.operatorAddress));
  return candidates.slice(0, store.single('staking').params.maxValidators);
}

function bond(context: Context, validator: Validator): void {
  saveValidator(context.store, { ...validator, status: 3 });
  startSigning(context, validator);
}

function beginUnbonding(context: Context, validator: Validator): void {
  const unbondingTime = context.time + context.store.single('staking').params.unbondingTime;
  nextUnbondingId(context);
  saveValidator(context.store, { ...validator, status: 2, unbondingTime, unbondingHeight: context.height });
}

/** CometBFT's set after these updates: power descending, then consensus address ascending. */
export function applyUpdates(set: readonly SetMember[], updates: readonly PowerUpdate[]): SetMember[] {
  const members = new Map(set.map((member) => [member.address, member]));
  for (const { validator, power } of updates) {
    const address = toHex(consensusBytes(validator.consensusKey)).toUpperCase();
    if (power === 0n) members.delete(address);
    else members.set(address, { address, operatorAddress: validator.operatorAddress, key: validator.consensusKey, power });
  }
  return [...members.values()].sort((a, b) => Number(b.power - a.power) || (a.address < b.address ? -1 : 1));
}

/** x/staking's EndBlock: the set, then what has matured. */
export function endBlock(context: Context): PowerUpdate[] {
  const updates = updateValidatorSet(context);
  finishUnbondingValidators(context);
  payMatureUnbondings(context);
  finishRedelegations(context);
  return updates;
}

function finishUnbondingValidators(context: Context): void {
  const { store, time, height } = context;
  const mature = [...store.all('validators').values()].filter(
    (validator) => validator.status === 2 && validator.unbondingTime <= time && validator.unbondingHeight <= height,
  );
  mature.sort((a, b) => Number(a.unbondingTime - b.unbondingTime) || byAddress(a.operatorAddress, b.operatorAddress));
  for (const validator of mature) {
    const unbonded: Validator = { ...validator, status: 1 };
    saveValidator(store, unbonded);
    if (unbonded.shares === 0n) removeValidator(context, unbonded);
  }
}

/** Slots of a time queue that are due, oldest first; they leave the queue. */
function takeDue<Name extends 'unbondingQueue' | 'redelegationQueue'>(context: Context, table: Name) {
  const due = [...context.store.all(table).keys()].filter((key) => BigInt(key) <= context.time).sort();
  return due.flatMap((key) => {
    const slot = context.store.get(table, key) ?? [];
    context.store.delete(table, key);
    return [...slot];
  });
}

/** A pair that stands twice in a slot is paid the first time; the second says so with an empty amount if later entries remain. */
function payMatureUnbondings(context: Context): void {
  const { store, time } = context;
  for (const { delegator, validator } of takeDue(context, 'unbondingQueue') as { delegator: string; validator: string }[]) {
    const unbonding = store.get('unbondings', pairKey(delegator, validator));
    if (!unbonding) continue;
    let paid: Coin[] = [];
    for (const entry of unbonding.entries) {
      if (entry.completionTime > time || entry.balance === 0n) continue;
      const coin = bondCoin(context, entry.balance);
      undelegateCoins(context, moduleAccount('not_bonded_tokens_pool'), delegator, coin);
      paid = addCoins(paid, [coin]);
    }
    const entries = unbonding.entries.filter((entry) => entry.completionTime > time);
    if (entries.length === 0) store.delete('unbondings', pairKey(delegator, validator));
    else store.set('unbondings', pairKey(delegator, validator), { ...unbonding, entries });
    context.events.push(event('complete_unbonding', ['amount', coinsText(paid)], ['validator', validator], ['delegator', delegator]));
  }
}

function finishRedelegations(context: Context): void {
  const { store, time } = context;
  type Triplet = { delegator: string; source: string; destination: string };
  for (const { delegator, source, destination } of takeDue(context, 'redelegationQueue') as Triplet[]) {
    const key = `${pairKey(delegator, source)}/${destination}`;
    const redelegation = store.get('redelegations', key);
    if (!redelegation) continue;
    let amount: Coin[] = [];
    for (const entry of redelegation.entries)
      if (entry.completionTime <= time && entry.initialBalance > 0n) amount = addCoins(amount, [bondCoin(context, entry.initialBalance)]);
    const entries = redelegation.entries.filter((entry) => entry.completionTime > time);
    if (entries.length === 0) store.delete('redelegations', key);
    else store.set('redelegations', key, { ...redelegation, entries });
    context.events.push(
      event(
        'complete_redelegation',
        ['amount', coinsText(amount)],
        ['delegator', delegator],
        ['source_validator', source],
        ['destination_validator', destination],
      ),
    );
  }
}

/** Order of the chain's indexes by delegator: addresses carry their length in front, so 20-byte ones come before 32-byte ones. */
export function byDelegator(a: string, b: string): number {
  return addressHex(a).length - addressHex(b).length || byAddress(a, b);
}
