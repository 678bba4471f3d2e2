import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHash } from './read-hash.ts';

const HASH = '0123456789ABCDEF'.repeat(4);

test.each([HASH, HASH.toLowerCase(), ` ${HASH}\u200b\n`, `0x${HASH}`, `https://www.mintscan.io/persistence/tx/${HASH}`])(
  'a hash, however it was copied: %s',
  (text) => {
    expect(readHash(text)).toEqual({ kind: 'ok', hash: HASH });
  },
);

test.each([
  ['', /64 characters/],
  [HASH.slice(1), /this has 63/],
  [`${HASH}0`, /this has 65/],
  [HASH.replace('0', 'O'), /digits 0 to 9/],
  [`${HASH.slice(0, 32)} ${HASH.slice(32)}`, /digits 0 to 9/],
  ['persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h', /an address/],
  [`javascript:alert(1)/${HASH}`, /digits 0 to 9/],
  [`https://evil.example/?q=/${HASH}#x`, /digits 0 to 9/],
  ['<img src=x onerror=alert(1)>', /digits 0 to 9/],
])('no hash, and why: %s', (text, reason) => {
  expect(readHash(text)).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
});

test('whatever is pasted, only 64 hexadecimal digits get through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const read = readHash(text);
      expect(read.kind === 'refused' || /^[0-9A-F]{64}$/.test(read.hash)).toBe(true);
    }),
  );
});
