import type { ChainClient } from './client.ts';
import type { ChainError } from './errors.ts';

/** Thrown by everything in chain/. The message is for logs; the words that people read are made from `error`. */
export class ChainFailure extends Error {
  readonly error: ChainError;
  constructor(error: ChainError, options?: { cause?: unknown }) {
    super(describe(error), options);
    this.name = 'ChainFailure';
    this.error = error;
  }
}

function describe(error: ChainError): string {
  switch (error.kind) {
    case 'malformed':
      return `malformed answer: ${error.detail}`;
    case 'rpc-error':
      return `${error.message}: ${error.data}`;
    case 'query-failed':
      return `query failed with code ${error.code} (${error.codespace}): ${error.log}`;
    default:
      return error.kind;
  }
}

/** A failure of kind `malformed`; `detail` names the field, never a value. */
export function malformed(detail: string, cause?: unknown): ChainFailure {
  return new ChainFailure({ kind: 'malformed', detail }, { cause });
}

/** Follows names into a node's JSON. Throws `malformed` where the way ends before its last name; the last value may be absent. */
export function dig(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null) throw malformed(path.join('.'));
    here = Reflect.get(here, name);
  }
  return here;
}

/** Text of at most `limit` characters from a node's JSON; absent and null are ''. */
export function textOf(value: unknown, name: string, limit = 20_000): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw malformed(name);
  return value.length > limit ? value.slice(0, limit) : value;
}

/** A whole number from a node's JSON (number or decimal string), between `least` and the largest safe integer. */
export function wholeNumber(value: unknown, name: string, least = 0): number {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < least) throw malformed(name);
  return number;
}

/** What the application answered, and the block after which its state was so. */
export type StateAnswer = { readonly value: Uint8Array; readonly height: bigint };

type StateOptions = { readonly height?: number };

/**
 * Asks the application's state: `path` is a gRPC method (`/pstake.liquidstake.v1beta1.Query/States`), `data` its protobuf request,
 * the result the protobuf answer. `height` asks an old state. Throws `ChainFailure`, `query-failed` when the application refuses.
 */
export async function abciQuery(client: ChainClient, path: string, data: Uint8Array, options?: StateOptions): Promise<Uint8Array> {
  return (await abciState(client, path, data, options)).value;
}

/** The same with the height, for answers that are compared with what happened in blocks. A refusal has no height. */
export async function abciState(client: ChainClient, path: string, data: Uint8Array, options: StateOptions = {}): Promise<StateAnswer> {
  const height = options.height === undefined ? {} : { height: String(options.height) };
  const request = { jsonrpc: '2.0', id: 1, method: 'abci_query', params: { path, data: toHex(data), prove: false, ...height } } as const;
  const { result } = await client.rpc.execute(request);
  const code = wholeNumber(dig(result, 'response', 'code') ?? 0, 'abci code');
  if (code !== 0) {
    const codespace = textOf(dig(result, 'response', 'codespace'), 'codespace', 64);
    throw new ChainFailure({ kind: 'query-failed', codespace, code, log: textOf(dig(result, 'response', 'log'), 'log') });
  }
  const at = wholeNumber(dig(result, 'response', 'height') ?? 0, 'abci height');
  return { value: fromBase64(dig(result, 'response', 'value'), path), height: BigInt(at) };
}

/** Lower-case hexadecimal, as `abci_query` wants its data. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Bytes of a base64 JSON value; null and absent are no bytes. Throws `malformed`. */
export function fromBase64(value: unknown, name: string): Uint8Array {
  if (value === null || value === undefined) return new Uint8Array();
  if (typeof value !== 'string') throw malformed(name);
  try {
    const text = atob(value);
    const bytes = new Uint8Array(text.length);
    // Faster than Uint8Array.from by far, which makes a text of every character: a transaction of a relayer has thousands.
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  } catch (cause) {
    throw malformed(name, cause);
  }
}

/** Standard base64 with padding, as JSON-RPC takes transactions and hashes. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
