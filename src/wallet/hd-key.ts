import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const HARDENED = 0x80000000;

/** The seed of a mnemonic (64 bytes), by BIP-39 without a check of its words: ours are literals. Slow on purpose, once per mnemonic. */
export function seedOf(mnemonic: string): Promise<Uint8Array> {
  return pbkdf2Async(sha512, utf8ToBytes(mnemonic.normalize('NFKD')), utf8ToBytes('mnemonic'), { c: 2048, dkLen: 64 });
}

/** The private key (32 bytes) at m/44'/slip44'/0'/0/0 of a seed, by BIP-32: chains with another coin type have other keys. */
export function privateKeyAt(seed: Uint8Array, slip44: number): Uint8Array {
  let node: Uint8Array = hmac(sha512, utf8ToBytes('Bitcoin seed'), seed);
  for (const index of [44 + HARDENED, slip44 + HARDENED, HARDENED, 0, 0]) node = child(node, index);
  return node.slice(0, 32);
}

/** BIP-32 CKDpriv on key (32 bytes) and chain code (32 bytes). */
function child(node: Uint8Array, index: number): Uint8Array {
  const key = node.slice(0, 32);
  const data = new Uint8Array(37);
  if (index >= HARDENED) data.set(key, 1);
  else data.set(secp256k1.getPublicKey(key, true));
  new DataView(data.buffer).setUint32(33, index);
  const next = hmac(sha512, node.slice(32), data);
  const { Fn } = secp256k1.Point;
  next.set(Fn.toBytes(Fn.add(Fn.fromBytes(next.slice(0, 32)), Fn.fromBytes(key))));
  return next;
}
