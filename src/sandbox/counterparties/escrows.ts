import type { Channel } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { baseUnits, type Holding } from './people-abroad.ts';

/** Something that a chain must keep in escrow because vouchers for it are elsewhere. `path` and `base` say what it is there. */
export type Escrow = {
  readonly chain: string;
  readonly channel: string;
  readonly path: string;
  readonly base: string;
  readonly amount: bigint;
};

/** The other end of a channel. */
function acrossFrom(chain: string, channel: string, channels: readonly Channel[]): { readonly chain: string; readonly channel: string } {
  for (const { from, to, channelOnFrom, channelOnTo } of channels) {
    if (from === chain && channelOnFrom === channel) return { chain: to, channel: channelOnTo };
    if (to === chain && channelOnTo === channel) return { chain: from, channel: channelOnFrom };
  }
  throw new Error(`${chain} has no ${channel}`);
}

/** One escrow for each hop that a holding has behind it. */
export function escrowsOf(holdings: readonly Holding[], channels: readonly Channel[] = SANDBOX_NETWORK.channels): Escrow[] {
  return holdings.flatMap((holding) => {
    const hops = holding.path === '' ? [] : holding.path.split('/');
    const escrows: Escrow[] = [];
    let { chain } = holding;
    for (let hop = 0; hop < hops.length; hop += 2) {
      const there = acrossFrom(chain, hops[hop + 1] ?? '', channels);
      escrows.push({ ...there, path: hops.slice(hop + 2).join('/'), base: holding.base, amount: baseUnits(holding) });
      chain = there.chain;
    }
    return escrows;
  });
}
