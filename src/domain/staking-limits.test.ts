import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decFromInt } from './dec.ts';
import { canCancel, canDelegate, canRedelegate, canUndelegate, type OpenRedelegation, receivesUntil } from './staking-limits.ts';
import type { UnbondingEntry } from './unbonding.ts';

const entry = (validator: string, completionTime: number, balance = 1n): UnbondingEntry => ({
  validator,
  creationHeight: 1n,
  completionTime,
  balance,
  initialBalance: balance,
});
const moved = (source: string, destination: string, completionTime: number): OpenRedelegation => ({ source, destination, completionTime });
const healthy = { tokens: 100n, delegatorShares: decFromInt(100n), jailed: false };
const worthless = { tokens: 0n, delegatorShares: decFromInt(100n), jailed: false };

describe('delegating', () => {
  test('is possible to whom has tokens, or no shares at all', () => {
    expect(canDelegate(healthy)).toEqual({ kind: 'ok' });
    expect(canDelegate({ tokens: 0n, delegatorShares: decFromInt(0n) })).toEqual({ kind: 'ok' });
    expect(canDelegate(worthless)).toMatchObject({ kind: 'refused', reason: 'worthless' });
    expect(canDelegate(null)).toMatchObject({ reason: 'no-validator' });
  });
});

describe('unbonding entries', () => {
  const full = [1, 2, 3, 4, 5, 6, 7].map((time) => entry('a', time * 10));

  test('are seven at a validator, redemptions among them, and free up with the first payment', () => {
    expect(canUndelegate({ entries: full.slice(1), validator: 'a', maxEntries: 7 })).toEqual({ kind: 'ok', left: 1 });
    expect(canUndelegate({ entries: full, validator: 'b', maxEntries: 7 })).toEqual({ kind: 'ok', left: 7 });
    expect(canUndelegate({ entries: full, validator: 'a', maxEntries: 7 })).toEqual({
      kind: 'refused',
      reason: 'entries-full',
      limit: null,
      freesAt: 10,
    });
  });
});

describe('redelegating', () => {
  const pair = { source: 'a', destination: 'b', maxEntries: 2 };

  test('goes to another validator only', () => {
    expect(canRedelegate({ ...pair, destination: 'a', redelegations: [] })).toMatchObject({ reason: 'same-validator', freesAt: null });
  });

  test('waits until all that came is settled', () => {
    const redelegations = [moved('x', 'a', 30), moved('y', 'a', 50), moved('a', 'b', 90)];
    expect(canRedelegate({ ...pair, redelegations })).toMatchObject({ reason: 'transitive', freesAt: 50 });
    expect(receivesUntil(redelegations, 'x')).toBeNull();
    // What left can leave again, and where it went may receive more.
    expect(canRedelegate({ ...pair, redelegations: [moved('a', 'b', 90)] })).toEqual({ kind: 'ok', left: 1 });
  });

  test('has as many entries for one pair as unbonding, and others for the next', () => {
    const redelegations = [moved('a', 'b', 40), moved('a', 'b', 20)];
    expect(canRedelegate({ ...pair, redelegations })).toMatchObject({ reason: 'entries-full', freesAt: 20 });
    expect(canRedelegate({ ...pair, destination: 'c', redelegations })).toEqual({ kind: 'ok', left: 2 });
  });

  test('is possible again at the time that was promised, and not before', () => {
    const validator = fc.constantFrom('a', 'b', 'c');
    const open = fc.record({ source: validator, destination: validator, completionTime: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(open, { maxLength: 12 }), (redelegations) => {
        const before = canRedelegate({ ...pair, redelegations });
        if (before.kind === 'ok' || before.freesAt === null) return;
        const later = (time: number) =>
          canRedelegate({ ...pair, redelegations: redelegations.filter(({ completionTime }) => completionTime > time) });
        const reason = (time: number) => {
          const answer = later(time);
          return answer.kind === 'refused' ? answer.reason : 'ok';
        };
        expect(reason(before.freesAt)).not.toBe(before.reason);
        expect(reason(before.freesAt - 1)).toBe(before.reason);
      }),
    );
  });
});

describe('taking an entry back', () => {
  const at = (changes: object) => canCancel({ entry: entry('a', 1_000, 5n), validator: healthy, now: 999, ...changes });

  test('is possible until it is paid', () => {
    expect(at({})).toEqual({ kind: 'ok' });
    expect(at({ now: 1_000 })).toEqual({ kind: 'ok' });
    expect(at({ now: 1_001 })).toMatchObject({ reason: 'completed' });
  });

  test('is not, at a jailed validator, a worthless one, or when a slash took all', () => {
    expect(at({ validator: { ...healthy, jailed: true } })).toMatchObject({ reason: 'jailed' });
    expect(at({ validator: { ...worthless, jailed: true } })).toMatchObject({ reason: 'worthless' });
    expect(at({ validator: null })).toMatchObject({ reason: 'no-validator' });
    expect(at({ entry: entry('a', 1_000, 0n) })).toMatchObject({ reason: 'slashed-away' });
  });
});
