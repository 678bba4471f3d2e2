import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from './asset.ts';
import { decFromAtomics } from './dec.ts';
import { hostValueOf } from './host-stake.ts';
import { arrivalOf, type HostUnbondingState, inOrder, isUnderWay, type StandingRedemption } from './host-unbonding.ts';

const asset = { denom: 'stk/uatom', symbol: 'stkATOM', decimals: 6 } as Asset;
const one = (state: HostUnbondingState, epoch = 4n, settledAt: number | null = null): StandingRedemption => ({
  id: `hub ${epoch}`,
  chainId: 'hub',
  hostName: 'Hub',
  epoch,
  stk: { asset, base: 1n },
  pays: { asset, base: 1n },
  state,
  settledAt,
  moves: true,
});

describe('redemptions beside each other', () => {
  test('when each is paid, or was settled', () => {
    expect(arrivalOf(one({ kind: 'pending', sentAt: 1, expected: 7 }))).toBe(7);
    expect(arrivalOf(one({ kind: 'unbonding', expected: null }))).toBeNull();
    expect(arrivalOf(one({ kind: 'maturing', at: 9 }))).toBe(9);
    expect(arrivalOf(one({ kind: 'claimable' }))).toBeNull();
    expect(arrivalOf(one({ kind: 'paid' }, 4n, 11))).toBe(11);
    expect(arrivalOf(one({ kind: 'settled' }))).toBeNull();
  });

  test('what comes first stands first, and what is settled after everything that is to come', () => {
    const next = one({ kind: 'claimable' }, 4n);
    const soon = one({ kind: 'maturing', at: 10 }, 8n);
    const late = one({ kind: 'pending', sentAt: 1, expected: 20 }, 12n);
    const unknown = one({ kind: 'unbonding', expected: null }, 16n);
    const [paid, returned] = [one({ kind: 'paid' }, 3n, 5), one({ kind: 'returned' }, 2n)];
    const sorted = [next, soon, late, unknown, paid, returned];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (mixed) => {
        expect(inOrder(mixed)).toEqual(sorted);
      }),
    );
    expect(sorted.map(({ state }) => isUnderWay(state))).toEqual([true, true, true, true, false, false]);
  });
});

test('what stk stands for is the rate of now, truncated; of a chain without a rate nobody knows it', () => {
  expect(hostValueOf({ cValue: decFromAtomics(800_000_000_000_000_000n) }, 1_000_001n)).toBe(1_250_001n);
  expect(hostValueOf({ cValue: decFromAtomics(0n) }, 5n)).toBeNull();
});
