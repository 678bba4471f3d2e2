import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dec, decFromInt, parseDec, truncateInt } from './dec.ts';
import type { LiquidValidator } from './liquid-stake.ts';
import { quoteRedeem, type RedeemInput, redeemMax, smallestRedeemable } from './quote-redeem.ts';
import { tokensFromSharesTruncated } from './validator-shares.ts';

function dec(text: string): Dec {
  const parsed = parseDec(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

type Stake = { readonly tokens: bigint; readonly shares: bigint; readonly proxy: bigint };

/** A pool over validators given as tokens, shares and the proxy's shares, all whole. */
function pool(stakes: readonly Stake[], supply: bigint, change: Partial<RedeemInput> = {}): RedeemInput {
  const validators = stakes.map(({ tokens, shares }, index) => ({
    operatorAddress: String(index),
    tokens,
    delegatorShares: decFromInt(shares),
  }));
  const liquidValidators = stakes.map(({ tokens, shares, proxy }, index): LiquidValidator => {
    const liquidTokens = truncateInt(tokensFromSharesTruncated({ tokens, shares: decFromInt(shares) }, decFromInt(proxy)));
    return { operatorAddress: String(index), weight: 0n, status: 'active', delShares: decFromInt(proxy), liquidTokens };
  });
  const netAmount = liquidValidators.reduce((sum, { liquidTokens }) => sum + liquidTokens, 0n);
  const params = { modulePaused: false, unstakeFeeRate: decFromInt(0n) };
  return {
    state: { stkxprtTotalSupply: supply, netAmount, proxyAccBalance: 0n },
    params,
    liquidValidators,
    validators,
    base: 1n,
    ...change,
  };
}

const unslashed = (...tokens: bigint[]) => tokens.map((proxy) => ({ tokens: proxy + 10n ** 9n, shares: proxy + 10n ** 9n, proxy }));
const amountsOf = (quote: ReturnType<typeof quoteRedeem>) =>
  quote.kind === 'ok' ? quote.unbonds.map(({ amount }) => amount) : quote.reason;

describe('figures of the chain’s own tests', () => {
  // x/liquidstake/keeper/liquidstake_test.go:126
  test('10,000 of 50,000 at three validators: 9,999 and a crumb', () => {
    const quote = quoteRedeem(pool(unslashed(16_668n, 16_666n, 16_666n), 50_000n, { base: 10_000n }));
    expect(quote).toMatchObject({ gross: 10_000n, fee: 0n, total: 9_999n, dust: 1n, instant: 0n });
    expect(amountsOf(quote)).toEqual([3333n, 3333n, 3333n]);
  });

  // keeper/liquidstake_test.go:226 and :308
  test('everything, and the largest amounts', () => {
    expect(quoteRedeem(pool(unslashed(13_335n, 13_333n, 13_333n), 40_000n, { base: 40_000n }))).toMatchObject({ total: 40_001n });
    const huge = pool(unslashed(666_800_000_000_000_000n, 666_600_000_000_000_000n, 666_600_000_000_000_000n), 2n * 10n ** 18n);
    expect(quoteRedeem({ ...huge, base: 10n }).kind).toBe('ok');
    expect(quoteRedeem({ ...huge, base: 10n ** 18n }).kind).toBe('ok');
  });

  // keeper/liquidstake_test.go:343 and :475
  test('too small', () => {
    const stake = unslashed(1_667_000n, 1_666_500n, 1_666_500n);
    expect(quoteRedeem(pool(stake, 5_000_000n, { base: 2n }))).toMatchObject({ reason: 'too-small', limit: 3n });
    expect(quoteRedeem(pool(stake, 5_000_000n, { base: 1000n })).kind).toBe('ok');
    expect(quoteRedeem(pool(unslashed(2502n, 2500n, 2500n, 2500n), 11_001n, { base: 1n }))).toMatchObject({ reason: 'too-small' });
  });

  // types/liquidstake_test.go TestStkXPRTToNativeTokenWithFee
  test.each([
    [5_100_000_000n, '0', 102_000_000n, 102_000_000n],
    [5_100_000_000n, '0.005', 102_000_000n, 101_490_000n],
    [4_000_000_000n, '0', 80_000_000n, 80_000_000n],
    [4_000_000_000n, '0.001', 80_000_000n, 79_920_000n],
  ])('100 of 5,000 with %s behind and a fee of %s', (net, fee, gross, total) => {
    const params = { modulePaused: false, unstakeFeeRate: dec(fee) };
    expect(quoteRedeem(pool(unslashed(net), 5_000_000_000n, { base: 100_000_000n, params }))).toMatchObject({
      gross,
      total,
      fee: gross - total,
    });
  });

  // types/rebalancing_test.go TestDivideByCurrentWeight
  test.each([
    [[2_000_000n, 2_000_000n, 1_000_000n], 5_000_000n, [2_000_000n, 2_000_000n, 1_000_000n]],
    [[3n, 2n, 1n], 5n, [2n, 1n]],
    [[10_000_000n, 2_000_000n, 3_000_001n], 10_000_000n, [6_666_666n, 1_333_333n, 2_000_000n]],
  ])('%s divides %s', (tokens, base, amounts) => {
    const supply = tokens.reduce((sum, amount) => sum + amount, 0n);
    expect(amountsOf(quoteRedeem(pool(unslashed(...tokens), supply, { base })))).toEqual(amounts);
  });
});

describe('refusals come in the order of the chain', () => {
  const stake = unslashed(1000n, 1000n);
  const open = { modulePaused: false, unstakeFeeRate: decFromInt(0n) };
  const broken = pool(stake, 2000n, {
    params: { modulePaused: true, unstakeFeeRate: decFromInt(1n) },
    base: 0n,
    available: 5n,
    fullValidators: ['1'],
  });

  const steps: readonly [string, Partial<RedeemInput>, bigint | null, string | null][] = [
    ['zero', {}, null, null],
    ['paused', { base: 2001n }, null, null],
    ['exceeds-supply', { params: { ...open, unstakeFeeRate: decFromInt(1n) } }, 2000n, null],
    ['too-small', { base: 2000n }, null, null],
    ['insufficient', { params: open }, 5n, null],
    ['entries-full', { available: 2000n }, null, '1'],
    ['ok', { fullValidators: [] }, null, null],
  ];

  test.each(
    steps.map(([reason, , limit, validator], index) => ({
      reason,
      limit,
      validator,
      fixes: steps.slice(0, index + 1).map(([, fix]) => fix),
      index,
    })),
  )('$index: $reason', ({ reason, limit, validator, fixes }) => {
    const quote = quoteRedeem(Object.assign({}, broken, ...fixes) as RedeemInput);
    expect(quote.kind === 'ok' ? 'ok' : quote.reason).toBe(reason);
    if (quote.kind === 'refused') expect([quote.limit, quote.validator]).toEqual([limit, validator]);
  });

  test('nothing was ever minted', () => {
    expect(quoteRedeem(pool([], 0n))).toEqual({ kind: 'refused', reason: 'exceeds-supply', limit: null, validator: null });
    expect([redeemMax(pool([], 0n)), smallestRedeemable(pool([], 0n))]).toEqual([null, null]);
  });

  test('a liquid validator that the list of validators lacks cannot pay', () => {
    expect(quoteRedeem({ ...pool(stake, 2000n, { base: 100n }), validators: [] })).toMatchObject({
      reason: 'rounding',
      validator: '0',
      limit: null,
    });
  });
});

describe('without any stake', () => {
  const drained = pool([], 1000n, { base: 500n });

  test('the pool pays at once from its balance', () => {
    const state = { ...drained.state, netAmount: 1000n, proxyAccBalance: 500n };
    expect(quoteRedeem({ ...drained, state })).toMatchObject({ total: 500n, instant: 500n, dust: 0n, unbonds: [] });
    expect(quoteRedeem({ ...drained, state: { ...state, proxyAccBalance: 499n } })).toMatchObject({ reason: 'no-liquid-tokens' });
  });

  test('and nothing behind it, nothing can be redeemed', () => {
    expect(quoteRedeem(drained)).toMatchObject({ reason: 'too-small', limit: null });
  });
});

describe('in random states, slashed ones included', () => {
  const stake = fc
    .record({
      shares: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      permille: fc.bigInt({ min: 1n, max: 1000n }),
      part: fc.bigInt({ min: 0n, max: 1000n }),
    })
    .map(({ shares, permille, part }) => ({ tokens: (shares * permille + 999n) / 1000n, shares, proxy: (shares * part) / 1000n }));
  const inputs = fc
    .record({
      stakes: fc.array(stake, { minLength: 1, maxLength: 6 }),
      supply: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      part: fc.bigInt({ min: 1n, max: 10n ** 6n }),
      fee: fc.constantFrom('0', '0.004', '0.003'),
    })
    .map(({ stakes, supply, part, fee }) => {
      const base = (supply * part) / 10n ** 6n + 1n;
      return pool(stakes, supply, { base, params: { modulePaused: false, unstakeFeeRate: dec(fee) } });
    });

  test('what the user gets, the fee and the dust make up the value, and nobody gains by redeeming', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const quote = quoteRedeem(input);
        if (quote.kind === 'refused') return;
        expect(quote.gross).toBe(quote.total + quote.fee + quote.dust);
        expect(quote.total).toBe(quote.unbonds.reduce((sum, { amount }) => sum + amount, 0n));
        expect(quote.dust >= 0n && quote.fee >= 0n).toBe(true);
        expect(quote.gross * input.state.stkxprtTotalSupply <= input.base * input.state.netAmount).toBe(true);
      }),
    );
  });

  test('an amount that is named as possible is possible', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const quote = quoteRedeem(input);
        const smallest = smallestRedeemable(input);
        const most = redeemMax(input);
        const next = quote.kind === 'refused' && (quote.reason === 'too-small' || quote.reason === 'rounding') ? quote.limit : null;
        const named = [next, smallest, most].filter((limit) => limit !== null);
        for (const base of named) expect(quoteRedeem({ ...input, base }).kind).toBe('ok');
        if (smallest !== null && smallest > 1n) expect(quoteRedeem({ ...input, base: smallest - 1n }).kind).toBe('refused');
        if (most !== null) expect(most <= input.state.stkxprtTotalSupply).toBe(true);
      }),
    );
  });

  test('never more than what is available', () => {
    const input = pool(unslashed(1000n, 1000n), 2000n);
    expect(redeemMax({ ...input, available: 700n })).toBe(700n);
    expect(redeemMax({ ...input, available: 5000n })).toBe(2000n);
    expect(redeemMax({ ...input, available: 0n })).toBeNull();
    expect(redeemMax(input)).toBe(2000n);
  });
});
