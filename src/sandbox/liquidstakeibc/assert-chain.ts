import type { Context } from '../context.ts';
import { hostChainWhere } from './host-chain.ts';
import type { HostChain } from './records.ts';
import { refused } from './refusals.ts';

/** The host chain of a liquid coin, if it may be used. */
export function chainOfStk({ store }: Context, denom: string): HostChain {
  const hostDenom = denom.slice('stk/'.length);
  const chain = hostChainWhere(store, ({ host_denom }) => host_denom === hostDenom);
  if (!chain) throw refused(2001, `host chain with host denom ${hostDenom} not registered`);
  return assertActive(chain);
}

export function assertActive(chain: HostChain): HostChain {
  if (!chain.active) throw refused(2016);
  return chain;
}

export function assertMinimum({ minimum_deposit }: HostChain, amount: bigint): void {
  if (amount < minimum_deposit) throw refused(2002, `expected amount more than ${minimum_deposit}, got ${amount}`);
}
