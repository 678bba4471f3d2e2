import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { signWithPublicSecret } from './sign-secp256k1.ts';

const hash = (text: string): Uint8Array => sha256(new TextEncoder().encode(text));

describe('signatures with keys that everybody knows', () => {
  test('hold for the library, and are as long and as low as a chain wants them', () => {
    for (let round = 0; round < 40; round += 1) {
      const secret = hash(`secret ${round}`);
      const message = hash(`message ${round}`);
      const signature = signWithPublicSecret(message, secret);
      expect(signature).toHaveLength(64);
      expect(secp256k1.verify(signature, message, secp256k1.getPublicKey(secret), { prehash: false, lowS: true })).toBe(true);
    }
  });

  test('are the same for the same text, and have another nonce for another', () => {
    const secret = hash('secret');
    const first = signWithPublicSecret(hash('one'), secret);
    expect(signWithPublicSecret(hash('one'), secret)).toEqual(first);
    expect(signWithPublicSecret(hash('two'), secret).slice(0, 32)).not.toEqual(first.slice(0, 32));
  });
});
