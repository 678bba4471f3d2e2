import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recording } from '#testing/recording.ts';
import { feeFor, gasLimitFor, maxSpendable, redemptionGasEstimate, redemptionReserve } from './fee.ts';

describe('fees', () => {
  test.each([
    [200_000n, '0.025', 5_000n],
    [100_001n, '0.025', 2_501n],
    [1n, '0.000000000000000001', 1n],
    [80_000n, '0', 0n],
    [0n, '0.025', 0n],
  ])('%s gas at %s', (gas, price, fee) => {
    expect(feeFor(gas, price)).toBe(fee);
  });

  test.each(['', '0,025', '1e-3', '-0.1', '0.025uxprt'])('a price of %j is a mistake in the configuration', (price) => {
    expect(() => feeFor(1n, price)).toThrow(TypeError);
  });
});

describe('the gas limit', () => {
  type Row = { readonly simulatedWithoutFee: number; readonly used: number };
  /** Recorded simulations left the fee out; with it they would have been higher by the fee's transfer. */
  const FEE_TRANSFER = 19_600n;

  test('covers at least 99 % of the recorded transactions, with a median at most a quarter above', () => {
    const rows = recording<Row[]>('domain/gas');
    const ratios = rows.map((row) => Number(gasLimitFor(BigInt(row.simulatedWithoutFee) + FEE_TRANSFER)) / row.used).sort((a, b) => a - b);
    const covered = ratios.filter((ratio) => ratio >= 1).length;
    const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
    process.stdout.write(
      `gas limit: covers ${covered} of ${ratios.length} recorded transactions (${((100 * covered) / ratios.length).toFixed(1)} %), median ${((median - 1) * 100).toFixed(1)} % above use\n`,
    );
    expect(ratios.length).toBe(278);
    expect(covered / ratios.length).toBeGreaterThanOrEqual(0.99);
    expect(median).toBeLessThanOrEqual(1.25);
  });

  test('is never below six fifths of the simulation', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        (gas) => gasLimitFor(gas) * 5n >= gas * 6n && gasLimitFor(gas) * 5n < gas * 6n + 5n,
      ),
    );
  });
});

describe('MAX', () => {
  test('keeps the fee and a redemption for later', () => {
    const reserve = redemptionReserve(20, '0.025');
    expect(redemptionGasEstimate(20)).toEqual({ low: 12_000_000n, high: 22_000_000n });
    expect(reserve).toBe(660_000n);
    expect(maxSpendable({ spendable: 10_000_000n, fee: 20_000n, reserve })).toBe(9_320_000n);
  });

  test('is nothing when the fee is not covered', () => {
    expect(maxSpendable({ spendable: 10n, fee: 20n, reserve: 0n })).toBe(0n);
  });
});
