import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const HARDENED = 0x80000000;
/** m/44'/118'/0'/0/0: slip44 118 has been Persistence's coin type since v4, and is the sandbox's. */
const PATH = [44 + HARDENED, 118 + HARDENED, HARDENED, 0, 0];

/** The private key of a mnemonic, by BIP-39 (without a check of its words: ours are literals) and BIP-32. 32 bytes. */
export async function privateKeyOf(mnemonic: string): Promise<Uint8Array> {
  const seed = await pbkdf2Async(sha512, utf8ToBytes(mnemonic.normalize('NFKD')), utf8ToBytes('mnemonic'), { c: 2048, dkLen: 64 });
  let node: Uint8Array = hmac(sha512, utf8ToBytes('Bitcoin seed'), seed);
  for (const index of PATH) node = child(node, index);
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
