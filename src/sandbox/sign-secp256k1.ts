import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { toAffine } from './curve-points.ts';
import { digest } from './digest.ts';
import { generatorTimes } from './key-multiples.ts';

const { Fn } = secp256k1.Point;

/**
 * Signs a 32-byte hash with a key that everybody knows (64 bytes, r and s, low s). Several times as fast as the library, which takes constant time and
 * makes its nonce by RFC 6979 to protect a secret: never for a key that is one.
 */
export function signWithPublicSecret(hash: Uint8Array, secret: Uint8Array): Uint8Array {
  const nonce = Fn.create(bytesToNumberBE(digest(concatBytes(secret, hash))));
  const [point] = toAffine([generatorTimes(nonce)]);
  const r = Fn.create(point?.x ?? 0n);
  const s = Fn.mul(Fn.inv(nonce), Fn.create(Fn.create(bytesToNumberBE(hash)) + r * bytesToNumberBE(secret)));
  const low = s > Fn.ORDER >> 1n ? Fn.ORDER - s : s;
  return concatBytes(numberToBytesBE(r, 32), numberToBytesBE(low, 32));
}
