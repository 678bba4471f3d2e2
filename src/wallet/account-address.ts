import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';

/** The address of a compressed secp256k1 key (33 bytes): bech32 of ripemd160 of sha256, as the Cosmos SDK makes it. */
export function addressOfKey(prefix: string, pubkey: Uint8Array): string {
  return bech32.encode(prefix, bech32.toWords(ripemd160(sha256(pubkey))));
}
