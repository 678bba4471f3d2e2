import { sha256 } from '@noble/hashes/sha2.js';

const fresh = sha256.create();
const working = sha256.create();

/** SHA-256. Reuses one hasher: making one costs more than hashing a short text with it, and a block takes a hundred. */
export function digest(bytes: Uint8Array): Uint8Array {
  return fresh._cloneInto(working).update(bytes).digest();
}
