import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalculatorProduct, calculate } from './calculator.ts';
import { decFromInt, parseDec } from './dec.ts';
import { apy } from './rates.ts';

const rate = (text: string) => parseDec(text) ?? decFromInt(0n);
const XPRT = 1_000_000n;
const native = (apr: string, restakeDays: number | null): CalculatorProduct => ({ kind: 'native', apr: rate(apr), restakeDays });
const stk = (apr: string, fee = '0'): CalculatorProduct => ({ kind: 'stkxprt', apr: rate(apr), unstakeFeeRate: rate(fee) });

describe('the calculator', () => {
  test('native staking without restaking is simple interest', () => {
    const { result, earned, fees, steps } = calculate({ base: 1_000n * XPRT, days: 365, product: native('0.15', null), feeEach: 500n });
    expect([result, earned, fees]).toEqual([1_150n * XPRT, 150n * XPRT, 0n]);
    expect([steps[0], steps.at(-1)]).toEqual([
      { day: 0, worth: 1_000n * XPRT },
      { day: 365, worth: 1_150n * XPRT },
    ]);
    expect(steps.length).toBeLessThanOrEqual(61);
  });

  test('restaking compounds, and each time costs a fee', () => {
    const input = { base: 1_000n * XPRT, days: 365, product: native('0.15', 73), feeEach: 0n };
    // (1 + 0.15 ÷ 5)^5
    expect(calculate(input).result).toBe(1_159_274_074n);
    const paid = calculate({ ...input, feeEach: 1_000n });
    expect(paid.fees).toBe(5_000n);
    expect(paid.result).toBe(1_000n * XPRT + paid.earned - paid.fees);
    expect(paid.assumptions).toContainEqual({ kind: 'restaked-every', days: 73, times: 5, feeEach: 1_000n });
  });

  test('does not restake what would not pay its fee', () => {
    const { fees, result } = calculate({ base: 1_000n, days: 100, product: native('0.15', 1), feeEach: 10_000n });
    expect([fees, result]).toEqual([0n, 1_041n]);
  });

  test('stkXPRT compounds every hour and pays the unstake fee at the end', () => {
    const { result, earned, fees } = calculate({ base: 1_000_000n * XPRT, days: 365, product: stk('0.15', '0.005'), feeEach: 0n });
    const yearly = (apy(rate('0.15')) * 1_000_000n * XPRT) / 10n ** 18n;
    expect(yearly - earned < 10n && earned <= yearly).toBe(true);
    expect(fees).toBe(((1_000_000n * XPRT + earned) * 5n + 999n) / 1000n);
    expect(result).toBe(1_000_000n * XPRT + earned - fees);
  });

  test('grows with time and amount, never falls without fees, and keeps its books', () => {
    const product = fc.oneof(
      fc
        .record({ apr: fc.integer({ min: 0, max: 300 }), every: fc.option(fc.integer({ min: 1, max: 90 })) })
        .map(({ apr, every }) => native(`0.${String(apr).padStart(3, '0')}`, every)),
      fc.integer({ min: 0, max: 300 }).map((apr) => stk(`0.${String(apr).padStart(3, '0')}`)),
    );
    fc.assert(
      fc.property(product, fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 1000 }), (chosen, base, days) => {
        const { result, earned, fees, steps } = calculate({ base, days, product: chosen, feeEach: 0n });
        expect(result).toBe(base + earned - fees);
        expect(steps.every((step, index) => index === 0 || step.worth >= (steps[index - 1]?.worth ?? 0n))).toBe(true);
        expect(calculate({ base, days: days + 1, product: chosen, feeEach: 0n }).result >= result).toBe(true);
        expect(steps[0]).toEqual({ day: 0, worth: base });
        expect(steps.at(-1)?.day).toBe(days);
      }),
      { numRuns: 50 },
    );
  });

  test('no time is no change', () => {
    expect(calculate({ base: 5n, days: 0, product: stk('0.15'), feeEach: 0n })).toMatchObject({
      result: 5n,
      earned: 0n,
      steps: [{ day: 0 }],
    });
    expect(calculate({ base: 5n, days: -3, product: native('0.15', 1), feeEach: 0n }).result).toBe(5n);
  });
});
