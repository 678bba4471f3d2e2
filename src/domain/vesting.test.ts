import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delegatable, lockedAt, nextUnlock, scheduleOf, spendableAt, tokenizableAt, type VestingAccount, vestingAt } from './vesting.ts';

const uxprt = (amount: bigint) => [{ denom: 'uxprt', amount }];
const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

function account(kind: VestingAccount['kind'], changes: Partial<VestingAccount> = {}): VestingAccount {
  return {
    kind,
    original: uxprt(1_000n),
    delegatedFree: [],
    delegatedVesting: [],
    startTime: kind === 'continuous' || kind === 'periodic' ? START : 0,
    endTime: kind === 'permanent' ? 0 : START + 10 * DAY,
    periods: kind === 'periodic' ? Array.from({ length: 4 }, () => ({ lengthMs: 2.5 * DAY, amount: uxprt(250n) })) : [],
    ...changes,
  };
}

describe('what has not vested', () => {
  test('of the four kinds, at their edges', () => {
    const at = (kind: VestingAccount['kind'], days: number) => vestingAt(account(kind), 'uxprt', START + days * DAY);
    expect([-1, 0, 1, 5, 10, 11].map((days) => at('continuous', days))).toEqual([1_000n, 1_000n, 900n, 500n, 0n, 0n]);
    expect([-1, 9.99, 10, 11].map((days) => at('delayed', days))).toEqual([1_000n, 1_000n, 0n, 0n]);
    expect([0, 2.49, 2.5, 5, 7.5, 10].map((days) => at('periodic', days))).toEqual([1_000n, 1_000n, 750n, 500n, 250n, 0n]);
    expect([0, 10_000].map((days) => at('permanent', days))).toEqual([1_000n, 1_000n]);
  });

  test('of a continuous account is rounded half to even, in whole seconds', () => {
    const odd = account('continuous', { original: uxprt(5n), endTime: START + 2_000 });
    // 2.5 vested: half to even.
    expect(vestingAt(odd, 'uxprt', START + 1_000)).toBe(3n);
    expect(vestingAt(odd, 'uxprt', START + 1_999)).toBe(3n);
    expect(vestingAt(odd, 'stk/uxprt', START)).toBe(0n);
  });
});

describe('what can be done with it', () => {
  test('delegated coins are the locked ones first', () => {
    const half = account('delayed', { delegatedVesting: uxprt(400n) });
    expect(lockedAt(half, 'uxprt', START)).toBe(600n);
    expect(spendableAt(half, 'uxprt', 700n, START)).toBe(100n);
    expect(spendableAt(half, 'uxprt', 500n, START)).toBe(0n);
    expect(lockedAt(half, 'uxprt', START + 10 * DAY)).toBe(0n);
  });

  test('locked coins can be delegated, but do not pay fees', () => {
    expect(delegatable({ balance: 1_000n, spendable: 50n, fee: 50n })).toBe(950n);
    expect(delegatable({ balance: 1_000n, spendable: 49n, fee: 50n })).toBe(0n);
    expect(delegatable({ balance: 1_000n, spendable: 1_000n, fee: 50n })).toBe(950n);
  });

  test('what was delegated while locked can be tokenized once it has vested', () => {
    const staked = account('continuous', { delegatedFree: uxprt(30n), delegatedVesting: uxprt(800n) });
    expect([0, 1, 2, 5, 10].map((days) => tokenizableAt(staked, 'uxprt', START + days * DAY))).toEqual([30n, 30n, 30n, 330n, 830n]);
  });
});

describe('the schedule', () => {
  test('says when what unlocks', () => {
    expect(scheduleOf(account('continuous'), 'uxprt')).toEqual({ kind: 'even', from: START, to: START + 10 * DAY, base: 1_000n });
    expect(scheduleOf(account('permanent'), 'uxprt')).toEqual({ kind: 'never', base: 1_000n });
    const delayed = scheduleOf(account('delayed'), 'uxprt');
    expect(delayed).toEqual({ kind: 'steps', steps: [{ at: START + 10 * DAY, base: 1_000n }] });
    expect([nextUnlock(delayed, START)?.at, nextUnlock(delayed, START + 10 * DAY)]).toEqual([START + 10 * DAY, null]);
  });

  test('of periods adds up, and is what the amounts do', () => {
    const lengths = fc.array(fc.record({ days: fc.integer({ min: 1, max: 30 }), amount: fc.bigInt({ min: 0n, max: 1_000n }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(lengths, fc.bigInt({ min: 0n, max: 500n }), (parts, more) => {
        const total = parts.reduce((sum, { amount }) => sum + amount, more);
        const days = parts.reduce((sum, each) => sum + each.days, 0);
        const periodic = account('periodic', {
          original: uxprt(total),
          endTime: START + (days + 1) * DAY,
          periods: parts.map(({ days: length, amount }) => ({ lengthMs: length * DAY, amount: uxprt(amount) })),
        });
        const schedule = scheduleOf(periodic, 'uxprt');
        if (schedule.kind !== 'steps') throw new Error(schedule.kind);
        expect(schedule.steps.reduce((sum, { base }) => sum + base, 0n)).toBe(total);
        for (const { at, base } of schedule.steps)
          expect(vestingAt(periodic, 'uxprt', at - 1_000) - vestingAt(periodic, 'uxprt', at)).toBe(base);
      }),
    );
  });
});
