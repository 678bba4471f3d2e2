import { searchTxs } from '#chain/tx/lookup.ts';
import type { ChainClient } from '../client.ts';
import { isIndexOff } from '../history/search-pages.ts';
import { readHostStakeEvents } from './events.ts';

/** What an account asked to be unbonded in one epoch of a host chain. `stkAmount` net of the fee, `unbondAmount` in base units of the host's coin. */
export type HostRedemption = {
  readonly chainId: string;
  readonly epoch: bigint;
  readonly stkAmount: bigint;
  readonly unbondAmount: bigint;
};

/** The newest transactions that are looked at. One is about 5 kB. */
const NEWEST = 30;

/**
 * What the account's newest redemptions asked for, one for each host chain and epoch, newest first: also what the module has forgotten, which it does
 * when it has settled it. Null where the node keeps no index. Throws `ChainFailure`.
 */
export async function fetchHostRedemptions(client: ChainClient, address: string): Promise<readonly HostRedemption[] | null> {
  try {
    const { txs } = await searchTxs(client, `liquid_unstake.address='${address}'`, 1, NEWEST);
    const asked = new Map<string, HostRedemption>();
    for (const event of txs.flatMap(({ code, events }) => (code === 0 ? readHostStakeEvents(events) : []))) {
      const { kind, chainId, epoch, paid, fee, got } = event;
      if (kind !== 'unbonding' || event.address !== address || epoch === null) continue;
      const { stkAmount, unbondAmount } = asked.get(`${chainId} ${epoch}`) ?? { stkAmount: 0n, unbondAmount: 0n };
      asked.set(`${chainId} ${epoch}`, {
        chainId,
        epoch,
        stkAmount: stkAmount + paid.amount - fee.amount,
        unbondAmount: unbondAmount + got.amount,
      });
    }
    return [...asked.values()];
  } catch (failure) {
    if (isIndexOff(failure)) return null;
    throw failure;
  }
}
