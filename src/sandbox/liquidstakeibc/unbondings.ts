import type { Coin } from '../state.ts';
import type { Store } from '../store.ts';
import { ZERO_TIME } from '../time.ts';
import { type HostUnbonding, UnbondingState, type UserUnbonding, type ValidatorUnbonding } from './records.ts';

/** What is unstaked: together per chain and day, per user, and whole validators. Days compare as numbers, the rest as text. */

type Place = { readonly chain_id: string; readonly epoch_number: bigint };
const byPlace = (a: Place, b: Place): number =>
  a.chain_id === b.chain_id ? Number(a.epoch_number - b.epoch_number) : a.chain_id < b.chain_id ? -1 : 1;

const keyOf = ({ chain_id, epoch_number }: Place): string => `${chain_id}/${epoch_number}`;
const userKey = (one: Place & { readonly address: string }): string => `${one.chain_id}/${one.address}/${one.epoch_number}`;
const validatorKey = (one: Place & { readonly validator_address: string }): string =>
  `${one.chain_id}/${one.validator_address}/${one.epoch_number}`;

export const unbondingAt = (store: Store, chain_id: string, epoch_number: bigint): HostUnbonding | undefined =>
  store.get('hostUnbondings', keyOf({ chain_id, epoch_number }));
export const saveUnbonding = (store: Store, one: HostUnbonding): void => store.set('hostUnbondings', keyOf(one), one);
export const deleteUnbonding = (store: Store, one: HostUnbonding): void => store.delete('hostUnbondings', keyOf(one));
export const unbondingsWhere = (store: Store, fits: (one: HostUnbonding) => boolean): HostUnbonding[] =>
  [...store.all('hostUnbondings').values()].filter(fits).sort(byPlace);

const saveUserUnbonding = (store: Store, one: UserUnbonding): void => store.set('userUnbondings', userKey(one), one);
export const deleteUserUnbonding = (store: Store, one: UserUnbonding): void => store.delete('userUnbondings', userKey(one));
/** In the order of the chain's store: chain, address, day. */
export const userUnbondingsWhere = (store: Store, fits: (one: UserUnbonding) => boolean): UserUnbonding[] =>
  [...store.all('userUnbondings').values()]
    .filter(fits)
    .sort((a, b) => (a.chain_id === b.chain_id && a.address !== b.address ? (a.address < b.address ? -1 : 1) : byPlace(a, b)));

export const saveValidatorUnbonding = (store: Store, one: ValidatorUnbonding): void =>
  store.set('validatorUnbondings', validatorKey(one), one);
export const deleteValidatorUnbonding = (store: Store, one: ValidatorUnbonding): void =>
  store.delete('validatorUnbondings', validatorKey(one));
export const validatorUnbondingsWhere = (store: Store, fits: (one: ValidatorUnbonding) => boolean): ValidatorUnbonding[] =>
  [...store.all('validatorUnbondings').values()].filter(fits).sort(byPlace);

const plus = (a: Coin, b: Coin): Coin => ({ denom: a.denom, amount: a.amount + b.amount });

/** Adds to a user's part of a day's unbonding, and to the whole, which is returned. */
export function addUnbonding(store: Store, place: Place, address: string, stk: Coin, unbond: Coin): HostUnbonding {
  const users = store.get('userUnbondings', userKey({ ...place, address }));
  saveUserUnbonding(store, {
    ...place,
    address,
    stk_amount: users ? plus(users.stk_amount, stk) : stk,
    unbond_amount: users ? plus(users.unbond_amount, unbond) : unbond,
  });
  const whole = unbondingAt(store, place.chain_id, place.epoch_number);
  const sum: HostUnbonding = whole
    ? { ...whole, burn_amount: plus(whole.burn_amount, stk), unbond_amount: plus(whole.unbond_amount, unbond) }
    : {
        ...place,
        mature_time: ZERO_TIME,
        burn_amount: stk,
        unbond_amount: unbond,
        ibc_sequence_id: '',
        state: UnbondingState.pending,
      };
  saveUnbonding(store, sum);
  return sum;
}

/** The undelegation did not happen: the stk goes back to its owners in the next block. */
export function failUnbondings(store: Store, sequenceId: string): void {
  for (const one of unbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === sequenceId))
    saveUnbonding(store, { ...one, ibc_sequence_id: '', state: UnbondingState.failed });
  for (const one of validatorUnbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === sequenceId))
    deleteValidatorUnbonding(store, one);
}

/** The way back did not happen: it is tried again in the next block. True when anything was on it. */
export function retryTransfers(store: Store, sequenceId: string): boolean {
  const unbondings = unbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === sequenceId);
  for (const one of unbondings) saveUnbonding(store, { ...one, ibc_sequence_id: '', state: UnbondingState.maturing });
  const whole = validatorUnbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === sequenceId);
  for (const one of whole) saveValidatorUnbonding(store, { ...one, ibc_sequence_id: '' });
  return unbondings.length + whole.length > 0;
}
