import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBech32 } from '#domain/bech32.ts';

/** The account of a compressed secp256k1 key (33 bytes): bech32 of ripemd160 of sha256, as the Cosmos SDK makes it. */
export function addressOfKey(prefix: string, pubkey: Uint8Array): string {
  return encodeBech32(prefix, ripemd160(sha256(pubkey)));
}
