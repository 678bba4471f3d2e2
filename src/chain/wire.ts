import { type Dec, decFromAtomics } from '#domain/dec.ts';
import { malformed } from './abci.ts';

/**
 * The protobuf reader of everything that loads first. A message is a shape, `{ name: field(number, kind) }`; only the fields that are read
 * are named and every value is validated while it is read, so that nothing negative, huge or cut gets past this file.
 * Why not generated code: docs/adr/0006 (44 kB for the same messages). What is signed uses cosmjs-types and ts-proto (`chain/tx/`).
 */
export type Kind<T> = { readonly wire: 0 | 2; readonly read: (raw: bigint | Uint8Array, name: string) => T; readonly absent?: T };

export type Field<T> = { readonly number: number; readonly kind: Kind<unknown>; readonly many: boolean; readonly type?: T };

type Shape = Readonly<Record<string, Field<unknown>>>;

type Value<S extends Shape> = { readonly [Name in keyof S]: S[Name] extends Field<infer T> ? T : never };

/** A field that occurs once; absent ones have the kind's proto3 default, or are malformed where the kind has none. */
export function field<T>(number: number, kind: Kind<T>): Field<T> {
  return { number, kind, many: false };
}

/** A repeated field, not packed. */
export function repeated<T>(number: number, kind: Kind<T>): Field<readonly T[]> {
  return { number, kind, many: true };
}

/** Longest text that is kept; moniker, memo and the like are far shorter, and what is longer is an attack. */
const TEXT_LIMIT = 10_000;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 text, '' when absent. Untrusted: sanitise before showing. */
export const text: Kind<string> = {
  wire: 2,
  absent: '',
  read: (raw, name) => {
    const bytes = lengthDelimited(raw, name);
    if (bytes.length > TEXT_LIMIT) throw malformed(`${name} too long`);
    return guarded(name, () => decoder.decode(bytes));
  },
};

/** Raw bytes, none when absent. */
export const bytes: Kind<Uint8Array> = { wire: 2, absent: new Uint8Array(), read: lengthDelimited };

export const flag: Kind<boolean> = { wire: 0, absent: false, read: (raw) => raw !== 0n };

/** uint64, and int64 that cannot be negative. */
export const uint: Kind<bigint> = {
  wire: 0,
  absent: 0n,
  read: (raw, name) => {
    if (typeof raw !== 'bigint' || raw >= 2n ** 63n) throw malformed(`${name} out of range`);
    return raw;
  },
};

/** A small enum or counter as a number. */
export const small: Kind<number> = {
  wire: 0,
  absent: 0,
  read: (raw, name) => {
    if (typeof raw !== 'bigint' || raw > 1_000_000_000n) throw malformed(`${name} out of range`);
    return Number(raw);
  },
};

/** `cosmos.Int`: a decimal string without sign, of at most 256 bits as on the chain. Base units. */
export const integer: Kind<bigint> = { wire: 2, read: (raw, name) => wholeText(raw, name, 256) };

/** `cosmos.Dec`: over `abci_query` an integer string scaled by 10^18, of at most 315 bits as on the chain; never negative in what is read here. */
export const dec: Kind<Dec> = { wire: 2, read: (raw, name) => decFromAtomics(wholeText(raw, name, 315)) };

/** A nested message that may be absent, then undefined. */
export function optional<S extends Shape>(shape: S): Kind<Value<S> | undefined> {
  return { wire: 2, absent: undefined, read: (raw, name) => readMessage(lengthDelimited(raw, name), shape, name) };
}

/** A nested message that must be there: the chain's own types are not nullable. */
export function nested<S extends Shape>(shape: S): Kind<Value<S>> {
  return { wire: 2, read: (raw, name) => readMessage(lengthDelimited(raw, name), shape, name) };
}

const secondsAndNanos = {
  seconds: field(1, { wire: 0, absent: 0n, read: (raw) => BigInt.asIntN(64, raw as bigint) }),
  nanos: field(2, small),
};

/** `google.protobuf.Timestamp` in milliseconds since 1970, truncated; years 1 to 9999. */
export const timestamp: Kind<number> = { wire: 2, read: (raw, name) => milliseconds(raw, name, -62_135_596_800n, 253_402_300_799n) };

/** `google.protobuf.Duration` in milliseconds, truncated; not negative, at most 1,000 years. */
export const duration: Kind<number> = { wire: 2, absent: 0, read: (raw, name) => milliseconds(raw, name, 0n, 31_557_600_000n) };

/** Reads one message. Unknown fields are skipped; of a single field the last occurrence counts. Throws `malformed`. */
export function readMessage<S extends Shape>(input: Uint8Array, shape: S, name = 'message'): Value<S> {
  const found = new Map<number, (bigint | Uint8Array)[]>();
  const cursor = { input, at: 0 };
  while (cursor.at < input.length) {
    const tag = Number(readVarint(cursor, name));
    const number = Math.floor(tag / 8);
    const raw = readRaw(cursor, tag % 8, name);
    if (raw === null) continue;
    const list = found.get(number);
    if (list) list.push(raw);
    else found.set(number, [raw]);
  }
  const out: Record<string, unknown> = {};
  for (const [key, { number, kind, many }] of Object.entries(shape)) {
    const list = found.get(number) ?? [];
    const path = `${name}.${key}`;
    if (many) out[key] = list.map((raw) => readKind(kind, raw, path));
    else out[key] = readSingle(kind, list.at(-1), path);
  }
  return out as Value<S>;
}

function readSingle(kind: Kind<unknown>, raw: bigint | Uint8Array | undefined, path: string): unknown {
  if (raw !== undefined) return readKind(kind, raw, path);
  if (!('absent' in kind)) throw malformed(`${path} is missing`);
  return kind.absent;
}

function readKind(kind: Kind<unknown>, raw: bigint | Uint8Array, path: string): unknown {
  if ((typeof raw === 'bigint') !== (kind.wire === 0)) throw malformed(`${path} has another type`);
  return kind.read(raw, path);
}

type Cursor = { readonly input: Uint8Array; at: number };

/** The value of wire types 0 and 2; null for the fixed-width ones, which nothing here reads. Groups are refused. */
function readRaw(cursor: Cursor, wire: number, name: string): bigint | Uint8Array | null {
  if (wire === 0) return readVarint(cursor, name);
  const length = wire === 2 ? Number(readVarint(cursor, name)) : wire === 1 ? 8 : wire === 5 ? 4 : Number.NaN;
  const end = cursor.at + length;
  if (!(end <= cursor.input.length)) throw malformed(`${name} is cut`);
  const value = cursor.input.subarray(cursor.at, end);
  cursor.at = end;
  return wire === 2 ? value : null;
}

function readVarint(cursor: Cursor, name: string): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = cursor.input[cursor.at];
    if (byte === undefined) throw malformed(`${name} is cut`);
    cursor.at += 1;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw malformed(`${name} has an endless number`);
}

function lengthDelimited(raw: bigint | Uint8Array, name: string): Uint8Array {
  if (typeof raw === 'bigint') throw malformed(name);
  return raw;
}

function wholeText(raw: bigint | Uint8Array, name: string, bits: number): bigint {
  const digits = text.read(raw, name);
  if (!/^\d{1,96}$/.test(digits)) throw malformed(`${name} is not a whole number`);
  const value = BigInt(digits);
  if (value >= 1n << BigInt(bits)) throw malformed(`${name} is too large`);
  return value;
}

function milliseconds(raw: bigint | Uint8Array, name: string, least: bigint, most: bigint): number {
  const { seconds, nanos } = readMessage(lengthDelimited(raw, name), secondsAndNanos, name);
  if (seconds < least || seconds > most || nanos >= 1_000_000_000) throw malformed(`${name} out of range`);
  return Number(seconds) * 1000 + Math.floor(nanos / 1_000_000);
}

function guarded<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw malformed(`${name} is not text`, cause);
  }
}

/** A protobuf request: pairs of field number and value in ascending order. Empty text, empty bytes and 0 are left out, as proto3 does. */
export function writeMessage(...fields: readonly (readonly [number: number, value: string | Uint8Array | number])[]): Uint8Array {
  const out: number[] = [];
  for (const [number, value] of fields) {
    if (typeof value === 'number') {
      if (value !== 0) out.push(...varint(number * 8), ...varint(value));
      continue;
    }
    const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    if (content.length > 0) out.push(...varint(number * 8 + 2), ...varint(content.length), ...content);
  }
  return Uint8Array.from(out);
}

function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...out, rest];
}
