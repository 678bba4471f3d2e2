import type { ChainClient } from '#chain/client.ts';

/** A protobuf answer, or the function that makes it from the request's bytes. */
export type AbciAnswer = Uint8Array | ((request: Uint8Array) => Uint8Array);

/** A chain client whose node knows these gRPC paths and nothing else, as a node without a module does. Replaces the seam, none of our modules. */
export function abciChain(answers: Readonly<Record<string, AbciAnswer>>): ChainClient {
  return {
    network: 'test',
    chain: {
      id: 'core-sandbox-1',
      name: 'Test chain',
      bech32: 'persistence',
      slip44: 118,
      alternativeSlip44: [],
      rpc: [],
      rest: [],
      stakeDenom: 'uxprt',
      feeAssets: [],
      gasPrice: '0.025',
      explorer: null,
    },
    status: {
      get: () => ({ state: 'live', height: 1, blockTime: 0, seenAt: 0, endpoint: 'test', reason: null }),
      subscribe: () => () => {},
    },
    rpc: {
      async execute({ id, params }) {
        const { path, data } = params as { path: string; data: string };
        return { jsonrpc: '2.0', id, result: { response: respond(answers[path], data) } };
      },
      disconnect() {},
    },
  };
}

function respond(answer: AbciAnswer | undefined, data: string) {
  if (!answer) return { code: 6, codespace: 'sdk', log: 'unknown query path: unknown request', value: null, height: '0' };
  const value = typeof answer === 'function' ? answer(Buffer.from(data, 'hex')) : answer;
  return { code: 0, codespace: '', log: '', value: Buffer.from(value).toString('base64'), height: '10' };
}
