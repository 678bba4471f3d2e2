import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivesWithoutGas, maxTransfer } from './transfer-fee.ts';

describe('MAX of a transfer', () => {
  test.each([
    ['uxprt', 10_000n, 4_000n, 6_000n],
    ['uxprt', 3_999n, 4_000n, 0n],
    ['stk/uxprt', 10_000n, 4_000n, 10_000n],
  ])('%s: %s of which %s is the fee', (denom, spendable, fee, most) => {
    expect(maxTransfer({ denom, spendable, feeDenom: 'uxprt', fee })).toBe(most);
  });

  test('and the fee are never more than there is', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 128n });
    fc.assert(
      fc.property(amount, amount, (spendable, fee) => {
        const most = maxTransfer({ denom: 'uxprt', spendable, feeDenom: 'uxprt', fee });
        return most === 0n || most + fee === spendable;
      }),
    );
  });
});

describe('arriving without gas', () => {
  const balances = (entries: [string, bigint][]) => new Map(entries);
  test.each([
    [balances([]), ['uosmo'], 'ibc/1', true],
    [balances([['uosmo', 0n]]), ['uosmo'], 'ibc/1', true],
    [balances([['ibc/1', 9n]]), ['uosmo'], 'ibc/1', true],
    [balances([['uosmo', 1n]]), ['uosmo'], 'ibc/1', false],
    [balances([['ibc/2', 1n]]), ['uosmo', 'ibc/2'], 'ibc/1', false],
    [balances([]), ['uosmo'], 'uosmo', false],
    [null, ['uosmo'], 'uosmo', false],
    [null, ['uosmo'], 'ibc/1', null],
  ])('%j with fees in %j, %s: %s', (held, feeDenoms, arriving, without) => {
    expect(arrivesWithoutGas({ balances: held, feeDenoms, arriving })).toBe(without);
  });
});
