import { secp256k1 } from '@noble/curves/secp256k1.js';
import { type Affine, addAffine, double, INFINITY, type Jacobian, negated, toAffine } from './curve-points.ts';

/** Bits of a digit. Digits are signed, so that a row has half as many entries. */
const WIDTH = 5;
const ENTRIES = 2 ** (WIDTH - 1);
/** 256 bits and the carry. */
const ROWS = Math.ceil(257 / WIDTH);

/** Multiples of a point that is multiplied often: row i has 1 to 16 times 2^(5i)·P, so that k·P is the sum of one entry of each row. */
export class KeyMultiples {
  readonly #rows: readonly (readonly Affine[])[];

  constructor(point: Affine) {
    let first: Jacobian = { x: point.x, y: point.y, z: 1n };
    const firsts = Array.from({ length: ROWS }, () => {
      const own = first;
      for (let bit = 0; bit < WIDTH; bit += 1) first = double(first);
      return own;
    });
    const all = toAffine(toAffine(firsts).flatMap(row));
    this.#rows = Array.from({ length: ROWS }, (_, index) => all.slice(index * ENTRIES, (index + 1) * ENTRIES));
  }

  /** `sum` + k·P; `scalar` from 0 to below the curve's order. */
  addTo(sum: Jacobian, scalar: bigint): Jacobian {
    let total = sum;
    let carry = 0;
    for (const [row, digit] of digitsOf(scalar).entries()) {
      const value = digit + carry;
      carry = value > ENTRIES ? 1 : 0;
      const signed = value - carry * 2 * ENTRIES;
      const entry = this.#rows[row]?.[Math.abs(signed) - 1];
      if (entry) total = addAffine(total, signed < 0 ? negated(entry) : entry);
    }
    return total;
  }
}

function row(first: Affine): Jacobian[] {
  let multiple = INFINITY;
  return Array.from({ length: ENTRIES }, () => {
    multiple = addAffine(multiple, first);
    return multiple;
  });
}

/** Digits of a scalar, the lowest first. Cut from a text: shifting a large number for each would cost more. */
function digitsOf(scalar: bigint): number[] {
  const bits = scalar.toString(2).padStart(ROWS * WIDTH, '0');
  return Array.from({ length: ROWS }, (_, row) => Number.parseInt(bits.slice((ROWS - 1 - row) * WIDTH, (ROWS - row) * WIDTH), 2));
}

/** Multiples of the generator, made at the first signature. */
let generator: KeyMultiples | null = null;

/** k·G. */
export function generatorTimes(scalar: bigint): Jacobian {
  generator ??= new KeyMultiples(secp256k1.Point.BASE.toAffine());
  return generator.addTo(INFINITY, scalar);
}
