import type { ChainClient } from '#chain/client.ts';
import { moduleKey } from '#queries/key.ts';

/** What a mint or a redemption changes: balances, stake, rewards, the pool. */
export function touchesOf(hub: ChainClient): readonly (readonly unknown[])[] {
  return ['bank', 'staking', 'distribution', 'liquidstake'].map((module) => moduleKey(hub, module));
}
