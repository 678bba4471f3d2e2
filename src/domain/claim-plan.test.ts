import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restakePlan } from './claim-plan.ts';
import { claimable } from './claimable.ts';
import { decFromAtomics, parseDec } from './dec.ts';
import { sumOf } from './split.ts';

const me = { paidTo: 'me', delegator: 'me' };
const rewards = [
  { validator: 'a', amount: 700n },
  { validator: 'b', amount: 0n },
  { validator: 'c', amount: 2_000n },
];

describe('what a claim pays', () => {
  test('is truncated at each validator, and other denoms are none of it', () => {
    const dec = (text: string) => parseDec(text) ?? decFromAtomics(0n);
    const answer = [
      { validator: 'a', denom: 'uxprt', amount: dec('1.9') },
      { validator: 'b', denom: 'uxprt', amount: dec('0.999999999999999999') },
      { validator: 'b', denom: 'stk/uatom', amount: dec('5') },
      { validator: 'c', denom: 'uxprt', amount: dec('3') },
    ];
    expect(claimable(answer, 'uxprt')).toEqual([
      { validator: 'a', denom: 'uxprt', amount: 1n },
      { validator: 'c', denom: 'uxprt', amount: 3n },
    ]);
  });
});

describe('claim and restake', () => {
  test('stakes all where it was earned when the balance can pay this fee and the next', () => {
    expect(restakePlan({ ...me, rewards, spendable: 1_000n, fee: 400n, keep: 600n })).toEqual({
      kind: 'ok',
      claims: ['a', 'c'],
      delegations: [
        { validator: 'a', amount: 700n },
        { validator: 'c', amount: 2_000n },
      ],
      claimed: 2_700n,
      staked: 2_700n,
      kept: 0n,
    });
  });

  test('keeps what the balance lacks out of the largest rewards', () => {
    const plan = restakePlan({ ...me, rewards, spendable: 500n, fee: 400n, keep: 2_300n });
    expect(plan).toMatchObject({ kept: 2_200n, staked: 500n, delegations: [{ validator: 'a', amount: 500n }] });
  });

  test('is refused when the fee cannot be paid before the rewards come, or they go elsewhere, or nothing is left', () => {
    const reason = (changes: object) => restakePlan({ ...me, rewards, spendable: 1_000n, fee: 400n, keep: 0n, ...changes });
    expect(reason({ spendable: 399n })).toEqual({ kind: 'refused', reason: 'fee' });
    expect(reason({ paidTo: 'a cold wallet' })).toEqual({ kind: 'refused', reason: 'elsewhere' });
    expect(reason({ rewards: [] })).toEqual({ kind: 'refused', reason: 'nothing' });
    expect(reason({ keep: 3_300n })).toEqual({ kind: 'refused', reason: 'all-kept' });
  });

  test('never stakes more than was earned anywhere, and leaves as much free as was asked', () => {
    const money = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const earned = fc.uniqueArray(fc.record({ validator: fc.string(), amount: money }), { selector: ({ validator }) => validator });
    fc.assert(
      fc.property(earned, money, money, money, (each, spendable, fee, keep) => {
        const plan = restakePlan({ ...me, rewards: each, spendable, fee, keep });
        if (plan.kind === 'refused') return;
        const free = spendable - fee + plan.kept;
        expect(free >= keep && (plan.kept === 0n || free === keep)).toBe(true);
        expect(plan.staked + plan.kept).toBe(sumOf(each));
        for (const { validator, amount } of plan.delegations)
          expect(amount > 0n && amount <= (each.find((one) => one.validator === validator)?.amount ?? 0n)).toBe(true);
      }),
    );
  });
});
