import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { Chain, Network } from '#config/network.ts';
import { ChainFailure, dig, malformed } from './abci.ts';
import { ask } from './ask.ts';
import { type Batcher, createBatcher } from './batch.ts';
import type { ChainClient, ChainStatus, ChainStatusStore } from './client.ts';
import { candidates, createEndpoint, type Endpoint, reasonForSilence, recordFailure, recordSuccess } from './endpoint.ts';
import { isFar } from './height-claims.ts';
import { type Answer, type Call, postCalls } from './json-rpc.ts';
import { type NodeStatus, readNodeStatus } from './node-status.ts';
import { createStatusKeeper } from './status-keeper.ts';
import { createStatusPoll, isHidden, isOnline } from './status-poll.ts';

/** Everything that a chain is asked goes through `rpc`; `close` ends it for good (another network was chosen). */
export type Transport = {
  readonly rpc: RpcClient;
  readonly status: ChainStatusStore;
  /** One per endpoint that has not been refused, the usual one first; none of them is ever asked in place of another. */
  nodes(): readonly RpcClient[];
  close(): void;
};

/** Replaced in tests; the browser's own otherwise. `now` in milliseconds since 1970; a `WebSocket` of null means none. */
export type TransportOptions = {
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly WebSocket?: typeof WebSocket | null;
};

type Reply = { readonly endpoint: Endpoint; readonly node: NodeStatus | null; readonly answers: readonly Answer[] };

const STATUS: Call = { method: 'status', params: {} };

/** A status older than this rides along with the next request, so that a page that reads anyway needs no poll. */
const RIDE_ALONG = 3_000;

/** A little longer than the six seconds of `live` queries: while they run, the poll is silent. */
const VISIBLE = 6_200;
const RECOVERING = 3_000;
const HIDDEN = 60_000;

/** The transport to a remote chain over its RPC endpoints. All methods of `rpc` reject with `ChainFailure`. */
export function createTransport(chain: Chain, options: TransportOptions = {}): Transport {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const now = options.now ?? Date.now;
  const endpoints = chain.rpc.map(createEndpoint);
  let winner: Endpoint | null = null;

  const keeper = createStatusKeeper(chain.name, now, isOnline, (watched) => (watched ? startWatching() : stopWatching()));
  const poll = createStatusPoll({
    now,
    ask: () => void request([]).catch(() => {}),
    interval: () => (isHidden() ? HIDDEN : isRecovering(keeper.store.get().state) ? RECOVERING : VISIBLE),
    tick: keeper.refresh,
  });
  const batcher = createBatcher(request);
  const askOne = (endpoint: Endpoint) => createBatcher(async (calls) => (await askAmong([endpoint], calls)).answers);
  const alone = new Map(endpoints.map((endpoint) => [endpoint, askOne(endpoint)]));
  let stopBlocks = (): void => {};

  /** At most nine calls, answered by whichever endpoint is first; the answer is news of the chain, and so is a failure. */
  async function request(calls: readonly Call[]): Promise<readonly Answer[]> {
    if (calls.length === 0) poll.noteAsked();
    keeper.asked();
    try {
      const { endpoint, node, answers } = await askAmong(endpoints, calls);
      const isFirst = winner === null;
      winner = endpoint;
      keeper.answered(endpoint.host, node);
      if (isFirst) askAnother(endpoint).catch(() => {});
      return answers;
    } catch (failure) {
      if (failure instanceof ChainFailure && (calls.length === 0 || !isAboutContent(failure))) keeper.failed(failure.error);
      else keeper.unanswered();
      throw failure;
    }
  }

  /** The first node could have invented its height: another one is asked too, and if the two contradict each other the next. */
  async function askAnother(first: Endpoint): Promise<void> {
    const others = endpoints.filter((each) => each !== first && each.failures === 0);
    const { endpoint, node } = await askAmong(others, []);
    if (!node || !isFar(node.height, keeper.store.get().height ?? node.height)) return;
    winner = endpoint;
    keeper.answered(endpoint.host, node);
  }

  function askAmong(among: readonly Endpoint[], calls: readonly Call[]): Promise<Reply> {
    return ask((endpoint, signal) => tryEndpoint(endpoint, calls, signal), {
      candidates: () => candidates(among, winner, now()),
      silence: () => reasonForSilence(among, now()),
      failed: (endpoint, error) => recordFailure(endpoint, error, now()),
      hedge: !calls.some(({ method }) => method.startsWith('broadcast_')),
    });
  }

  async function tryEndpoint(endpoint: Endpoint, calls: readonly Call[], signal: AbortSignal): Promise<Reply> {
    const withStatus = calls.length === 0 || endpoint.identity !== 'proved' || now() - endpoint.statusAt > RIDE_ALONG;
    if (withStatus) poll.noteAsked();
    const all = await postCalls(send, endpoint.url, withStatus ? [STATUS, ...calls] : calls, signal, now);
    signal.throwIfAborted();
    const node = withStatus ? identify(endpoint, all[0]) : null;
    const answers = withStatus ? all.slice(1) : all;
    if (node) keeper.claimed(endpoint.host, node);
    for (const [index, call] of calls.entries()) refuseOldState(call, answers[index], keeper.check);
    recordSuccess(endpoint);
    if (node) endpoint.statusAt = now();
    return { endpoint, node, answers };
  }

  /** The proof of identity: until it is given, and whenever it fails, nothing that came with it is used. */
  function identify(endpoint: Endpoint, answer: Answer | undefined): NodeStatus {
    if (!answer?.ok) throw new ChainFailure(answer?.error ?? { kind: 'malformed', detail: 'no status' });
    const node = readNodeStatus(answer.result);
    if (node.chainId !== chain.id) throw new ChainFailure({ kind: 'wrong-chain', expected: chain.id, found: node.chainId });
    if (node.catchingUp) throw new ChainFailure({ kind: 'behind', height: node.height, seen: keeper.store.get().height ?? node.height });
    endpoint.identity = 'proved';
    return node;
  }

  function startWatching(): void {
    poll.start();
    const Socket = options.WebSocket === undefined ? globalThis.WebSocket : options.WebSocket;
    if (!Socket || isHidden()) return;
    let stopped = false;
    stopBlocks = () => {
      stopped = true;
    };
    void import('./live.ts').then(({ watchBlocks }) => {
      if (stopped) return;
      const stop = watchBlocks(chain, Socket, () => winner?.url ?? null, keeper.heard);
      stopBlocks = stop;
    });
  }

  function stopWatching(): void {
    poll.stop();
    stopBlocks();
  }

  return {
    rpc: rpcOver(batcher),
    status: keeper.store,
    nodes() {
      const usable = endpoints.filter(({ identity }) => identity !== 'refused');
      usable.sort((a, b) => Number(b === winner) - Number(a === winner));
      return usable.flatMap((endpoint) => {
        const own = alone.get(endpoint);
        return own ? [rpcOver(own)] : [];
      });
    },
    close() {
      for (const one of [batcher, ...alone.values()]) one.close();
      stopWatching();
    },
  };
}

function rpcOver(batcher: Batcher): RpcClient {
  return {
    execute: async ({ id, method, params }) => ({ jsonrpc: '2.0', id, result: await batcher.add({ method, params }) }),
    disconnect() {},
  };
}

/** Asked more often: there is nothing to show yet, or a banner to take away. */
function isRecovering(state: ChainStatus['state']): boolean {
  return state === 'connecting' || state === 'offline';
}

/** What one call brought says nothing about the node: the status poll decides that. */
function isAboutContent({ error }: ChainFailure): boolean {
  return error.kind === 'too-large' || error.kind === 'malformed' || error.kind === 'rpc-error';
}

/** An answer about the present state from before what has been seen belongs to a node that lags. */
function refuseOldState(call: Call, answer: Answer | undefined, check: (height: number) => void): void {
  if (call.method !== 'abci_query' || !answer?.ok || dig(call.params, 'height') !== undefined) return;
  const height = Number(dig(answer.result, 'response', 'height') ?? 0);
  if (!Number.isSafeInteger(height) || height < 0) throw malformed('abci height');
  if (height > 0) check(height);
}

/** The client of a chain of the network that is reached over `chain.rpc`. */
export function createChainClient(network: Network, chain: Chain): ChainClient {
  const transport = createTransport(chain);
  const base = { network: network.id, chain, status: transport.status };
  return { ...base, rpc: transport.rpc, nodes: () => transport.nodes().map((node) => ({ ...base, rpc: node })) };
}
