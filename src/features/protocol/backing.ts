import { type Dec, decFromInt, quo, truncateInt } from '#domain/dec.ts';
import type { LiquidStakeState } from '#domain/liquid-stake.ts';

/** One part of what stands behind stkXPRT: base units of XPRT, and how much of it is behind one stkXPRT. */
export type BackingPart = { readonly id: 'net' | 'rewards' | 'waiting' | 'all'; readonly base: bigint; readonly each: Dec | null };

/**
 * The exchange rate counts the net amount only (staked, and what the pool itself has unbonding). Rewards that are not withdrawn yet and XPRT that
 * waits in the pool's account become part of it when they are compounded. `each` is null while there is no stkXPRT.
 */
export function backingOf(state: LiquidStakeState): readonly BackingPart[] {
  const rewards = truncateInt(state.totalRemainingRewards);
  const part = (id: BackingPart['id'], base: bigint): BackingPart => ({ id, base, each: perToken(base, state.stkxprtTotalSupply) });
  return [
    part('net', state.netAmount),
    part('rewards', rewards),
    part('waiting', state.proxyAccBalance),
    part('all', state.netAmount + rewards + state.proxyAccBalance),
  ];
}

function perToken(base: bigint, supply: bigint): Dec | null {
  return supply === 0n ? null : quo(decFromInt(base), decFromInt(supply));
}
