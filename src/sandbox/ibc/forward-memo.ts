import { goKind } from '../go-encoding.ts';
import { Refusal } from '../refusal.ts';
import { parseGoDuration } from './go-duration.ts';
import { goJson } from './go-json.ts';
import { assertIdentifier } from './identifier.ts';

/** What a memo asks packet forwarding to do: packet-forward-middleware v10 `types/forward.go`. */
export type ForwardOrder = {
  readonly receiver: string;
  readonly port: string;
  readonly channel: string;
  /** Nanoseconds; zero or less, and none: the chain's own. */
  readonly timeout: bigint;
  readonly retries: number | null;
  /** Memo of the transfer that goes on. */
  readonly next: string;
};

/** A forward that cannot be carried out as it is written. */
export class ForwardProblem extends Error {}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null when the memo says nothing about forwarding. @throws ForwardProblem when what it says is wrong. */
export function readForward(memo: string): ForwardOrder | null {
  const json = parse(memo);
  if (!isObject(json) || json['forward'] === undefined || json['forward'] === null) return null;
  const forward = json['forward'];
  if (!isObject(forward)) throw malformed(forward, 'PacketMetadata.forward', 'types.ForwardMetadata');
  const order = {
    receiver: textIn(forward, 'receiver'),
    port: textIn(forward, 'port'),
    channel: textIn(forward, 'channel'),
    timeout: timeoutIn(forward['timeout']),
    retries: retriesIn(forward['retries']),
    next: nextIn(forward['next']),
  };
  if (order.receiver === '') throw new ForwardProblem('failed to validate metadata. receiver cannot be empty');
  assertId(order.port, 2, 128);
  assertId(order.channel, 8, 64);
  return order;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const malformed = (value: unknown, field: string, type: string): ForwardProblem =>
  new ForwardProblem(
    `error parsing forward metadata: json: cannot unmarshal ${goKind(value)} into Go struct field ${field} of type ${type}`,
  );

function textIn(forward: Json, name: string): string {
  const value = forward[name] ?? '';
  if (typeof value !== 'string') throw malformed(value, `ForwardMetadata.forward.${name}`, 'string');
  return value;
}

/** A number is nanoseconds, a text a duration of Go. */
function timeoutIn(value: unknown): bigint {
  if (value === undefined || value === null) return 0n;
  // Beyond 63 bits Go's conversion gives a negative number, which counts as none.
  if (typeof value === 'number') return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : 0n;
  const duration = typeof value === 'string' ? parseGoDuration(value) : 'invalid duration';
  if (typeof duration === 'string') throw new ForwardProblem(`error parsing forward metadata: ${duration}`);
  return duration;
}

function retriesIn(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255) return value;
  const shown = typeof value === 'number' ? `number ${value}` : goKind(value);
  throw new ForwardProblem(
    `error parsing forward metadata: json: cannot unmarshal ${shown} into Go struct field ForwardMetadata.forward.retries of type uint8`,
  );
}

/** An object as it stands, or the same escaped in a text. */
function nextIn(value: unknown): string {
  if (value === undefined || value === null) return '';
  const json = typeof value === 'string' ? parse(value) : value;
  if (json === undefined)
    throw new ForwardProblem('json: error calling MarshalJSON for type *types.JSONObject: invalid character: failed to marshal JSON bytes');
  return goJson(json);
}

function assertId(id: string, least: number, most: number): void {
  try {
    assertIdentifier(id, least, most);
  } catch (error) {
    throw error instanceof Refusal ? new ForwardProblem(`failed to validate metadata: ${error.message}`) : error;
  }
}
