import { sha256 } from '@noble/hashes/sha2.js';
import { onChain } from './address.ts';
import { toHex } from './block-hash.ts';
import { fromBase64 } from './go-encoding.ts';
import { type HttpAnswer, RpcFailure } from './json-rpc.ts';
import type { SandboxNode } from './node.ts';
import { statusCode } from './queries/abci-query.ts';
import { QueryFailure, type QueryScope, STATUS } from './queries/query.ts';
import { TX_RESPONSE, txResponseValue } from './queries/tx.ts';
import { REST_ROUTES, type RestRoute } from './rest-routes.ts';
import { txToJson } from './tx-json.ts';
import { emptyOf, fromText, toJson } from './wire.ts';

/** gRPC status → HTTP status, as grpc-gateway maps them; 500 for all others. */
const HTTP_STATUS: Readonly<Record<number, number>> = {
  [STATUS.InvalidArgument]: 400,
  [STATUS.NotFound]: 404,
  [STATUS.Unimplemented]: 501,
};

const json = (status: number, body: unknown): HttpAnswer => ({ status, contentType: 'application/json', body: JSON.stringify(body) });
const error = (code: number, message: string): HttpAnswer => json(HTTP_STATUS[code] ?? 500, { code, message, details: [] });
const NOT_IMPLEMENTED = error(STATUS.Unimplemented, 'Not Implemented');

/** Answers the REST routes that Keplr, Leap and explorers call; all others are 501, as on a node that lacks a module. */
export const answerRest = (node: SandboxNode, verb: string, url: URL, body: string): HttpAnswer =>
  onChain(node.state.singles.prefix, () => respond(node, verb, url, body));

function respond(node: SandboxNode, verb: string, url: URL, body: string): HttpAnswer {
  const scope = node.scope();
  try {
    if (verb === 'POST') return post(node, scope, url.pathname, body);
    const smart = /^\/cosmwasm\/wasm\/v1\/contract\/[^/]+\/smart\/./.test(url.pathname);
    if (smart) throw new QueryFailure('InvalidArgument', 'invalid query data');
    const hash = /^\/cosmos\/tx\/v1beta1\/txs\/([^/]+)$/.exec(url.pathname)?.[1];
    if (hash !== undefined) return json(200, foundTx(scope, hash));
    for (const route of [...node.application.routes, ...REST_ROUTES]) {
      const parameters = route.pattern.exec(url.pathname);
      if (parameters) return get(scope, route, parameters.slice(1).map(decodeURIComponent), url.searchParams);
    }
    return NOT_IMPLEMENTED;
  } catch (failure) {
    return error(statusCode(failure), failure instanceof Error ? failure.message : String(failure));
  }
}

function get(scope: QueryScope, { path, names }: RestRoute, parameters: readonly string[], search: URLSearchParams): HttpAnswer {
  const found = scope.application.queries.get(path);
  if (!found) return NOT_IMPLEMENTED;
  const fields = found.request.fields;
  const request = emptyOf(found.request);
  const set = (target: Record<string, unknown>, table: typeof fields, name: string, text: string): void => {
    const kind = table[name]?.[1];
    if (kind !== undefined) target[name] = fromText(kind, text);
  };
  names.forEach((name, index) => {
    set(request, fields, name, parameters[index] ?? '');
  });
  const pagination = paginationTable(fields['pagination']?.[1]);
  for (const [key, text] of search) {
    const inner = /^pagination\.(\w+)$/.exec(key)?.[1];
    if (!inner) set(request, fields, key, text);
    else if (pagination) {
      const page = (request['pagination'] ?? emptyOf(pagination)) as Record<string, unknown>;
      set(page, pagination.fields, inner, text);
      request['pagination'] = page;
    }
  }
  return json(200, toJson(found.response, found.run(scope, request)));
}

type Kind = Parameters<typeof fromText>[0];

/** The message inside an optional field, of which `pagination` is one. */
function paginationTable(kind: Kind | undefined) {
  if (typeof kind !== 'object' || kind.shape !== 'optional') return null;
  return typeof kind.of === 'object' && kind.of.shape === 'message' ? kind.of : null;
}

function foundTx(scope: QueryScope, hash: string): object {
  const found = scope.txs.get(hash.toUpperCase());
  if (!found) throw new QueryFailure('NotFound', `tx not found: ${hash}`);
  const tx = txToJson(found.bytes, scope.application.messages);
  return { tx, tx_response: { ...toJson(TX_RESPONSE, txResponseValue(scope, found)), tx: { '@type': '/cosmos.tx.v1beta1.Tx', ...tx } } };
}

function post(node: SandboxNode, scope: QueryScope, path: string, body: string): HttpAnswer {
  const request = JSON.parse(body) as { readonly tx_bytes?: unknown; readonly mode?: unknown };
  const bytes = fromBase64(typeof request.tx_bytes === 'string' ? request.tx_bytes : '');
  if (path === '/cosmos/tx/v1beta1/simulate') {
    const simulate = scope.application.queries.get('cosmos.tx.v1beta1.Service/Simulate');
    return simulate
      ? json(200, toJson(simulate.response, simulate.run(scope, { tx: new Uint8Array(), tx_bytes: bytes })))
      : NOT_IMPLEMENTED;
  }
  if (path === '/cosmos/tx/v1beta1/txs') return broadcast(node, bytes, request.mode);
  return NOT_IMPLEMENTED;
}

function broadcast(node: SandboxNode, bytes: Uint8Array, mode: unknown): HttpAnswer {
  if (mode !== 'BROADCAST_MODE_SYNC' && mode !== 'BROADCAST_MODE_ASYNC')
    throw new QueryFailure('Unknown', 'unsupported return type unspecified; supported types: sync, async');
  try {
    const { hash, result } = node.submit(bytes);
    return accepted(hash, result.codespace, result.code, result.log);
  } catch (failure) {
    // The SDK's client turns CometBFT's "already in cache" into a code.
    if (failure instanceof RpcFailure) return accepted(toHex(sha256(bytes)), 'sdk', 19, '');
    throw failure;
  }
}

const accepted = (txhash: string, codespace: string, code: number, raw_log: string): HttpAnswer =>
  json(200, {
    tx_response: {
      height: '0',
      txhash,
      codespace,
      code,
      data: '',
      raw_log,
      logs: [],
      info: '',
      gas_wanted: '0',
      gas_used: '0',
      tx: null,
      timestamp: '',
      events: [],
    },
  });
