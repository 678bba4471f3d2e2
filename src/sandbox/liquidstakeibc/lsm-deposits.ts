import type { Store } from '../store.ts';
import type { LsmDeposit } from './records.ts';

/** Deposits of share tokens, until they are stake again. Keys are `chain/delegator/denom`. */

const keyOf = ({ chain_id, delegator_address, denom }: Pick<LsmDeposit, 'chain_id' | 'delegator_address' | 'denom'>): string =>
  `${chain_id}/${delegator_address}/${denom}`;

export const saveLsmDeposit = (store: Store, deposit: LsmDeposit): void => store.set('lsmDeposits', keyOf(deposit), deposit);
export const deleteLsmDeposit = (store: Store, deposit: LsmDeposit): void => store.delete('lsmDeposits', keyOf(deposit));
export const isLsmDeposited = (store: Store, deposit: LsmDeposit): boolean => store.get('lsmDeposits', keyOf(deposit)) !== undefined;

export const lsmDepositsWhere = (store: Store, fits: (deposit: LsmDeposit) => boolean): LsmDeposit[] =>
  [...store.all('lsmDeposits').values()].filter(fits).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** What travelled with a packet goes a step back, to be tried again. */
export function revertLsmDeposits(store: Store, sequenceId: string): void {
  for (const deposit of lsmDepositsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === sequenceId))
    saveLsmDeposit(store, { ...deposit, ibc_sequence_id: '', state: Math.max(deposit.state - 1, 0) });
}
