import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount, formatBase } from '#domain/amount.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { maxTransfer } from '#domain/transfer-fee.ts';
import type { HeldAsset } from '../held/held-assets.ts';
import { transferProblem } from './transfer-problem.ts';

const asset = stakeAsset(SANDBOX_NETWORK);
const held = (base: bigint, spendable = base): HeldAsset => ({ standing: 'known', asset, base, spendable, path: undefined });

function problem(text: string, coin: HeldAsset, { fee = 0n, pays = true, isKnown = true } = {}) {
  return transferProblem({ parsed: parseAmount(text, asset), held: coin, isKnown, pays, fee });
}

test.each([
  ['', held(0n), null],
  ['1', held(1_000_000n), null],
  ['0', held(1_000_000n), 'Enter more than zero.'],
  ['1.0000001', held(1_000_000n), 'XPRT has at most 6 decimals.'],
  ['1.000001', held(1_000_000n), 'You have 1 XPRT there.'],
  ['3', held(10_000_000n, 2_000_000n), 'You can send 2 XPRT: the rest has not vested.'],
])('%s', (text, coin, words) => {
  expect(problem(text, coin)).toBe(words);
});

test('nothing is said about a balance that is not known', () => {
  expect(problem('5', held(0n), { isKnown: false })).toBeNull();
});

test('MAX is never refused where the fee can be paid, and one base unit more always is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.boolean(), (spendable, fee, pays) => {
      fc.pre(spendable > fee);
      const max = maxTransfer({ denom: asset.denom, spendable, feeDenom: pays ? asset.denom : 'uother', fee });
      expect(problem(formatBase(amount(asset, max)), held(spendable), { fee, pays })).toBeNull();
      expect(problem(formatBase(amount(asset, max + 1n)), held(spendable), { fee, pays })).not.toBeNull();
    }),
  );
});
