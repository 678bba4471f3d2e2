import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProved, makeLeaf, prove, treeOf } from './merkle.ts';

const paths = fc.uniqueArray(
  fc.string({ minLength: 1, maxLength: 6 }).map((text) => `p/${text}`),
  { maxLength: 25 },
);
const pairsOf = (all: readonly string[]) => all.map((path, index) => [path, Uint8Array.of(index, 7)] as const);
const treeOfPairs = (pairs: readonly (readonly [string, Uint8Array])[]) => treeOf(pairs.map(([path, value]) => makeLeaf(path, value)));

test('what is there is proved, with its value and no other', () => {
  fc.assert(
    fc.property(paths, fc.nat(), (all, which) => {
      fc.pre(all.length > 0);
      const pairs = pairsOf(all);
      const tree = treeOfPairs(pairs);
      const [path, value] = pairs[which % pairs.length] ?? ['', new Uint8Array(0)];
      const proof = prove(tree, path);
      expect(isProved(tree.hash, proof, path, value)).toBe(true);
      expect(isProved(tree.hash, proof, path, Uint8Array.of(1, 2, 3))).toBe(false);
      expect(isProved(tree.hash, proof, path, null)).toBe(false);
      expect(isProved(tree.hash, proof, `${path}x`, value)).toBe(false);
    }),
  );
});

test('what is not there is proved to be absent, and what is there never is', () => {
  fc.assert(
    fc.property(paths, fc.string({ maxLength: 6 }), fc.nat(), fc.nat(), fc.nat(9), (all, other, first, second, length) => {
      const tree = treeOfPairs(pairsOf(all));
      const path = `p/${other}`;
      expect(isProved(tree.hash, prove(tree, path), path, null)).toBe(!all.includes(path));
      // Any proof that somebody may put together of others.
      const proofs = [...all, path].map((one) => prove(tree, one));
      const [from, by] = [proofs[first % proofs.length], proofs[second % proofs.length]];
      const siblings = [...(from?.siblings ?? []), ...(by?.siblings ?? [])];
      for (const pair of [from?.pair ?? null, by?.pair ?? null, null])
        for (const chosen of [from?.siblings ?? [], by?.siblings ?? [], siblings, siblings.slice(0, length)])
          for (const one of all) expect(isProved(tree.hash, { pair, siblings: chosen }, one, null)).toBe(false);
    }),
  );
});

test('a proof for another tree is none', () => {
  fc.assert(
    fc.property(paths, (all) => {
      fc.pre(all.length > 0);
      const tree = treeOfPairs(pairsOf(all));
      const [path = ''] = all;
      const changed = treeOfPairs([...pairsOf(all), ['q/new', Uint8Array.of(0)]]);
      expect(changed.hash).not.toEqual(tree.hash);
      expect(isProved(changed.hash, prove(tree, path), path, Uint8Array.of(0, 7))).toBe(false);
    }),
  );
});

test('the root does not depend on the order, nor on what was there before', () => {
  fc.assert(
    fc.property(paths, fc.string({ maxLength: 6 }), (all, other) => {
      const leaves = pairsOf(all).map(([path, value]) => makeLeaf(path, value));
      const before = treeOf(leaves);
      treeOf([...leaves, makeLeaf(`q/${other}`, Uint8Array.of(1))]);
      expect(treeOf([...leaves].reverse())).toBe(before);
      expect(treeOfPairs(pairsOf(all)).hash).toEqual(before.hash);
    }),
  );
});
