import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dec, decFromAtomics, decFromInt, formatDec, parseDec } from './dec.ts';
import { type HostChain, hostExchangeRate, totalDelegated } from './host-stake.ts';
import { hostUnbondingState, unbondingEpochOf } from './host-unbonding.ts';
import { quoteHostMint } from './quote-host-mint.ts';
import { quoteHostInstant, quoteHostUnstake } from './quote-host-redeem.ts';
import { quoteHostShares } from './quote-host-shares.ts';

const dec = (text: string) => parseDec(text) ?? decFromInt(-1n);
const NO_FEES = { deposit: dec('0'), restake: dec('0.05'), unstake: dec('0'), redemption: dec('0') };
const OPERATOR = 'cosmosvaloper1gw26h56u4dzyyr9588l0mmzluffzwfr887f534';
const validator = { operatorAddress: OPERATOR, bonded: true, weight: dec('1'), delegatedAmount: 10n ** 30n, exchangeRate: dec('1') };
const HOST: HostChain = {
  chainId: 'hub-sandbox-1',
  hostDenom: 'uatom',
  port: 'transfer',
  channel: 'channel-0',
  active: true,
  takesShares: true,
  cValue: dec('0.8'),
  lowerLimit: dec('0.7'),
  upperLimit: dec('1.01'),
  fees: { deposit: dec('0.01'), restake: dec('0.05'), unstake: dec('0.03'), redemption: dec('0.03') },
  minimumDeposit: 5n,
  unbondingFactor: 4n,
  autoCompoundFactor: dec('0.000547945205479452'),
  validators: [validator],
};

describe('quotes with fees', () => {
  test('mint: two truncations', () => {
    // 1,000,001 · 0.8 = 800,000.8; one percent of 800,000 is 8,000.
    expect(quoteHostMint({ host: HOST, base: 1_000_001n })).toEqual({ kind: 'ok', minted: 800_000n, fee: 8_000n, received: 792_000n });
    expect(quoteHostMint({ host: HOST, base: 124n })).toEqual({ kind: 'ok', minted: 99n, fee: 0n, received: 99n });
  });

  test('redeem: the fee is taken in stk, and the rest paid at the rate', () => {
    // Three percent of 800,001 is 24,000.03; (800,001 − 24,000) · 1.25 = 970,001.25.
    expect(quoteHostUnstake({ host: HOST, unbondings: [], epoch: 7n, base: 800_001n })).toEqual({
      kind: 'ok',
      fee: 24_000n,
      received: 970_001n,
    });
    const deposits = [{ epoch: 7n, amount: 10n ** 9n, state: 'pending' } as const];
    expect(quoteHostInstant({ host: HOST, deposits, base: 800_001n })).toEqual({ kind: 'ok', fee: 24_000n, received: 970_001n });
  });

  test('the two ways to redeem round differently: one multiplies by a rounded inverse, one divides', () => {
    const host = { ...HOST, cValue: dec('0.999999999999999999'), fees: NO_FEES };
    const base = 10n ** 27n;
    const deposits = [{ epoch: 7n, amount: 10n ** 30n, state: 'pending' } as const];
    // 1 ÷ 0.999999999999999999 rounds to 1.000000000000000001; the division itself has one unit more.
    expect(quoteHostUnstake({ host, unbondings: [], epoch: 7n, base })).toMatchObject({ received: base + 10n ** 9n });
    expect(quoteHostInstant({ host, deposits, base })).toMatchObject({ received: base + 10n ** 9n });
    const third = { ...host, cValue: dec('3') };
    expect(quoteHostUnstake({ host: third, unbondings: [], epoch: 7n, base: 3n * base })).toMatchObject({
      received: base - 10n ** 9n,
    });
    expect(quoteHostInstant({ host: third, deposits, base: 3n * base })).toMatchObject({ received: base });
  });

  test('shares: by the validator’s rate, then as a mint', () => {
    const host = { ...HOST, validators: [{ ...validator, exchangeRate: dec('0.99') }] };
    expect(quoteHostShares({ host, operator: OPERATOR, shares: 1_000_001n })).toEqual({
      kind: 'ok',
      worth: 990_000n,
      minted: 792_000n,
      fee: 7_920n,
      received: 784_080n,
    });
  });

  test('the rate that people read is coins per stk', () => {
    expect(formatDec(hostExchangeRate(HOST) ?? decFromInt(0n))).toBe('1.250000000000000000');
    expect(hostExchangeRate({ cValue: decFromInt(0n) })).toBeNull();
  });
});

describe('refusals', () => {
  test.each([
    [{ base: 0n }, 'zero', null],
    [{ base: -1n }, 'zero', null],
    [{ base: 4n }, 'below-minimum', 5n],
    [{ base: 10n, available: 9n }, 'insufficient', 9n],
    [{ base: 10n, deposits: [], epoch: 7n }, 'no-deposit', null],
    [{ base: 10n, host: { ...HOST, active: false } }, 'inactive', null],
    [{ base: 10n, host: { ...HOST, cValue: decFromInt(0n) } }, 'inactive', null],
    [{ base: 10n, host: { ...HOST, cValue: decFromInt(-1n) } }, 'inactive', null],
    [{ base: 10n, host: { ...HOST, cValue: dec('0.05') } }, 'too-small', null],
  ])('mint %#: %s', (input, reason, limit) => {
    expect(quoteHostMint({ host: HOST, ...input })).toEqual({ kind: 'refused', reason, limit });
  });

  test('a deposit of this epoch is enough, whatever its state', () => {
    const deposits = [{ epoch: 7n, amount: 0n, state: 'pending' } as const];
    expect(quoteHostMint({ host: HOST, base: 10n, deposits, epoch: 7n }).kind).toBe('ok');
    expect(quoteHostMint({ host: HOST, base: 10n, deposits, epoch: 8n })).toMatchObject({ reason: 'no-deposit' });
    expect(quoteHostMint({ host: HOST, base: 10n, deposits: [] }).kind).toBe('ok');
  });

  test('unbonding: never everything that is delegated, with what is queued already', () => {
    const host = { ...HOST, cValue: decFromInt(1n), fees: NO_FEES, validators: [{ ...validator, delegatedAmount: 1_000n }] };
    const queued = { epoch: 8n, burnAmount: 0n, unbondAmount: 400n, matureTime: null, state: 'pending' } as const;
    const unbondings = [queued, { ...queued, epoch: 4n }];
    expect(quoteHostUnstake({ host, unbondings, epoch: 7n, base: 599n }).kind).toBe('ok');
    expect(quoteHostUnstake({ host, unbondings, epoch: 7n, base: 600n })).toEqual({
      kind: 'refused',
      reason: 'not-delegated',
      limit: 599n,
    });
    expect(quoteHostUnstake({ host, unbondings, epoch: 9n, base: 999n }).kind).toBe('ok');
    expect(quoteHostUnstake({ host, unbondings, epoch: 7n, base: 4n })).toMatchObject({ reason: 'below-minimum', limit: 5n });
    expect(quoteHostUnstake({ host: { ...host, active: false }, unbondings, epoch: 7n, base: 10n })).toMatchObject({ reason: 'inactive' });
  });

  test('what pays nothing is refused though the chain would take it', () => {
    const host = { ...HOST, cValue: decFromInt(20n), fees: NO_FEES };
    expect(quoteHostUnstake({ host, unbondings: [], epoch: 7n, base: 10n })).toEqual({ kind: 'refused', reason: 'too-small', limit: null });
    expect(quoteHostInstant({ host, deposits: [], base: 10n })).toEqual({ kind: 'refused', reason: 'too-small', limit: null });
  });

  test.each([
    [{ shares: 0n }, 'zero', null],
    [{ host: { ...HOST, active: false } }, 'inactive', null],
    [{ host: { ...HOST, takesShares: false } }, 'shares-off', null],
    [{ operator: 'cosmosvaloper1other' }, 'unknown-validator', null],
    [{ host: { ...HOST, validators: [{ ...validator, bonded: false }] } }, 'not-bonded', null],
    [{ host: { ...HOST, validators: [{ ...validator, weight: dec('0') }] } }, 'no-weight', null],
    [{ available: 9n }, 'insufficient', 9n],
    [{ shares: 4n }, 'below-minimum', 5n],
    [{ processing: true }, 'already-processing', null],
  ])('shares %#: %s', (input, reason, limit) => {
    expect(quoteHostShares({ host: HOST, operator: OPERATOR, shares: 10n, ...input })).toEqual({ kind: 'refused', reason, limit });
  });
});

describe('against the formulas on whole fractions', () => {
  const E18 = 10n ** 18n;
  const amount = fc.bigInt({ min: 1n, max: 10n ** 30n });
  const rate = fc.bigInt({ min: 10n ** 15n, max: 10n ** 21n }).map(decFromAtomics);
  const fee = fc.bigInt({ min: 0n, max: 5n * 10n ** 17n }).map(decFromAtomics);
  const hostWith = (cValue: Dec, share: Dec): HostChain => ({
    ...HOST,
    minimumDeposit: 0n,
    cValue,
    fees: { deposit: share, restake: share, unstake: share, redemption: share },
  });

  test('a mint is floor(amount · c) less floor of the fee, at 6 and at 18 decimals', () => {
    fc.assert(
      fc.property(amount, rate, fee, (base, cValue, share) => {
        const quote = quoteHostMint({ host: hostWith(cValue, share), base });
        const minted = (base * cValue) / E18;
        const cut = (minted * share) / E18;
        if (minted - cut === 0n) expect(quote).toMatchObject({ reason: 'too-small' });
        else expect(quote).toEqual({ kind: 'ok', minted, fee: cut, received: minted - cut });
      }),
      { numRuns: 1000 },
    );
  });

  test('a redemption is within the rounding of eighteen digits of stk ÷ c', () => {
    fc.assert(
      fc.property(amount, rate, fee, (base, cValue, share) => {
        const host = { ...hostWith(cValue, share), validators: [{ ...validator, delegatedAmount: 10n ** 40n }] };
        const deposits = [{ epoch: 1n, amount: 10n ** 40n, state: 'pending' } as const];
        const rest = base - (base * share) / E18;
        const exact = (rest * E18) / cValue;
        const instant = quoteHostInstant({ host, deposits, base });
        const unstake = quoteHostUnstake({ host, unbondings: [], epoch: 1n, base });
        if (instant.kind === 'ok') expect(instant.received === exact || instant.received === exact + 1n).toBe(true);
        else expect([instant.reason, exact]).toEqual(['too-small', 0n]);
        const slack = rest / (2n * E18) + 1n;
        const unbonded = unstake.kind === 'ok' ? unstake.received : 0n;
        expect(unbonded >= exact - slack && unbonded <= exact + slack).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('staking and redeeming at once never gives more than was staked', () => {
    fc.assert(
      fc.property(amount, rate, (base, cValue) => {
        const host = hostWith(cValue, decFromInt(0n));
        const mint = quoteHostMint({ host, base });
        if (mint.kind !== 'ok') return;
        const back = quoteHostInstant({ host, deposits: [{ epoch: 1n, amount: base, state: 'pending' }], base: mint.received });
        expect(back.kind === 'ok' ? back.received <= base : back.reason === 'too-small').toBe(true);
      }),
    );
  });

  test('a limit that is named passes, and one unit more does not', () => {
    fc.assert(
      fc.property(amount, rate, fee, amount, (base, cValue, share, room) => {
        const host = hostWith(cValue, share);
        const deposits = [{ epoch: 1n, amount: room, state: 'pending' } as const, { epoch: 2n, amount: room, state: 'sent' } as const];
        const quote = quoteHostInstant({ host, deposits, base });
        if (quote.kind === 'ok' || quote.reason !== 'no-deposits' || quote.limit === null) return;
        expect(quoteHostInstant({ host, deposits, base: quote.limit + 1n })).toMatchObject({ reason: 'no-deposits' });
        const most = quoteHostInstant({ host, deposits, base: quote.limit });
        expect(most.kind === 'ok' || ['too-small', 'zero'].includes(most.reason)).toBe(true);
      }),
    );
  });
});

describe('when', () => {
  const day = { number: 7n, startedAt: Date.UTC(2026, 10, 22), durationMs: 86_400_000 };
  const times = { day, hostUnbondingMs: 21 * 86_400_000 };
  const user = { epoch: 8n, stkAmount: 8n, unbondAmount: 10n };
  const unbonding = { epoch: 8n, burnAmount: 8n, unbondAmount: 10n, matureTime: null, state: 'pending' } as const;

  test.each([
    [4n, 7n, 8n],
    [4n, 8n, 8n],
    [4n, 9n, 12n],
    [1n, 9n, 9n],
    [0n, 9n, 9n],
  ])('factor %s in epoch %s waits for %s', (factor, epoch, target) => {
    expect(unbondingEpochOf(factor, epoch)).toBe(target);
  });

  test('every state has a date as long as it has one', () => {
    const sentAt = Date.UTC(2026, 10, 24);
    const expected = Date.UTC(2026, 11, 15);
    const at = Date.UTC(2026, 11, 15, 1);
    const of = (
      state: (typeof unbonding)['state'] | 'initiated' | 'maturing' | 'matured' | 'claimable' | 'failed',
      matureTime: number | null = null,
    ) => hostUnbondingState({ user, unbonding: { ...unbonding, state, matureTime }, claimed: null, ...times });
    expect(of('pending')).toEqual({ kind: 'pending', sentAt, expected });
    expect(of('initiated')).toEqual({ kind: 'unbonding', expected });
    expect(of('maturing')).toEqual({ kind: 'unbonding', expected });
    expect(of('maturing', at)).toEqual({ kind: 'maturing', at });
    expect(of('matured', at)).toEqual({ kind: 'claimable' });
    expect(of('claimable', at)).toEqual({ kind: 'claimable' });
    expect(of('failed')).toEqual({ kind: 'returned' });
  });

  test('what the chain has removed is paid or returned, and which only its event says', () => {
    const gone = { user: null, unbonding: null, ...times };
    expect(hostUnbondingState({ ...gone, claimed: null })).toEqual({ kind: 'settled' });
    expect(hostUnbondingState({ ...gone, claimed: 'host' })).toEqual({ kind: 'paid' });
    expect(hostUnbondingState({ ...gone, claimed: 'stk' })).toEqual({ kind: 'returned' });
    expect(hostUnbondingState({ ...gone, unbonding: { ...unbonding, state: 'failed' }, claimed: null })).toEqual({ kind: 'returned' });
  });
});

test('what is delegated is the sum over validators', () => {
  expect(totalDelegated({ validators: [validator, { ...validator, delegatedAmount: 5n }] })).toBe(10n ** 30n + 5n);
});
