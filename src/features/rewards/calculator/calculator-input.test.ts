import { describe, expect, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type Dec, parseDec } from '#domain/dec.ts';
import { readSearch } from '../search.ts';
import type { Yields } from '../use-yields.ts';
import { productOf, restakeFee, typedInput } from './calculator-input.ts';

const dec = (text: string): Dec => {
  const parsed = parseDec(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};
const A = `persistencevaloper1${'a'.repeat(38)}`;
const B = `persistencevaloper1${'c'.repeat(38)}`;
const staked = (operatorAddress: string, tokens: bigint, apr: string, jailed = false) =>
  ({
    operatorAddress,
    tokens,
    delegatorShares: dec('0'),
    status: 'bonded',
    jailed,
    commissionRate: dec('0'),
    moniker: 'v',
    apr: dec(apr),
  }) as const;
const yields: Yields = {
  validators: [staked(A, 300n, '0.1'), staked(B, 100n, '0.2'), staked('jailed', 900n, '0', true)],
  liquid: dec('0.12'),
  unstakeFeeRate: dec('0'),
};

describe('what was typed', () => {
  test.each([
    ['1000', '365', 1_000_000_000n, 365],
    [' 0.5 ', ' 1 ', 500_000n, 1],
    ['1,5', '365', null, 365],
    ['', '', null, null],
    ['1', '0', 1_000_000n, null],
    ['1', '36501', 1_000_000n, null],
    ['1', '1.5', 1_000_000n, null],
    ['1', '-3', 1_000_000n, null],
  ])('%j for %j days', (amount, days, base, count) => {
    expect(typedInput({ amount, days }, SANDBOX_NETWORK)).toMatchObject({ base, days: count });
  });

  test('a problem is said only where something was typed', () => {
    expect(typedInput({ amount: '', days: '' }, SANDBOX_NETWORK)).toMatchObject({ amountProblem: null, daysProblem: null });
    expect(typedInput({ amount: '1', days: 'a year' }, SANDBOX_NETWORK).daysProblem).toBe('Type whole days, from 1 to 36,500.');
  });
});

describe('the product', () => {
  test('native staking with a chosen validator, or the mean of those that earn', () => {
    const native = (more: string) => productOf(readSearch(`product=native&${more}`), yields);
    expect(native(`validator=${B}&every=7`)).toEqual({ kind: 'native', apr: dec('0.2'), restakeDays: 7 });
    expect(native('every=never')).toEqual({ kind: 'native', apr: dec('0.125'), restakeDays: null });
    expect(native(`validator=persistencevaloper1${'q'.repeat(38)}`)).toMatchObject({ apr: dec('0.125') });
  });

  test('stkXPRT is not reckoned with where the chain does not have it', () => {
    expect(productOf(readSearch(''), yields)).toEqual({ kind: 'stkxprt', apr: dec('0.12'), unstakeFeeRate: dec('0') });
    expect(productOf(readSearch(''), { ...yields, liquid: null })).toBeNull();
  });
});

test('the fee of one claim and restake is what the chain would take', () => expect(restakeFee('0.025')).toBe(11_700n));
