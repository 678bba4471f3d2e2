import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { verifySecp256k1 } from './verify-secp256k1.ts';

const key = new Uint8Array(32).fill(5);
const publicKey = secp256k1.getPublicKey(key);
const hash = (text: string): Uint8Array => sha256(new TextEncoder().encode(text));

describe('signature verification', () => {
  test('agrees with the library, with and without a table for the key', () => {
    for (let round = 0; round < 12; round += 1) {
      const message = hash(`message ${round}`);
      const signature = secp256k1.sign(message, key, { prehash: false });
      for (const spoilt of [-1, 3, 40, 63]) {
        const tried = Uint8Array.from(signature, (byte, index) => (index === spoilt ? byte ^ 1 : byte));
        const wanted = secp256k1.verify(tried, message, publicKey, { prehash: false, lowS: true });
        expect(wanted).toBe(spoilt === -1);
        expect(verifySecp256k1(tried, message, publicKey)).toBe(wanted);
      }
    }
  });

  test('refuses the same signature with high s, other lengths and keys off the curve', () => {
    const message = hash('malleable');
    const signature = secp256k1.sign(message, key, { prehash: false });
    const parsed = secp256k1.Signature.fromBytes(signature);
    const high = new secp256k1.Signature(parsed.r, secp256k1.Point.Fn.ORDER - parsed.s).toBytes();
    expect(verifySecp256k1(high, message, publicKey)).toBe(false);
    expect(verifySecp256k1(signature.slice(1), message, publicKey)).toBe(false);
    expect(verifySecp256k1(signature, message, new Uint8Array(33).fill(2))).toBe(false);
    expect(verifySecp256k1(new Uint8Array(64), message, publicKey)).toBe(false);
  });
});
