import { coin } from '../coins.ts';
import type { Store } from '../store.ts';
import { ibcDenomOf } from './host-chain.ts';
import { type Deposit, DepositState, type HostChain } from './records.ts';

/** Deposits: what people gave to be staked on one day, until it is. Keys are `chain/day`. */

const keyOf = ({ chain_id, epoch }: Pick<Deposit, 'chain_id' | 'epoch'>): string => `${chain_id}/${epoch}`;

export const saveDeposit = (store: Store, deposit: Deposit): void => store.set('deposits', keyOf(deposit), deposit);
export const deleteDeposit = (store: Store, deposit: Deposit): void => store.delete('deposits', keyOf(deposit));
export const depositOf = (store: Store, { chain_id }: HostChain, day: bigint): Deposit | undefined =>
  store.get('deposits', keyOf({ chain_id, epoch: day }));

/** In the order of chain and day. */
export const depositsWhere = (store: Store, fits: (deposit: Deposit) => boolean): Deposit[] =>
  [...store.all('deposits').values()]
    .filter(fits)
    .sort((a, b) => (a.chain_id === b.chain_id ? Number(a.epoch - b.epoch) : a.chain_id < b.chain_id ? -1 : 1));

export const depositsInState = (store: Store, { chain_id }: HostChain, ...states: readonly number[]): Deposit[] =>
  depositsWhere(store, (deposit) => deposit.chain_id === chain_id && states.includes(deposit.state));

export const depositSum = (deposits: readonly Deposit[]): bigint => deposits.reduce((sum, { amount }) => sum + amount.amount, 0n);

/** Begin of a day: an empty deposit for each chain. */
export const openDeposit = (store: Store, chain: HostChain, day: bigint): void =>
  saveDeposit(store, {
    chain_id: chain.chain_id,
    amount: coin(ibcDenomOf(chain), 0n),
    epoch: day,
    state: DepositState.pending,
    ibc_sequence_id: '',
  });

/** What travelled with a packet goes a step back, to be tried again. */
export function revertDeposits(store: Store, sequenceId: string): void {
  for (const deposit of depositsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === sequenceId))
    saveDeposit(store, { ...deposit, ibc_sequence_id: '', state: Math.max(deposit.state - 1, 0) });
}

/**
 * Takes an amount out of what still waits on this chain, oldest day first; false when there is less. A day that is used up is deleted, also the
 * running one: then nothing can be staked until the next begins.
 */
export function takeFromPending(store: Store, chain: HostChain, amount: bigint): boolean {
  const pending = depositsInState(store, chain, DepositState.pending).filter((deposit) => deposit.amount.amount > 0n);
  if (depositSum(pending) < amount) return false;
  let left = amount;
  for (const deposit of pending) {
    if (deposit.amount.amount > left || left === 0n) {
      saveDeposit(store, { ...deposit, amount: { ...deposit.amount, amount: deposit.amount.amount - left } });
      return true;
    }
    left -= deposit.amount.amount;
    deleteDeposit(store, deposit);
  }
  return true;
}
