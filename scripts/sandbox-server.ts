import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerGet, answerPost, type HttpAnswer } from '../src/sandbox/json-rpc.ts';
import type { SandboxNode } from '../src/sandbox/node.ts';
import { answerRest } from '../src/sandbox/rest.ts';
import { rpcMethods } from '../src/sandbox/rpc.ts';
import { SubscriptionSession } from '../src/sandbox/subscriptions.ts';

/** A sandbox node on the network: CometBFT's JSON-RPC with websocket, and REST. Port 0 takes a free one. */
export type SandboxServer = {
  readonly rpcUrl: string;
  readonly restUrl: string;
  close(): Promise<void>;
};

type Ports = { readonly rpc: number; readonly rest: number; readonly host?: string };

/** CometBFT's `max_body_bytes`. */
const MAX_BODY = 1_000_000;

/** @param node asked anew for every request, because a reset replaces it. */
export async function serveSandbox(node: () => SandboxNode, { rpc, rest, host = '127.0.0.1' }: Ports): Promise<SandboxServer> {
  const rpcServer = createServer((request, response) => void answer(request, response, (body) => answerRpc(node(), request, body)));
  const restServer = createServer(
    (request, response) =>
      void answer(request, response, async (body) => answerRest(node(), request.method ?? 'GET', urlOf(request), body), { always: true }),
  );
  const sockets = new WebSocketServer({ server: rpcServer, path: '/websocket' });
  sockets.on('connection', (socket) => {
    const current = node();
    const session = new SubscriptionSession(current, rpcMethods(current), (text) => socket.send(text));
    socket.on('message', (data) => void session.receive(data.toString()));
    socket.on('close', () => session.close());
  });
  await Promise.all([listen(rpcServer, rpc, host), listen(restServer, rest, host)]);
  return {
    rpcUrl: address(rpcServer, host),
    restUrl: address(restServer, host),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await Promise.all([shut(rpcServer), shut(restServer)]);
    },
  };
}

const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://node.invalid');

async function answerRpc(node: SandboxNode, request: IncomingMessage, body: string): Promise<HttpAnswer> {
  const { pathname, searchParams } = urlOf(request);
  const methods = rpcMethods(node);
  if (request.method !== 'POST' || pathname !== '/') return answerGet(methods, pathname, searchParams);
  return answerPost(methods, body);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (body: string) => Promise<HttpAnswer>,
  cors: { readonly always: boolean } = { always: false },
): Promise<void> {
  response.setHeader('Vary', 'Origin');
  if (cors.always || request.headers.origin !== undefined) response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method === 'OPTIONS') return preflight(request, response);
  try {
    const { status, contentType, body } = await handle(await read(request));
    if (contentType) response.setHeader('Content-Type', contentType);
    if (status === 404) response.setHeader('X-Content-Type-Options', 'nosniff');
    response.writeHead(status).end(body);
  } catch (failure) {
    response
      .writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end(`${failure instanceof Error ? failure.message : failure}\n`);
  }
}

function preflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  response.setHeader('Access-Control-Allow-Methods', request.headers['access-control-request-method'] ?? 'POST');
  const headers = request.headers['access-control-request-headers'];
  if (headers) response.setHeader('Access-Control-Allow-Headers', headers);
  response.writeHead(204).end();
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MAX_BODY) throw new Error('http: request body too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });

const address = (server: Server, host: string): string => `http://${host}:${(server.address() as AddressInfo).port}`;

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
