import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dec, decFromAtomics, decFromInt, formatDec, parseDec } from './dec.ts';
import { aprOfLiquidStake, aprOfValidator, apy, paceOf, realisedApr } from './rates.ts';

function dec(text: string): Dec {
  const parsed = parseDec(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

const chain = { annualProvisions: decFromInt(15_000_000n), bondedTokens: 60_000_000n, communityTax: dec('0.1'), pace: decFromInt(1n) };
const good = { operatorAddress: 'a', commissionRate: dec('0.05'), jailed: false, status: 'bonded' } as const;

describe('of a validator', () => {
  test('provisions over bonded, less tax and commission', () => {
    expect(formatDec(aprOfValidator(good, chain))).toBe('0.213750000000000000');
    expect(formatDec(aprOfValidator(good, { ...chain, pace: dec('1.01') }))).toBe('0.215887500000000000');
  });

  test.each([
    ['jailed', { jailed: true }],
    ['unbonding', { status: 'unbonding' }],
    ['unbonded', { status: 'unbonded' }],
    ['taking everything as commission', { commissionRate: decFromInt(1n) }],
  ] as const)('one that is %s pays nothing', (_name, change) => {
    expect(aprOfValidator({ ...good, ...change }, chain)).toBe(0n);
  });

  test('without any stake there is no rate', () => {
    expect(aprOfValidator(good, { ...chain, bondedTokens: 0n })).toBe(0n);
  });

  test('the pace of mainnet is about one percent fast', () => {
    expect(formatDec(paceOf(5_940n, 5_259_600n))).toBe('1.010101010101010101');
    expect([paceOf(0n, 1n), paceOf(1n, 0n)]).toEqual([decFromInt(1n), decFromInt(1n)]);
  });
});

describe('of stkXPRT', () => {
  const jailed = { ...good, operatorAddress: 'b', jailed: true };

  test('is weighted by tokens, less the autocompound fee', () => {
    const pool = [
      { operatorAddress: 'a', liquidTokens: 300n },
      { operatorAddress: 'b', liquidTokens: 100n },
      { operatorAddress: 'unknown', liquidTokens: 0n },
    ];
    expect(formatDec(aprOfLiquidStake(pool, [good, jailed], dec('0.05'), chain))).toBe('0.152296875000000000');
  });

  test('is 0 while nothing is staked', () => {
    expect(aprOfLiquidStake([{ operatorAddress: 'a', liquidTokens: 0n }], [good], dec('0.05'), chain)).toBe(0n);
  });
});

describe('compounded hourly', () => {
  test('agrees with the exponential to nine digits', () => {
    for (const apr of ['0', '0.05', '0.15', '0.5']) {
      const expected = (1 + Number(apr) / 8760) ** 8760 - 1;
      expect(Number(formatDec(apy(dec(apr))))).toBeCloseTo(expected, 9);
    }
  });

  test('is never less than the simple rate', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n * 10n ** 18n }), (raw) => apy(decFromAtomics(raw)) >= raw - 20_000n));
  });
});

describe('realised', () => {
  const day = 86_400_000;

  test('one percent in 73 days is five percent a year', () => {
    expect(formatDec(realisedApr({ rate: dec('1'), at: 0 }, { rate: dec('1.01'), at: 73 * day }) ?? dec('0'))).toBe('0.050000000000000000');
  });

  test('a slash makes it negative', () => {
    expect(formatDec(realisedApr({ rate: dec('1'), at: 0 }, { rate: dec('0.994'), at: 365 * day }) ?? dec('0'))).toBe(
      '-0.006000000000000000',
    );
  });

  test('needs time between the samples and a rate to begin with', () => {
    expect(realisedApr({ rate: dec('1'), at: 5 }, { rate: dec('1'), at: 5 })).toBeNull();
    expect(realisedApr({ rate: dec('0'), at: 0 }, { rate: dec('1'), at: 5 })).toBeNull();
  });
});
