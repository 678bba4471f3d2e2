import { dig, malformed, textOf, wholeNumber } from './abci.ts';

/** What `status` tells of a node. `blockTime` in milliseconds since 1970. */
export type NodeStatus = { readonly chainId: string; readonly height: number; readonly blockTime: number; readonly catchingUp: boolean };

/** Reads the result of the JSON-RPC method `status`. Throws `ChainFailure` (`malformed`). */
export function readNodeStatus(result: unknown): NodeStatus {
  const chainId = textOf(dig(result, 'node_info', 'network'), 'chain id', 64);
  if (chainId === '') throw malformed('chain id');
  return {
    chainId,
    height: wholeNumber(dig(result, 'sync_info', 'latest_block_height'), 'height'),
    blockTime: readTime(dig(result, 'sync_info', 'latest_block_time')),
    catchingUp: dig(result, 'sync_info', 'catching_up') === true,
  };
}

/** RFC 3339 with nanoseconds, as CometBFT prints times, in milliseconds since 1970. Throws `malformed`. */
export function readTime(value: unknown): number {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{8,18}Z$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw malformed('time');
  return time;
}
