import { secp256k1 } from '@noble/curves/secp256k1.js';
import { expect, test } from 'vitest';
import { INFINITY, type Jacobian, toAffine } from './curve-points.ts';
import { generatorTimes, KeyMultiples } from './key-multiples.ts';

const { Point } = secp256k1;
const ORDER = Point.Fn.ORDER;
const point = Point.BASE.multiply(77n);
const multiples = new KeyMultiples(point.toAffine());

const plain = (sum: Jacobian) => (sum.z === 0n ? null : toAffine([sum])[0]);
const expected = (scalar: bigint) => (scalar % ORDER === 0n ? null : point.multiply(scalar % ORDER).toAffine());

test('multiples are those of the library, also at the edges of the digits', () => {
  const random = Array.from({ length: 40 }, (_, index) => BigInt(`0x${'9e3779b97f4a7c15'.repeat(4)}`) / BigInt(index * index + 1) ** 3n);
  for (const scalar of [0n, 1n, 15n, 16n, 17n, 31n, 32n, 33n, 2n ** 255n, ORDER - 1n, ORDER - 17n, ...random])
    expect(plain(multiples.addTo(INFINITY, scalar)), String(scalar)).toEqual(expected(scalar));
  expect(plain(generatorTimes(ORDER - 5n))).toEqual(Point.BASE.multiply(ORDER - 5n).toAffine());
});

test('sums may meet the same point and its opposite', () => {
  for (const [first, second] of [
    [1n, 1n],
    [16n, 16n],
    [1n, ORDER - 1n],
    [2n ** 20n, 2n ** 20n],
    [ORDER - 3n, 3n],
  ] as const)
    expect(plain(multiples.addTo(multiples.addTo(INFINITY, first), second)), `${first} + ${second}`).toEqual(expected(first + second));
});
