/**
 * CometBFT's JSON-RPC 2.0 envelope: parsing, arguments by name or position, batches of at most ten, GET with quoted arguments, and the texts
 * of its refusals. Source: cometbft rpc/jsonrpc/server, and a recording of 63 answers.
 */

import { fromBase64, fromGoHex, goJsonProblem, goKind } from './go-encoding.ts';

export type RpcError = { readonly code: number; readonly message: string; readonly data?: string };
export type RpcId = string | number;
export type RpcAnswer = { readonly jsonrpc: '2.0'; readonly id?: RpcId; readonly result?: unknown; readonly error?: RpcError };

/** What an HTTP server has to send. */
export type HttpAnswer = { readonly status: number; readonly contentType: string | null; readonly body: string };

type Values = {
  readonly text: string;
  readonly int64: bigint;
  readonly int: number;
  readonly bytes: Uint8Array;
  readonly hex: Uint8Array;
  readonly flag: boolean;
};
type ArgumentKind = keyof Values;
type Spec = { readonly [name: string]: ArgumentKind };
/** The arguments of a call; one that was left out is undefined. */
export type Arguments<S extends Spec> = { readonly [Name in keyof S]?: Values[S[Name]] | undefined };

/** A method that has not been called yet: reads its arguments, then runs. @throws RpcFailure */
export type Method = {
  readonly names: readonly string[];
  call(read: (name: string, kind: ArgumentKind) => Values[ArgumentKind] | undefined): unknown;
};
export type MethodTable = { readonly [name: string]: Method };

/** An error that becomes the `error` of an answer. */
export class RpcFailure extends Error {
  readonly error: RpcError;
  constructor(error: RpcError) {
    super(error.data ?? error.message);
    this.error = error;
  }
}

export const internalError = (data: string): RpcFailure => new RpcFailure({ code: -32603, message: 'Internal error', data });
const invalidParams = (from: 'json' | 'http', reason: string): RpcFailure =>
  new RpcFailure({ code: -32602, message: 'Invalid params', data: `error converting ${from} params to arguments: ${reason}` });
const METHOD_NOT_FOUND: RpcError = { code: -32601, message: 'Method not found' };

/** CometBFT's default `max_request_batch_size`. */
const MAX_BATCH = 10;

/** Declares a method with its arguments in CometBFT's order. */
export function method<const S extends Spec>(spec: S, run: (args: Arguments<S>) => unknown): Method {
  return {
    names: Object.keys(spec),
    call(read) {
      const entries = Object.entries(spec).map(([name, kind]) => [name, read(name, kind)]);
      return run(Object.fromEntries(entries) as Arguments<S>);
    },
  };
}

type Request = { readonly id?: unknown; readonly method?: unknown; readonly params?: unknown };

/** Answers one request that is already parsed; null for a notification, which gets no answer. */
export async function answerRequest(methods: MethodTable, request: unknown): Promise<RpcAnswer | null> {
  const { id, method: name, params } = (typeof request === 'object' && request !== null ? request : {}) as Request;
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  const found = typeof name === 'string' && Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!found) return { jsonrpc: '2.0', id, error: METHOD_NOT_FOUND };
  try {
    const named = byName(found, params);
    return { jsonrpc: '2.0', id, result: await found.call((argument, kind) => jsonArgument(named[argument], kind)) };
  } catch (failure) {
    return { jsonrpc: '2.0', id, error: errorOf(failure) };
  }
}

const errorOf = (failure: unknown): RpcError =>
  failure instanceof RpcFailure ? failure.error : internalError(failure instanceof Error ? failure.message : String(failure)).error;

function byName(found: Method, params: unknown): Readonly<Record<string, unknown>> {
  if (!Array.isArray(params)) return typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {};
  if (params.length !== found.names.length)
    throw invalidParams(
      'json',
      `expected ${found.names.length} parameters ([${found.names.join(' ')}]), got ${params.length} ([${params.join(' ')}])`,
    );
  return Object.fromEntries(found.names.map((name, index) => [name, params[index]]));
}

/** Answers the body of a POST: one request or a batch. */
export async function answerPost(methods: MethodTable, body: string): Promise<HttpAnswer> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    const error = { code: -32700, message: 'Parse error. Invalid JSON', data: `error unmarshaling request: ${goJsonProblem(body)}` };
    return json(500, { jsonrpc: '2.0', error });
  }
  if (!Array.isArray(parsed)) {
    const answer = await answerRequest(methods, parsed);
    return answer ? json(200, answer) : NOTHING;
  }
  if (parsed.length > MAX_BATCH) {
    const data = `batch request exceeds maximum (${MAX_BATCH}) allowed number of requests`;
    return json(200, { jsonrpc: '2.0', error: { code: -32600, message: 'Invalid Request', data } });
  }
  const answers: RpcAnswer[] = [];
  for (const request of parsed) {
    const answer = await answerRequest(methods, request);
    if (answer) answers.push(answer);
  }
  return answers.length > 0 ? json(200, answers) : NOTHING;
}

/** Answers `GET /method?name=value`. Texts are quoted, bytes are `0x…` or quoted, numbers plain or quoted. */
export async function answerGet(methods: MethodTable, path: string, query: URLSearchParams): Promise<HttpAnswer> {
  const name = path.slice(1);
  const found = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!found) return { status: 404, contentType: 'text/plain; charset=utf-8', body: '404 page not found\n' };
  try {
    const result = await found.call((argument, kind) => uriArgument(query.get(argument), kind));
    return json(200, { jsonrpc: '2.0', id: -1, result });
  } catch (failure) {
    return json(500, { jsonrpc: '2.0', id: -1, error: errorOf(failure) });
  }
}

const NOTHING: HttpAnswer = { status: 200, contentType: null, body: '' };
const json = (status: number, body: unknown): HttpAnswer => ({ status, contentType: 'application/json', body: JSON.stringify(body) });

function jsonArgument(value: unknown, kind: ArgumentKind): Values[ArgumentKind] | undefined {
  if (value === undefined || value === null) return undefined;
  const wrong = (target: string) => invalidParams('json', `json: cannot unmarshal ${goKind(value)} into Go value of type ${target}`);
  switch (kind) {
    case 'flag':
      if (typeof value !== 'boolean') throw wrong('bool');
      return value;
    case 'int64':
    case 'int': {
      if (typeof value !== 'string')
        throw invalidParams('json', `invalid 64-bit integer encoding ${JSON.stringify(JSON.stringify(value))}, expected string`);
      if (!/^-?\d+$/.test(value))
        throw invalidParams('json', `json: cannot unmarshal string into Go value of type ${kind === 'int' ? 'int' : 'int64'}`);
      return kind === 'int' ? Number(value) : BigInt(value);
    }
    case 'text':
      if (typeof value !== 'string') throw wrong('string');
      return value;
    case 'bytes':
      if (typeof value !== 'string') throw wrong('[]uint8');
      return orInvalid('json', () => fromBase64(value));
    case 'hex':
      if (typeof value !== 'string') throw wrong('string');
      return orInvalid('json', () => fromGoHex(value));
  }
}

function uriArgument(value: string | null, kind: ArgumentKind): Values[ArgumentKind] | undefined {
  if (value === null || value === '') return undefined;
  const quoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : null;
  switch (kind) {
    case 'flag':
      if (value !== 'true' && value !== 'false')
        throw invalidParams('http', `invalid character '${value.charAt(0)}' looking for beginning of value`);
      return value === 'true';
    case 'int64':
    case 'int': {
      const digits = quoted ?? value;
      if (!/^-?\d+$/.test(digits)) throw invalidParams('http', `invalid character '${digits.charAt(0)}' looking for beginning of value`);
      return kind === 'int' ? Number(digits) : BigInt(digits);
    }
    case 'text':
      if (quoted === null) throw invalidParams('http', `invalid character '${value.charAt(0)}' looking for beginning of value`);
      return quoted;
    case 'bytes':
    case 'hex':
      if (/^0x/i.test(value)) return orInvalid('http', () => fromGoHex(value.slice(2)));
      if (quoted === null) throw invalidParams('http', `invalid character '${value.charAt(0)}' looking for beginning of value`);
      return kind === 'bytes' ? new TextEncoder().encode(quoted) : orInvalid('http', () => fromGoHex(quoted));
  }
}

function orInvalid(from: 'json' | 'http', decode: () => Uint8Array): Uint8Array {
  try {
    return decode();
  } catch (failure) {
    throw invalidParams(from, failure instanceof Error ? failure.message : String(failure));
  }
}
