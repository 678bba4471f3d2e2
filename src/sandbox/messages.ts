import type { Message, MessageReader } from './message.ts';
import { sdk } from './refusal.ts';

/** Packages whose messages the real chain can decode; without a module here they have no handler. */
const KNOWN_PACKAGES = /^\/(cosmos|ibc|cosmwasm|pstake|gaia|persistence|packetforward)\./;

/** Decodes a message: 2 when the type is unknown or the bytes are malformed, 6 when no module handles it. */
export function readMessage(readers: ReadonlyMap<string, MessageReader>, typeUrl: string, bytes: Uint8Array): Message {
  const reader = readers.get(typeUrl);
  if (reader) return reader.read(bytes);
  if (KNOWN_PACKAGES.test(typeUrl)) throw sdk(6, `no message handler found for *types.${typeUrl.slice(typeUrl.lastIndexOf('.') + 1)}`);
  throw sdk(2, `unable to resolve type URL ${typeUrl}: tx parse error`);
}
