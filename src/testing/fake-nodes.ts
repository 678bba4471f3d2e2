import type { Chain } from '#config/network.ts';

type RpcCall = { readonly id: number; readonly method: string; readonly params: Readonly<Record<string, unknown>> };

/** One CometBFT node behind `fetch`. Tests change the fields while it runs. Times in milliseconds. */
export type FakeNode = {
  chainId: string;
  height: number;
  blockTime: () => number;
  catchingUp: boolean;
  /** How long an answer takes; Infinity never comes. */
  delay: number;
  /** Connection refused. */
  dead: boolean;
  /** Instead of JSON-RPC, e.g. a 429; undefined answers normally. */
  instead: (() => Response) | undefined;
  /** Result of a call, or an Error for a JSON-RPC error with that message as data. */
  result: (call: RpcCall) => unknown;
  /** Every HTTP request: when it came and which methods it held. */
  readonly requests: { readonly at: number; readonly methods: readonly string[] }[];
};

export function fakeNode(change: Partial<FakeNode> = {}): FakeNode {
  return {
    chainId: 'core-sandbox-1',
    height: 100,
    blockTime: Date.now,
    catchingUp: false,
    delay: 50,
    dead: false,
    instead: undefined,
    result: (call) => ({ echo: call.params }),
    requests: [],
    ...change,
  };
}

export function fakeChain(...hosts: readonly string[]): Chain {
  return {
    id: 'core-sandbox-1',
    name: 'Test chain',
    bech32: 'persistence',
    slip44: 118,
    alternativeSlip44: [],
    rpc: hosts.map((host) => `https://${host}/`),
    rest: [],
    stakeDenom: 'uxprt',
    feeAssets: [],
    gasPrice: '0.025',
    explorer: null,
  };
}

/** `fetch` over nodes by host name. Timers are the test's own, so fake ones move it. */
export function fakeFetch(nodes: Readonly<Record<string, FakeNode>>): typeof fetch {
  return async (input, init) => {
    const node = nodes[new URL(String(input)).host];
    const parsed: unknown = JSON.parse(String(init?.body));
    const calls = (Array.isArray(parsed) ? parsed : [parsed]) as RpcCall[];
    node?.requests.push({ at: Date.now(), methods: calls.map(({ method }) => method) });
    if (!node || node.dead) throw new TypeError('Failed to fetch');
    await waited(node.delay, init?.signal);
    if (node.instead) return node.instead();
    const answers = calls.map((call) => answerOf(node, call));
    return new Response(JSON.stringify(answers.length === 1 ? answers[0] : answers), { headers: { 'content-type': 'application/json' } });
  };
}

function answerOf(node: FakeNode, call: RpcCall): unknown {
  const result = call.method === 'status' ? statusOf(node) : node.result(call);
  if (!(result instanceof Error)) return { jsonrpc: '2.0', id: call.id, result };
  return { jsonrpc: '2.0', id: call.id, error: { code: -32603, message: 'Internal error', data: result.message } };
}

function statusOf(node: FakeNode) {
  return {
    node_info: { network: node.chainId, version: '0.38.19' },
    sync_info: {
      latest_block_height: String(node.height),
      latest_block_time: new Date(node.blockTime()).toISOString(),
      catching_up: node.catchingUp,
    },
  };
}

function waited(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    if (milliseconds !== Number.POSITIVE_INFINITY) setTimeout(resolve, milliseconds);
  });
}
