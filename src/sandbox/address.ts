import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';

/** What an address stands for; its prefix is the chain's own, with the SDK's ending for the kind. */
export type AddressKind = 'account' | 'operator' | 'consensus';

type Prefixes = Readonly<Record<AddressKind, string>>;

const prefixesOf = (account: string): Prefixes => ({ account, operator: `${account}valoper`, consensus: `${account}valcons` });

/** Core-1's until a chain's code runs. */
let prefixes = prefixesOf('persistence');

/**
 * Runs code of the chain with this account prefix. The SDK has one address configuration per process, and a process is one chain; here several
 * chains share a page, so every way into a chain's code says whose it is. The work is synchronous: no other chain's code runs meanwhile.
 */
export function onChain<Result>(prefix: string, work: () => Result): Result {
  const outer = prefixes;
  if (prefix === outer.account) return work();
  prefixes = prefixesOf(prefix);
  try {
    return work();
  } finally {
    prefixes = outer;
  }
}

/** The prefix of this kind on the chain whose code runs. */
export const prefixOf = (kind: AddressKind): string => prefixes[kind];

const bytesOf = new Map<string, Uint8Array>();
const hexOf = new Map<string, string>();

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** The bytes of a bech32 address that is known to be valid; remembered, because the chain compares addresses all the time. */
export function addressBytes(address: string): Uint8Array {
  let bytes = bytesOf.get(address);
  if (!bytes) {
    bytes = bech32.decodeToBytes(address).bytes;
    bytesOf.set(address, bytes);
  }
  return bytes;
}

export function addressHex(address: string): string {
  let hex = hexOf.get(address);
  if (hex === undefined) {
    hex = toHex(addressBytes(address));
    hexOf.set(address, hex);
  }
  return hex;
}

/** Order of the chain's stores: by bytes, which is not the order of the bech32 texts. */
export function byAddress(a: string, b: string): number {
  const left = addressHex(a);
  const right = addressHex(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function toAddress(kind: AddressKind, bytes: Uint8Array): string {
  const address = bech32.encodeFromBytes(prefixes[kind], bytes);
  if (!bytesOf.has(address)) bytesOf.set(address, bytes);
  return address;
}

/** Why a text is not an address of this kind, in the SDK's words, or the address in lower case. */
export function parseAddress(
  text: string,
  kind: AddressKind,
): { readonly ok: true; readonly address: string } | { readonly ok: false; readonly reason: string } {
  const prefix = prefixes[kind];
  if (bytesOf.has(text) && text.startsWith(prefix) && text.lastIndexOf('1') === prefix.length) return { ok: true, address: text };
  if (text.trim() === '') return { ok: false, reason: 'empty address string is not allowed' };
  let decoded: { prefix: string; bytes: Uint8Array };
  try {
    decoded = bech32.decodeToBytes(text);
  } catch {
    return { ok: false, reason: 'decoding bech32 failed: invalid checksum' };
  }
  if (decoded.prefix !== prefix)
    return { ok: false, reason: `hrp does not match bech32 prefix: expected '${prefix}' got '${decoded.prefix}': internal logic error` };
  if (decoded.bytes.length === 0 || decoded.bytes.length > 255) return { ok: false, reason: 'address length must be between 1 and 255' };
  const address = text.toLowerCase();
  bytesOf.set(address, decoded.bytes);
  return { ok: true, address };
}

/** A value that follows from the prefix alone, made once for each chain. */
export function perPrefix<Value>(make: () => Value): () => Value {
  const made = new Map<string, Value>();
  return () => {
    const known = made.get(prefixes.account);
    if (known !== undefined) return known;
    const value = make();
    made.set(prefixes.account, value);
    return value;
  };
}

/** The account with the same bytes as an operator. */
export const accountOf = (operator: string): string => toAddress('account', addressBytes(operator));

/** Address of a module account: first 20 bytes of SHA-256 of its name. */
export const moduleAddress = (name: string): string => toAddress('account', sha256(new TextEncoder().encode(name)).slice(0, 20));

/** The SDK's 32-byte address derived from a module's name and a key. */
export function derivedAddress(module: string, key: string): string {
  const text = new TextEncoder();
  const head = sha256(text.encode('module'));
  const tail = text.encode(`${module}\0${key}`);
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return toAddress('account', sha256(joined));
}

/** Consensus address of an ed25519 key: first 20 bytes of its SHA-256. */
export const consensusBytes = (key: Uint8Array): Uint8Array => sha256(key).slice(0, 20);
