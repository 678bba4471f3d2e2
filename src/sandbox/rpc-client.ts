import type { RpcClient } from '@cosmjs/tendermint-rpc';
import { answerRequest, type MethodTable } from './json-rpc.ts';
import { pageTurn } from './next-turn.ts';

/**
 * The CosmJS seam in process: behaves as CosmJS's HttpClient does against a node, so an error of the chain is an Error whose message is the
 * JSON of the error object. Answers are fresh copies, as if they had crossed a wire.
 */
export function inProcessRpc(methods: () => MethodTable | Promise<MethodTable>): RpcClient {
  return {
    async execute(request) {
      // A page that asks for everything at once must stay usable while the chain answers in it.
      await pageTurn();
      const answer = await answerRequest(await methods(), request);
      if (!answer) throw new Error('a request without id has no answer');
      if (answer.error) throw new Error(JSON.stringify(answer.error));
      return { jsonrpc: '2.0', id: request.id, result: answer.result };
    },
    disconnect() {},
  };
}
