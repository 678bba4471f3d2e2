import { expect, test } from 'vitest';
import { rewardsPerMonth } from '#domain/ledger-series.ts';
import { sampleLedger } from '#testing/ledger-sample.ts';
import { earningsOf } from './earnings-of.ts';

const ledger = sampleLedger(500);
const months = rewardsPerMonth(ledger);

test('all that was earned is what was realised and what is still open, to the base unit', () => {
  const { all, realised, accrued } = earningsOf(ledger, months, 7n);
  expect(accrued).not.toBeNull();
  expect(all).toBe(realised + (accrued ?? 0n));
  expect(accrued).toBe((earningsOf(ledger, months, 0n).accrued ?? 0n) + 7n);
});

test('without an exchange rate what is known counts, and what is not is not guessed', () => {
  const unknown = { ...ledger, accrued: { native: 5n, liquid: null } };
  expect(earningsOf(unknown, months, 0n)).toMatchObject({ accrued: null, all: earningsOf(ledger, months, 0n).realised + 5n });
});

test('a loss after a slash is a loss', () => {
  const slashed = { ...ledger, accrued: { native: 0n, liquid: -1_000_000n } };
  expect(earningsOf(slashed, months, 0n).accrued).toBe(-1_000_000n);
});
