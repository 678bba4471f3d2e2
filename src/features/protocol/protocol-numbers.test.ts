import { describe, expect, test } from 'vitest';
import type { SourcedRate } from '#chain/liquidstake/rate-history.ts';
import { decFromAtomics, decFromInt, formatDec, parseDec } from '#domain/dec.ts';
import type { LiquidStakeState, LiquidValidator, StakedValidator } from '#domain/liquid-stake.ts';
import { backingOf } from './backing.ts';
import { blockTimeText, dateOfHeight, nextHalving, paceFor } from './block-dates-scale.ts';
import { poolValidators } from './pool-validators.ts';
import { ratePoints } from './rate-points-scale.ts';
import { rateSources } from './rate-sources.ts';

const dec = (text: string) => parseDec(text) ?? decFromInt(0n);

describe('backing', () => {
  const state: LiquidStakeState = {
    mintRate: dec('0.8'),
    stkxprtTotalSupply: 800n,
    netAmount: 1_000n,
    totalDelShares: dec('1000'),
    totalLiquidTokens: 1_000n,
    totalRemainingRewards: dec('20.9'),
    totalUnbondingBalance: 0n,
    proxyAccBalance: 4n,
  };

  test('net amount, rewards cut to whole base units, what waits, and their sum', () => {
    const parts = backingOf(state);
    expect(parts.map(({ id, base }) => [id, base])).toEqual([
      ['net', 1_000n],
      ['rewards', 20n],
      ['waiting', 4n],
      ['all', 1_024n],
    ]);
    expect(parts.map(({ each }) => each && formatDec(each).slice(0, 5))).toEqual(['1.250', '0.025', '0.005', '1.280']);
  });

  test('nothing is behind a token that does not exist', () => {
    expect(backingOf({ ...state, stkxprtTotalSupply: 0n }).every(({ each }) => each === null)).toBe(true);
  });
});

describe('validators of the pool', () => {
  const member = (
    operatorAddress: string,
    weight: bigint,
    liquidTokens: bigint,
    status: 'active' | 'inactive' = 'active',
  ): LiquidValidator => ({
    operatorAddress,
    weight,
    liquidTokens,
    status,
    delShares: decFromInt(liquidTokens),
  });
  const validator = (operatorAddress: string, more: Partial<StakedValidator> = {}): StakedValidator => ({
    operatorAddress,
    tokens: 1n,
    delegatorShares: decFromInt(1n),
    status: 'bonded',
    jailed: false,
    commissionRate: dec('0.05'),
    moniker: operatorAddress.toUpperCase(),
    ...more,
  });
  const params = {
    whitelistedValidators: [
      { validatorAddress: 'a', targetWeight: 6_000n },
      { validatorAddress: 'b', targetWeight: 3_000n },
      { validatorAddress: 'c', targetWeight: 1_000n },
    ],
  };

  test('largest first, with target, share and drift; the target stays while a validator is jailed', () => {
    const rows = poolValidators(
      params,
      [member('a', 6_000n, 500n), member('b', 3_000n, 0n), member('c', 1_000n, 250n), member('d', 0n, 250n, 'inactive')],
      [validator('a'), validator('b', { jailed: true, status: 'unbonding' }), validator('c', { status: 'unbonded' }), validator('d')],
    );
    expect(rows.map(({ moniker, standing }) => [moniker, standing])).toEqual([
      ['A', 'active'],
      ['C', 'unbonded'],
      ['D', 'inactive'],
      ['B', 'jailed'],
    ]);
    expect(rows.map(({ target, actual, drift }) => [target, actual, drift].map((share) => formatDec(share).replace(/0{16}$/, '')))).toEqual(
      [
        ['0.60', '0.50', '-0.10'],
        ['0.10', '0.25', '0.15'],
        ['0.00', '0.25', '0.25'],
        ['0.30', '0.00', '-0.30'],
      ],
    );
  });

  test('one that x/staking no longer knows, in an empty pool', () => {
    const [row] = poolValidators({ whitelistedValidators: [] }, [member('gone', 0n, 0n, 'active')], []);
    expect(row).toMatchObject({ standing: 'inactive', moniker: '', commission: null, actual: 0n });
  });
});

describe('dates of heights', () => {
  test('the halving is at the next multiple, also right after one', () => {
    expect(nextHalving(24_918_244, 10_519_200n)).toBe(31_557_600);
    expect(nextHalving(31_557_600, 10_519_200n)).toBe(42_076_800);
    expect(nextHalving(5, 0n)).toBeNull();
  });

  test('dated by measured blocks; by planned ones where those are out of proportion', () => {
    expect(paceFor(5_940, 5_259_600n)).toEqual({ blockMs: 5_940, source: 'measured' });
    expect(paceFor(3_600_000, 5_259_600n)).toEqual({ blockMs: 6_000, source: 'planned' });
    expect(paceFor(null, 5_259_600n)).toEqual({ blockMs: 6_000, source: 'planned' });
    expect(paceFor(null, 0n)).toBeNull();
    const pace = { blockMs: 6_000, source: 'planned' } as const;
    expect(dateOfHeight(1_100, { height: 1_000, at: 1_800_000_000_000 }, pace)).toBe(1_800_000_600_000);
    expect(dateOfHeight(Number.MAX_SAFE_INTEGER, { height: 1, at: 0 }, pace)).toBeNull();
  });

  test('the time between blocks for people', () => {
    expect([1_000, 5_943, 3_540_000].map(blockTimeText)).toEqual(['1.00 s', '5.94 s', '59 min']);
  });
});

describe('the history of the rate', () => {
  const sample = (at: number, source: SourcedRate['source']): SourcedRate => ({
    at,
    rate: decFromAtomics(1_053_400_000_000_000_000n + BigInt(at)),
    height: BigInt(at),
    source,
  });

  test('ten thousand samples are drawn as some two hundred, with both ends', () => {
    const points = ratePoints(
      Array.from({ length: 10_000 }, (_, at) => sample(at, 'sample')),
      'XPRT',
    );
    expect(points.length).toBeLessThanOrEqual(241);
    expect([points[0]?.at, points.at(-1)?.at]).toEqual([0, 9_999]);
    expect(points[0]?.text).toBe('1.053400\u00a0XPRT, read earlier');
  });

  test('each source says what it gave and what it could not', () => {
    const rows = rateSources(
      [sample(1, 'height'), sample(2, 'height')],
      [
        { source: 'height', kind: 'kept', since: Date.parse('2026-11-21T12:00:00Z'), height: 77n },
        { source: 'event', kind: 'no-index' },
        { source: 'sample', kind: 'unreadable' },
      ],
      false,
    );
    expect(rows.map(({ points }) => points)).toEqual([2, 0, 0]);
    expect(rows[0]?.detail).toContain('back to 21 Nov 2026 (block 77)');
    expect(rows[1]?.detail).toBe('this node keeps no index of transactions');
    expect(rows[2]?.detail).toBe('this browser does not let the page keep anything');
    expect(rateSources([], [], true).map(({ detail }) => detail)).toEqual(['being read', 'being read', 'being read']);
  });
});
