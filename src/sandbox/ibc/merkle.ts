import { digest } from '../digest.ts';
import { areEqual, concat, utf8 } from './bytes.ts';

/**
 * A Merkle tree over pairs of path and value. The bits of a path's hash say where its pair stands: 0 is left, 1 is right, and a pair that is alone below a
 * fork stands right there. A pair is proved by the hashes beside its way to the root; that a path is absent is proved by what stands where it would: nothing,
 * or another pair. Parts that stay as they were are found again, so that the tree of the next state costs a few hashes (cf. the Jellyfish Merkle tree of Diem).
 */
export type MerkleTree = Leaf | Fork | Nothing;

/** A pair. `place` is the hash of the path. */
export type Leaf = {
  readonly kind: 'leaf';
  readonly hash: Uint8Array;
  readonly path: string;
  readonly value: Uint8Array;
  readonly place: Uint8Array;
};
type Fork = { readonly kind: 'fork'; readonly hash: Uint8Array; readonly left: MerkleTree; readonly right: MerkleTree };
type Nothing = { readonly kind: 'nothing'; readonly hash: Uint8Array };

/** What stands at the end of a path's way, and the hashes beside that way, from the root on. */
export type Proof = {
  readonly pair: { readonly path: string; readonly value: Uint8Array } | null;
  readonly siblings: readonly Uint8Array[];
};

const NOTHING: Nothing = { kind: 'nothing', hash: digest(new Uint8Array(0)) };
const placeOf = (path: string): Uint8Array => digest(utf8(path));
const hashOfPair = (place: Uint8Array, value: Uint8Array): Uint8Array => digest(concat(Uint8Array.of(0), place, value));
const hashOfFork = (left: Uint8Array, right: Uint8Array): Uint8Array => digest(concat(Uint8Array.of(1), left, right));
/** Bit of a place at a depth, the highest first. */
const isRight = (place: Uint8Array, depth: number): boolean => ((place[depth >> 3] ?? 0) & (128 >> (depth & 7))) !== 0;

export function makeLeaf(path: string, value: Uint8Array): Leaf {
  const place = placeOf(path);
  return { kind: 'leaf', hash: hashOfPair(place, value), path, value, place };
}

const forks = new WeakMap<MerkleTree, WeakMap<MerkleTree, Fork>>();

function fork(left: MerkleTree, right: MerkleTree): Fork {
  const known = forks.get(left)?.get(right);
  if (known) return known;
  const made: Fork = { kind: 'fork', hash: hashOfFork(left.hash, right.hash), left, right };
  const others = forks.get(left) ?? new WeakMap<MerkleTree, Fork>();
  forks.set(left, others.set(right, made));
  return made;
}

/** The tree of these leaves, of which no two have the same path; `depth` is for the tree's own use. */
export function treeOf(leaves: readonly Leaf[], depth = 0): MerkleTree {
  const [only = NOTHING] = leaves;
  if (leaves.length <= 1) return only;
  const left: Leaf[] = [];
  const right: Leaf[] = [];
  for (const leaf of leaves) (isRight(leaf.place, depth) ? right : left).push(leaf);
  return fork(treeOf(left, depth + 1), treeOf(right, depth + 1));
}

/** Proof of what is at a path, or that nothing is. */
export function prove(tree: MerkleTree, path: string): Proof {
  const place = placeOf(path);
  const siblings: Uint8Array[] = [];
  let at = tree;
  while (at.kind === 'fork') {
    const turnsRight = isRight(place, siblings.length);
    siblings.push((turnsRight ? at.left : at.right).hash);
    at = turnsRight ? at.right : at.left;
  }
  return { pair: at.kind === 'leaf' ? { path: at.path, value: at.value } : null, siblings };
}

/** Whether a proof shows that the tree with this root has this value at the path, or with null that it has none. */
export function isProved(root: Uint8Array, { pair, siblings }: Proof, path: string, value: Uint8Array | null): boolean {
  const place = placeOf(path);
  const found = pair ? placeOf(pair.path) : place;
  if (siblings.length > place.length * 8 || siblings.some((_, depth) => isRight(found, depth) !== isRight(place, depth))) return false;
  const end = pair ? hashOfPair(found, pair.value) : NOTHING.hash;
  const top = siblings.reduceRight(
    (hash, sibling, depth) => (isRight(place, depth) ? hashOfFork(sibling, hash) : hashOfFork(hash, sibling)),
    end,
  );
  if (!areEqual(top, root)) return false;
  return value ? pair?.path === path && areEqual(pair.value, value) : pair?.path !== path;
}
