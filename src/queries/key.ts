import type { ChainClient } from '#chain/client.ts';

/** `[network, chain, module, method, ...args]`: keyed by address too, so that an account switch never shows the former owner's numbers. */
export type QueryKey = readonly [network: string, chain: string, module: string, method: string, ...args: string[]];

export function queryKey(client: ChainClient, module: string, method: string, ...args: string[]): QueryKey {
  return [client.network, client.chain.id, module, method, ...args];
}

/** Prefix of every query of one module: for `TxIntent.touches` and invalidation. */
export function moduleKey(client: ChainClient, module: string): readonly [network: string, chain: string, module: string] {
  return [client.network, client.chain.id, module];
}

const PERSISTED: readonly unknown[] = [
  'bank',
  'staking',
  'mint',
  'distribution',
  'liquidstake',
  'liquidstakeibc',
  'transfer',
  'liquid',
  'slashing',
  'vesting',
  'epochs',
  'probe',
];

/**
 * Whether an answer may be shown again on the next visit, with its age. Plain data with bigints (structured clone, not JSON).
 * Never sequences (`auth`) and block limits (`consensus`): what a signature is made from is read when it is made.
 */
export function mayPersist(key: readonly unknown[]): boolean {
  return PERSISTED.includes(key[2]);
}
