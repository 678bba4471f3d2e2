import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Branch, isProved, MerkleTree } from './merkle.ts';

const paths = fc.uniqueArray(
  fc.string({ minLength: 1, maxLength: 6 }).map((text) => `p/${text}`),
  { maxLength: 25 },
);
const pairsOf = (all: readonly string[]) => all.map((path, index) => [path, Uint8Array.of(index, 7)] as const);

test('what is there is proved, with its value and no other', () => {
  fc.assert(
    fc.property(paths, fc.nat(), (all, which) => {
      fc.pre(all.length > 0);
      const pairs = pairsOf(all);
      const tree = new MerkleTree(pairs);
      const [path, value] = pairs[which % pairs.length] ?? ['', new Uint8Array(0)];
      const proof = tree.prove(path);
      expect(isProved(tree.root, tree.count, proof, path, value)).toBe(true);
      expect(isProved(tree.root, tree.count, proof, path, Uint8Array.of(1, 2, 3))).toBe(false);
      expect(isProved(tree.root, tree.count, proof, path, null)).toBe(false);
      expect(isProved(tree.root, tree.count, proof, `${path}x`, value)).toBe(false);
    }),
  );
});

test('what is not there is proved to be absent, and what is there never is', () => {
  fc.assert(
    fc.property(paths, fc.string({ maxLength: 6 }), fc.nat(), fc.nat(), (all, other, first, second) => {
      const tree = new MerkleTree(pairsOf(all));
      const path = `p/${other}`;
      const isThere = all.includes(path);
      expect(isProved(tree.root, tree.count, tree.prove(path), path, null)).toBe(!isThere);
      // Any two branches that somebody may put together.
      const branches = all.flatMap((one) => tree.prove(one));
      const chosen = [branches[first % Math.max(branches.length, 1)], branches[second % Math.max(branches.length, 1)]].filter(
        (branch): branch is Branch => branch !== undefined,
      );
      for (const count of [tree.count, tree.count - 1, tree.count + 1])
        for (const one of all) expect(isProved(tree.root, count, chosen, one, null)).toBe(false);
    }),
  );
});

test('a proof for another tree is none', () => {
  fc.assert(
    fc.property(paths, (all) => {
      fc.pre(all.length > 0);
      const tree = new MerkleTree(pairsOf(all));
      const [path = ''] = all;
      const changed = new MerkleTree([...pairsOf(all), ['q/new', Uint8Array.of(0)]]);
      expect(isProved(changed.root, changed.count, tree.prove(path), path, Uint8Array.of(0, 7))).toBe(false);
    }),
  );
});
