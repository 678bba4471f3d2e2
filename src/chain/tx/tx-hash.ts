import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../abci.ts';

/** The hash by which a transaction is found: SHA-256 of its bytes, upper-case hexadecimal, 64 characters. Known before it is broadcast. */
export function txHash(txBytes: Uint8Array): string {
  return toHex(sha256(txBytes)).toUpperCase();
}
