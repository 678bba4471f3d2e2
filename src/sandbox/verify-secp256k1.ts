import { secp256k1 } from '@noble/curves/secp256k1.js';
import { toHex } from './address.ts';
import { addAffine, hasX, type Jacobian } from './curve-points.ts';
import { generatorTimes, KeyMultiples } from './key-multiples.ts';

type CurvePoint = ReturnType<typeof secp256k1.Point.fromBytes>;
type KnownKey = { readonly point: CurvePoint; uses: number; multiples: KeyMultiples | null };

const { Point } = secp256k1;
const { Fn } = Point;
/** Keys that have signed, with the table of multiples that makes each further signature faster. */
const known = new Map<string, KnownKey>();
const MOST_KEYS = 200;
/** The table costs as much as some five verifications: it is made for those who come again. */
const USES_BEFORE_TABLE = 8;

function keyOf(bytes: Uint8Array): KnownKey {
  const name = toHex(bytes);
  let key = known.get(name);
  if (!key) {
    if (known.size >= MOST_KEYS) known.clear();
    key = { point: Point.fromBytes(bytes), uses: 0, multiples: null };
    known.set(name, key);
  }
  key.uses += 1;
  if (key.uses === USES_BEFORE_TABLE) key.multiples = new KeyMultiples(key.point.toAffine());
  return key;
}

/** `sum` + scalar·key. */
function addKeyTimes(sum: Jacobian, { point, multiples }: KnownKey, scalar: bigint): Jacobian {
  if (multiples) return multiples.addTo(sum, scalar);
  const product = point.multiplyUnsafe(scalar);
  return product.is0() ? sum : addAffine(sum, product.toAffine());
}

/**
 * Verifies an ECDSA signature (64 bytes, r and s, low s only) over a 32-byte hash: the x of h/s·G + r/s·P must be r.
 * The same as the library's verify, but with tables for keys that sign often.
 */
export function verifySecp256k1(signature: Uint8Array, hash: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    const { r, s } = secp256k1.Signature.fromBytes(signature);
    if (s > Fn.ORDER >> 1n) return false;
    const inverse = Fn.inv(s);
    const ofGenerator = generatorTimes(Fn.create(BigInt(`0x${toHex(hash)}`) * inverse));
    return hasX(addKeyTimes(ofGenerator, keyOf(key), Fn.create(r * inverse)), r);
  } catch {
    return false;
  }
}
