import { dig, malformed, wholeNumber } from './abci.ts';
import type { ChainClient } from './client.ts';
import { readTime } from './node-status.ts';

/** Header time of a block, ms since 1970. Throws `ChainFailure`: `rpc-error` for a block that the node does not keep or that is still to come. */
export async function fetchBlockTime(client: ChainClient, height: number): Promise<number> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'header', params: { height: String(height) } });
  if (wholeNumber(dig(result, 'header', 'height'), 'header height') !== height) throw malformed('header of another height');
  return readTime(dig(result, 'header', 'time'));
}
