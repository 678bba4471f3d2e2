import type { RpcClient } from '@cosmjs/tendermint-rpc';
import { ChainFailure } from '#chain/abci.ts';
import type { ChainClient } from '#chain/client.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import type { Random } from '../random.ts';
import type { Sight } from './journey.ts';

/** Blocks whose transactions a pruned node still finds. */
const KEPT = 6;

type Ask = RpcClient['execute'];
type Request = Parameters<Ask>[0];
type Answer = Awaited<ReturnType<Ask>>;
type Found = { readonly txs: readonly { readonly height: string }[] };

/** A client of the same chain through worse nodes. */
export function withSight(sight: Sight, client: ChainClient, node: SandboxNode, random: Random): ChainClient {
  const ask: Ask = (request) => client.rpc.execute(request);
  const lag = 1 + random.below(4);
  const execute: Record<Sight, Ask> = {
    whole: ask,
    racing: ask,
    'no index': (request) => (isSearch(request) ? Promise.reject(refusal('transaction indexing is disabled')) : ask(request)),
    pruned: (request) => within(request, ask, (height) => height > node.height - KEPT),
    flaky: (request) => (random.below(4) === 0 ? Promise.reject(new ChainFailure({ kind: 'timeout', seconds: 10 })) : ask(request)),
    lagging: (request) => within(behind(request, node.height - lag), ask, (height) => height <= node.height - lag),
  };
  return { ...client, rpc: { execute: execute[sight], disconnect() {} } };
}

const isSearch = ({ method }: Request): boolean => method === 'tx_search' || method === 'tx';

const refusal = (data: string) => new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data });

/** As a node answers that has only blocks of these heights. */
async function within(request: Request, ask: Ask, has: (height: number) => boolean): Promise<Answer> {
  const { height } = request.params as { readonly height?: string };
  if (height !== undefined && request.method !== 'abci_query' && !has(Number(height))) throw refusal(`height ${height} is not available`);
  const answer = await ask(request);
  if (request.method !== 'tx_search') return answer;
  const txs = (answer.result as Found).txs.filter((tx) => has(Number(tx.height)));
  return { ...answer, result: { txs, total_count: `${txs.length}` } };
}

function behind(request: Request, height: number): Request {
  return request.method === 'abci_query' ? { ...request, params: { ...request.params, height: `${height}` } } : request;
}
