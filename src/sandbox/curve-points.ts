import { secp256k1 } from '@noble/curves/secp256k1.js';

/**
 * Points of secp256k1 for verifying signatures only: nothing here takes constant time, because nothing here is secret. The formulas are those of
 * the Explicit-Formulas Database for y² = x³ + 7 ("madd-2007-bl", "dbl-2009-l").
 */

export type Affine = { readonly x: bigint; readonly y: bigint };
/** x/z², y/z³; z = 0 is the point at infinity. */
export type Jacobian = { readonly x: bigint; readonly y: bigint; readonly z: bigint };

const { Point } = secp256k1;
const { Fp } = Point;
const FIELD = Fp.ORDER;

export const INFINITY: Jacobian = { x: 1n, y: 1n, z: 0n };

const mod = (value: bigint): bigint => {
  const rest = value % FIELD;
  return rest >= 0n ? rest : rest + FIELD;
};

export const negated = ({ x, y }: Affine): Affine => ({ x, y: FIELD - y });

export function addAffine(sum: Jacobian, entry: Affine): Jacobian {
  if (sum.z === 0n) return { x: entry.x, y: entry.y, z: 1n };
  const zz = (sum.z * sum.z) % FIELD;
  const dx = (entry.x * zz - sum.x) % FIELD;
  const dy = (entry.y * ((zz * sum.z) % FIELD) - sum.y) % FIELD;
  if (dx === 0n) return dy === 0n ? double(sum) : INFINITY;
  const dx2 = (dx * dx) % FIELD;
  const dx3 = (dx2 * dx) % FIELD;
  const v = (sum.x * dx2) % FIELD;
  const x = (dy * dy - dx3 - 2n * v) % FIELD;
  return { x: mod(x), y: mod(dy * (v - x) - sum.y * dx3), z: mod(sum.z * dx) };
}

export function double({ x, y, z }: Jacobian): Jacobian {
  const b = (y * y) % FIELD;
  const d = (4n * x * b) % FIELD;
  const e = 3n * ((x * x) % FIELD);
  const doubled = (e * e - 2n * d) % FIELD;
  return { x: mod(doubled), y: mod(e * (d - doubled) - 8n * b * b), z: (2n * y * z) % FIELD };
}

/** Divides all by their z with one inversion; none may be infinity. */
export function toAffine(points: readonly Jacobian[]): Affine[] {
  const products: bigint[] = [];
  let product = 1n;
  for (const { z } of points) {
    products.push(product);
    product = (product * z) % FIELD;
  }
  let inverse = Fp.inv(product);
  const affine: Affine[] = [];
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const { x, y, z } = points[index] ?? INFINITY;
    const own = (inverse * (products[index] ?? 1n)) % FIELD;
    inverse = (inverse * z) % FIELD;
    const own2 = (own * own) % FIELD;
    affine.push({ x: (x * own2) % FIELD, y: (y * ((own2 * own) % FIELD)) % FIELD });
  }
  return affine.reverse();
}

/** Whether the x of a point, modulo the curve's order, is `r`; no inversion is needed to tell. */
export function hasX({ x, z }: Jacobian, r: bigint): boolean {
  if (z === 0n) return false;
  const zz = mod(z * z);
  if (mod(r * zz) === x) return true;
  const beyond = r + Point.Fn.ORDER;
  return beyond < FIELD && mod(beyond * zz) === x;
}
