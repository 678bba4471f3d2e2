import type { Lifecycle } from '#domain/asset.ts';
import type { HostChain } from '#domain/host-stake.ts';
import type { LiquidSearch } from '../search.ts';

/** Why a form is off for everybody, in a sentence; null while it is not. What the network says of the coin comes before what the chain does. */
export function closedReason(tab: LiquidSearch['tab'], symbol: string, { state }: Lifecycle, { active }: HostChain): string | null {
  if (state === 'paused' || state === 'gone') return `${symbol} is paused here: nothing is minted or redeemed.`;
  if (state === 'exit-only' && tab === 'mint') return `${symbol} can only be redeemed: nothing new is minted.`;
  return active ? null : `The chain has switched ${symbol} off.`;
}
