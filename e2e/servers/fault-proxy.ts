import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { at } from '../wallets/chain-info-schema.ts';

/** What goes wrong between the page and a node that works; each is something that real nodes do. */
export type Fault =
  | 'none'
  /** Nobody listens, as when a node is switched off. */
  | 'down'
  /** A web server that is no node answers. */
  | 'garbage'
  /** HTTP 429 with a time to come back. */
  | 'busy'
  /** The node answers, but its chain makes no blocks. */
  | 'halted'
  /** The node belongs to another chain. */
  | 'other-chain'
  /** The connection is cut after the node has taken a transaction. */
  | 'cut-broadcast';

/** `at` in milliseconds since 1970. */
type Asked = { readonly method: string; readonly at: number };

export type FaultProxy = {
  readonly url: string;
  /** What was asked for, one per call, in order. */
  readonly asked: readonly Asked[];
  set(fault: Fault): Promise<void>;
  stop(): Promise<void>;
};

export const OTHER_CHAIN = 'core-other-7';
export const BUSY_SECONDS = 4;

const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

/** Stands before `target`, the RPC address of a node, and breaks as it is told. It has no websocket, like many public nodes. */
export async function startFaultProxy(target: string, fault: Fault = 'none'): Promise<FaultProxy> {
  const asked: Asked[] = [];
  let present = fault;
  let lastBlock: unknown;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return void response.writeHead(request.method === 'OPTIONS' ? 204 : 404, CORS).end();
    const body = await read(request);
    const methods = methodsOf(body);
    asked.push(...methods.map((method) => ({ method, at: Date.now() })));
    if (present === 'garbage') return void response.writeHead(200, { ...CORS, 'Content-Type': 'text/html' }).end('<h1>It works</h1>');
    if (present === 'busy') return void response.writeHead(429, { ...CORS, 'Retry-After': String(BUSY_SECONDS) }).end();
    const given: unknown = await (await fetch(target, { method: 'POST', body })).json();
    if (present === 'cut-broadcast' && methods.some((method) => method.startsWith('broadcast_'))) return void response.destroy();
    response.writeHead(200, { ...CORS, 'Content-Type': 'application/json' }).end(JSON.stringify(spoiled(given)));
  }

  function spoiled(answer: unknown): unknown {
    for (const { result } of [answer].flat() as { result?: unknown }[]) {
      if (at(result, 'sync_info') === undefined || !(result instanceof Object)) continue;
      if (present === 'other-chain') Object.assign(result, { node_info: { ...Object(at(result, 'node_info')), network: OTHER_CHAIN } });
      if (present !== 'halted') continue;
      lastBlock ??= at(result, 'sync_info');
      Object.assign(result, { sync_info: lastBlock });
    }
    return answer;
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    set: async (next) => {
      present = next;
      lastBlock = undefined;
      if (next === 'down') await close(server);
      else if (!server.listening) await listen(server, port);
    },
    stop: () => close(server),
  };
}

const listen = (server: Server, port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

function methodsOf(body: string): string[] {
  const calls: unknown = JSON.parse(body);
  return [calls].flat().map((call) => String(at(call, 'method')));
}
