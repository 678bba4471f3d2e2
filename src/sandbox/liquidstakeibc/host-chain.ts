import { bankDenom } from '../ibc/denom.ts';
import type { Store } from '../store.ts';
import type { HostChain, HostValidator } from './records.ts';

/** Denom of the liquid coin of a host chain, on this chain. */
export const mintDenomOf = ({ host_denom }: HostChain): string => `stk/${host_denom}`;

const ibcDenoms = new Map<string, string>();
/** Denom of the host chain's coin on this chain. */
export function ibcDenomOf({ port_id, channel_id, host_denom }: HostChain): string {
  const path = `${port_id}/${channel_id}/${host_denom}`;
  const denom = ibcDenoms.get(path) ?? bankDenom({ base: host_denom, trace: [{ port: port_id, channel: channel_id }] });
  ibcDenoms.set(path, denom);
  return denom;
}

/** All host chains in the order of their ids. */
export const hostChains = (store: Store): HostChain[] =>
  [...store.all('hostChains').values()].sort((a, b) => (a.chain_id < b.chain_id ? -1 : 1));

export const hostChainWhere = (store: Store, fits: (chain: HostChain) => boolean): HostChain | undefined => hostChains(store).find(fits);

/** The chain as it is now: a step may have changed it since it was read. */
export function hostChainAt(store: Store, id: string): HostChain {
  const found = store.get('hostChains', id);
  if (!found) throw new Error(`host chain ${id} is not registered`);
  return found;
}

export const saveHostChain = (store: Store, chain: HostChain): void => store.set('hostChains', chain.chain_id, chain);

export const totalDelegations = ({ validators }: HostChain): bigint => validators.reduce((sum, one) => sum + one.delegated_amount, 0n);

/** The chain with one of its validators changed. */
export const withValidator = (chain: HostChain, operator: string, change: (validator: HostValidator) => HostValidator): HostChain => ({
  ...chain,
  validators: chain.validators.map((one) => (one.operator_address === operator ? change(one) : one)),
});

/** Adds to what is delegated to a validator, as far as this chain knows; takes away when negative. */
export function changeDelegated(store: Store, id: string, operator: string, amount: bigint): void {
  const add = (one: HostValidator): HostValidator => ({ ...one, delegated_amount: one.delegated_amount + amount });
  saveHostChain(store, withValidator(hostChainAt(store, id), operator, add));
}

/** Number of the running `day`, by which deposits and unbondings are gathered. */
export const dayOf = (store: Store): bigint => store.single('epochs').find(({ identifier }) => identifier === 'day')?.currentEpoch ?? 0n;

/** The day on which what is unstaked in this one is unbonded: the next multiple of the chain's factor. */
export const unbondingDay = ({ unbonding_factor: factor }: HostChain, day: bigint): bigint => ((day + factor - 1n) / factor) * factor;
