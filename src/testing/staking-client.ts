import type { ChainClient } from '#chain/client.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { abciQuery } from '#sandbox/queries/abci-query.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { abciChain } from './abci-chain.ts';

/** A chain client that asks one state of the sandbox, as one of its nodes would answer. */
export function clientOn(state: SandboxState): ChainClient {
  const node = new SandboxNode(null, state);
  const rpc: ChainClient['rpc'] = {
    async execute({ id, params }) {
      const { path, data } = params as { path: string; data: string };
      const { value, height, ...rest } = abciQuery(node, path, Buffer.from(data, 'hex'), 0n);
      const response = { ...rest, value: value && Buffer.from(value).toString('base64'), height: `${height}` };
      return { jsonrpc: '2.0', id, result: { response } };
    },
    disconnect() {},
  };
  return { ...abciChain({}), rpc };
}
