import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decFromInt, formatDec } from './dec.ts';
import { exchangeRate, type LiquidValidator } from './liquid-stake.ts';
import { type MintInput, quoteMint } from './quote-mint.ts';

function liquid(operatorAddress: string, weight: bigint, status: LiquidValidator['status'] = 'active'): LiquidValidator {
  return { operatorAddress, weight, status, delShares: decFromInt(0n), liquidTokens: 0n };
}

const params = { modulePaused: false, minLiquidStakeAmount: 1000n };
const empty = { stkxprtTotalSupply: 0n, netAmount: 0n };

function input(change: Partial<MintInput>): MintInput {
  return { state: empty, params, liquidValidators: [liquid('a', 5000n), liquid('b', 5000n)], base: 1_000_000n, ...change };
}

describe('minting', () => {
  // x/liquidstake/types/liquidstake_test.go TestNativeToStkXPRTTo
  test.each([
    [5_000_000_000n, 100_000_000n],
    [4_000_000_000n, 125_000_000n],
    [55_000_000_000n, 9_090_909n],
  ])('with %s behind 5,000 stkXPRT', (netAmount, minted) => {
    const quote = quoteMint(input({ state: { stkxprtTotalSupply: 5_000_000_000n, netAmount }, base: 100_000_000n }));
    expect(quote).toMatchObject({ kind: 'ok', minted });
  });

  // x/liquidstake/keeper/liquidstake_test.go:70, keeper/rebalancing_test.go:50, types/rebalancing_test.go TestDivideByWeight
  test.each([
    [50_000n, [2000n, 2000n, 2000n], [16_668n, 16_666n, 16_666n]],
    [50_000n, [3333n, 3333n, 3333n], [16_668n, 16_666n, 16_666n]],
    [49_998n, [3000n, 3000n, 3000n], [16_668n, 16_665n, 16_665n]],
    [10_000_000n, [4000n, 4000n, 2000n], [4_000_000n, 4_000_000n, 2_000_000n]],
  ])('splits %s by %s', (base, weights, amounts) => {
    const liquidValidators = weights.map((weight, index) => liquid(String(index), weight));
    const quote = quoteMint(input({ base, liquidValidators }));
    expect(quote.kind === 'ok' && quote.delegations.map(({ amount }) => amount)).toEqual(amounts);
  });

  test('mints one for one at first, and says the rate as XPRT per stkXPRT later', () => {
    expect(quoteMint(input({}))).toMatchObject({ minted: 1_000_000n, rate: decFromInt(1n) });
    const slashed = { stkxprtTotalSupply: 1_000_000n, netAmount: 994_000n };
    const quote = quoteMint(input({ state: slashed }));
    expect(quote.kind === 'ok' && formatDec(quote.rate)).toBe('0.994000000000000000');
    expect(exchangeRate(empty)).toBeNull();
  });

  test('keeps the whole stake, and nobody gains by minting', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 15n });
    const weights = fc.array(fc.bigInt({ min: 1n, max: 500n }), { minLength: 10, maxLength: 20 });
    fc.assert(
      fc.property(amounts, amounts, amounts, weights, (base, supply, net, shares) => {
        fc.pre(shares.reduce((sum, weight) => sum + weight, 0n) >= 3333n);
        const liquidValidators = shares.map((weight, index) => liquid(String(index), weight));
        const state = { stkxprtTotalSupply: supply, netAmount: net };
        const quote = quoteMint(input({ state, base, liquidValidators, params: { ...params, minLiquidStakeAmount: 0n } }));
        if (quote.kind === 'refused') {
          expect(quote.reason).toBe('too-small');
          return;
        }
        expect(quote.delegations.reduce((sum, { amount }) => sum + amount, 0n)).toBe(base);
        expect((net + base) * supply >= net * (supply + quote.minted)).toBe(true);
      }),
    );
  });
});

describe('refusals come in the order of the chain', () => {
  const everything: MintInput = {
    state: { stkxprtTotalSupply: 10n, netAmount: 0n },
    params: { modulePaused: true, minLiquidStakeAmount: 1000n },
    liquidValidators: [],
    base: 0n,
    available: 5n,
  };
  const steps: readonly [string, Partial<MintInput>, bigint | null][] = [
    ['zero', {}, null],
    ['paused', { base: 10n }, null],
    ['below-minimum', { params }, 1000n],
    ['no-active-validators', { base: 1000n }, null],
    ['quorum', { liquidValidators: [liquid('a', 3332n), liquid('b', 0n, 'inactive')] }, null],
    ['insufficient', { liquidValidators: [liquid('a', 3333n)] }, 5n],
    ['no-backing', { available: 1000n }, null],
    ['too-small', { state: { stkxprtTotalSupply: 10n, netAmount: 10_001n } }, 1001n],
    ['ok', { base: 1001n, available: undefined }, null],
  ];

  test.each(steps.map(([reason, , limit], index) => ({ reason, limit, fixes: steps.slice(0, index + 1).map(([, fix]) => fix), index })))(
    '$index: $reason',
    ({ reason, limit, fixes }) => {
      const quote = quoteMint(Object.assign({}, everything, ...fixes) as MintInput);
      expect(quote.kind === 'ok' ? 'ok' : quote.reason).toBe(reason);
      if (quote.kind === 'refused') expect(quote.limit).toBe(limit);
    },
  );

  test('the least amount respects the minimum as well', () => {
    const state = { stkxprtTotalSupply: 1n, netAmount: 600n };
    expect(quoteMint(input({ state, params: { ...params, minLiquidStakeAmount: 500n }, base: 599n }))).toMatchObject({ limit: 600n });
    expect(quoteMint(input({ state, params: { ...params, minLiquidStakeAmount: 0n }, base: 1n }))).toMatchObject({
      reason: 'too-small',
      limit: 600n,
    });
  });
});
