import { digest } from '../digest.ts';
import { areEqual, concat, uint64, utf8 } from './bytes.ts';

/**
 * A Merkle tree over pairs of path and value, sorted by path. A pair is proved by the hashes beside its way to the root; that a path is absent is
 * proved by the two pairs between which it would stand. The tree of CometBFT (RFC 6962), with the number of pairs in the root so that an edge is
 * known to be one.
 */

/** One pair, and its way to the root. */
export type Branch = {
  readonly path: string;
  readonly value: Uint8Array;
  readonly index: number;
  readonly siblings: readonly Uint8Array[];
};

export type Pair = readonly [path: string, value: Uint8Array];

const leaf = (path: string, value: Uint8Array): Uint8Array => digest(concat(Uint8Array.of(0, path.length), utf8(path), value));
const node = (left: Uint8Array, right: Uint8Array): Uint8Array => digest(concat(Uint8Array.of(1), left, right));
const crowned = (count: number, top: Uint8Array): Uint8Array => digest(concat(Uint8Array.of(2), uint64(BigInt(count)), top));

const EMPTY = digest(new Uint8Array(0));

export class MerkleTree {
  readonly #pairs: readonly Pair[];
  /** Leaves first, the single top last; a hash without a neighbour goes up as it is. */
  readonly #levels: readonly (readonly Uint8Array[])[];

  constructor(pairs: Iterable<Pair>) {
    this.#pairs = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
    const levels: Uint8Array[][] = [this.#pairs.map(([path, value]) => leaf(path, value))];
    for (let level = levels[0] ?? []; level.length > 1; ) {
      const below = level;
      level = below.flatMap((left, index) => (index % 2 === 1 ? [] : [below[index + 1] ? node(left, below[index + 1] ?? left) : left]));
      levels.push(level);
    }
    this.#levels = levels;
  }

  get count(): number {
    return this.#pairs.length;
  }

  get root(): Uint8Array {
    return crowned(this.count, this.#levels.at(-1)?.[0] ?? EMPTY);
  }

  /** The pair of a path if there is one, else the neighbours between which it would stand. */
  prove(path: string): readonly Branch[] {
    const at = this.#pairs.findIndex(([other]) => other >= path);
    const index = at < 0 ? this.count : at;
    if (this.#pairs[index]?.[0] === path) return this.#branch(index);
    return [...this.#branch(index - 1), ...this.#branch(index)];
  }

  #branch(index: number): Branch[] {
    const pair = this.#pairs[index];
    if (!pair) return [];
    const siblings = this.#levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
    return [{ path: pair[0], value: pair[1], index, siblings }];
  }
}

/** The root that a branch leads to in a tree with so many pairs. */
function rootOf({ path, value, index, siblings }: Branch, count: number): Uint8Array {
  let hash = leaf(path, value);
  let used = 0;
  for (let at = index, width = count; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const sibling = siblings[used] ?? EMPTY;
    used += 1;
    hash = at % 2 === 1 ? node(sibling, hash) : node(hash, sibling);
  }
  return crowned(count, hash);
}

const leadsTo = (root: Uint8Array, branch: Branch, count: number): boolean =>
  branch.index >= 0 && branch.index < count && areEqual(rootOf(branch, count), root);

/** Whether branches of a tree with so many pairs prove that `path` has this value, or with null that it has none. */
export function isProved(root: Uint8Array, count: number, branches: readonly Branch[], path: string, value: Uint8Array | null): boolean {
  if (!branches.every((branch) => leadsTo(root, branch, count))) return false;
  const [first, second] = branches;
  if (value) return first !== undefined && first.path === path && areEqual(first.value, value);
  if (!first) return count === 0 && areEqual(root, crowned(0, EMPTY));
  if (second) return first.path < path && path < second.path && second.index === first.index + 1;
  return first.path < path ? first.index === count - 1 : path < first.path && first.index === 0;
}
