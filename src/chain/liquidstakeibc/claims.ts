import type { LedgerEvent } from '#domain/ledger-tx.ts';
import { ChainFailure, dig, malformed, wholeNumber } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { listOf, readRawEvents } from '../history/read-tx.ts';
import { readTime } from '../node-status.ts';
import { coinOf } from './events.ts';
import type { HostRedemption } from './redemptions.ts';

/** How the chain settled a redemption: with the host's coin or, where the host refused to unbond, with the stk that was given. `at` in ms since 1970. */
export type HostClaim = { readonly paid: 'host' | 'stk'; readonly amount: bigint; readonly at: number };

/** Of two conditions each may be true of another event, so that a block that is found need not be the one. */
const CANDIDATES = '3';

/**
 * How the redemption of one epoch was settled, from the block that did it; null where the node does not say: it indexes no blocks, or has forgotten
 * what happened in this one. Throws `ChainFailure`. x/liquidstakeibc keeper/abci.go DoClaim.
 */
export async function fetchHostClaim(
  client: ChainClient,
  address: string,
  { chainId, epoch }: Pick<HostRedemption, 'chainId' | 'epoch'>,
): Promise<HostClaim | null> {
  const query = `claimed_unbondings.claim_address='${address}' AND claimed_unbondings.epoch_number='${epoch}'`;
  try {
    const params = { query, page: '1', per_page: CANDIDATES, order_by: 'desc' };
    const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'block_search', params });
    for (const found of listOf(dig(result, 'blocks'), 'blocks')) {
      const header = dig(found, 'block', 'header');
      const events = await fetchBlockEvents(client, BigInt(wholeNumber(dig(header, 'height'), 'height', 1)));
      const claims = events.map((event) => claimOf(event, address, chainId, epoch)).filter((claim) => claim !== null);
      const [claim] = claims;
      if (claim) return { ...claim, amount: claims.reduce((sum, { amount }) => sum + amount, 0n), at: readTime(dig(header, 'time')) };
    }
    return null;
  } catch (failure) {
    // No index, a block that was forgotten, or one that is too large to be read.
    if (failure instanceof ChainFailure && (failure.error.kind === 'rpc-error' || failure.error.kind === 'too-large')) return null;
    throw failure;
  }
}

async function fetchBlockEvents(client: ChainClient, height: bigint): Promise<readonly LedgerEvent[]> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'block_results', params: { height: String(height) } });
  if (BigInt(wholeNumber(dig(result, 'height'), 'height', 1)) !== height) throw malformed('results of another block');
  return ['begin_block_events', 'finalize_block_events'].flatMap((name) => readRawEvents(listOf(dig(result, name), name)));
}

function claimOf({ type, attributes }: LedgerEvent, address: string, chainId: string, epoch: bigint): Omit<HostClaim, 'at'> | null {
  const of = (name: string): string => attributes.find(([key]) => key === name)?.[1] ?? '';
  if (type !== 'claimed_unbondings' || of('claim_address') !== address) return null;
  if (of('chain_id') !== chainId || of('epoch_number') !== String(epoch)) return null;
  const coin = coinOf(of('claimed_amount'));
  return coin && { paid: coin.denom.startsWith('stk/') ? 'stk' : 'host', amount: coin.amount };
}
