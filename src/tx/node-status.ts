import type { ChainClient } from '#chain/client.ts';
import { type NodeStatus, readNodeStatus } from '#chain/node-status.ts';

/** What a node says of itself now: asked before every signature and before every judgement on a timeout height. Throws `ChainFailure`. */
export async function fetchNodeStatus(client: ChainClient): Promise<NodeStatus> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'status', params: {} });
  return readNodeStatus(result);
}
