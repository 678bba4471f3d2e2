import { describe, expect, test } from 'vitest';
import { decFromAtomics } from './dec.ts';
import { type LedgerInput, ledgerOf } from './ledger.ts';
import { rewardsPerMonth, valueOverTime } from './ledger-series.ts';
import type { LedgerMove, LedgerTx } from './ledger-tx.ts';
import type { RateSample } from './rates.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const VALIDATOR = 'persistencevaloper1val';

const move = (kind: LedgerMove['kind'], base: bigint, also: Partial<LedgerMove> = {}): LedgerMove => ({
  ...{
    kind,
    base,
    effect: 'balance',
    message: 0,
    validator: null,
    counterparty: null,
    denom: 'uxprt',
    completesAt: null,
    beganAt: null,
    packet: null,
  },
  ...also,
});
const liquid = { denom: 'stk/uxprt' };
/** A transaction of a day of the year, at a height of the same number. */
const tx = (day: number, moves: readonly LedgerMove[], also: Partial<LedgerTx> = {}): LedgerTx => ({
  ...{ hash: `${day}`, height: BigInt(day), index: 0, at: START + day * DAY, outcome: 'executed', signed: null, rewarded: false, moves },
  ...also,
});
const rate = (day: number, percent: bigint): RateSample => ({ at: START + day * DAY, rate: decFromAtomics(percent * 10n ** 16n) });

const input = (txs: readonly LedgerTx[], also: Partial<LedgerInput> = {}): LedgerInput => ({
  address: 'persistence1me',
  stakeDenom: 'uxprt',
  liquidDenom: 'stk/uxprt',
  txs,
  rates: [],
  present: { at: START + 100 * DAY, balances: null, claimable: 0n, staked: 0n, unbonding: 0n },
  unbonding: { open: null, seen: [] },
  coverage: { from: 1n, to: 100n, complete: true, gaps: [] },
  ...also,
});

describe('liquid stake', () => {
  const mint = tx(10, [move('mint', -1_000_000n), move('mint', 1_000_000n, liquid)]);

  test('what is held has gained its value less its cost', () => {
    const { accrued, liquid: held, totals } = ledgerOf(input([mint], { rates: [rate(10, 100n), rate(50, 110n)] }));
    expect(held).toMatchObject({ held: 1_000_000n, cost: 1_000_000n, value: 1_100_000n });
    expect(accrued.liquid).toBe(100_000n);
    expect(totals.liquidRealised).toBe(0n);
  });

  test('a part that is redeemed realises its part of the gain', () => {
    const redeem = tx(60, [
      move('redeem', -400_000n, liquid),
      move('redeem', 440_000n, { effect: 'position', validator: VALIDATOR, completesAt: START + 81 * DAY }),
    ]);
    const ledger = ledgerOf(input([mint, redeem], { rates: [rate(10, 100n), rate(50, 110n), rate(90, 120n)] }));
    expect(ledger.totals.liquidRealised).toBe(40_000n);
    expect(ledger.liquid).toMatchObject({ held: 600_000n, cost: 600_000n, value: 720_000n });
    expect(ledger.accrued.liquid).toBe(120_000n);
    const gain = ledger.entries.find(({ kind }) => kind === 'liquid-accrual');
    expect(gain).toMatchObject({ effect: 'accrual', base: 40_000n, hash: '60', group: '60/0' });
    // Months: nothing before the rate moved, then each its part.
    const months = rewardsPerMonth(ledger).map(({ month, liquid: gained }) => [month, gained]);
    expect(months).toEqual([
      ['2026-01', 0n],
      ['2026-02', 100_000n],
      ['2026-03', 0n],
      ['2026-04', 60_000n],
    ]);
  });

  test('what is received and sent counts at the rate of its time', () => {
    const received = tx(20, [move('received', 100n, liquid)]);
    const sent = tx(40, [move('sent', -100n, liquid)]);
    const { totals, liquid: held } = ledgerOf(input([received, sent], { rates: [rate(0, 100n), rate(20, 110n), rate(40, 130n)] }));
    expect(totals.liquidRealised).toBe(20n);
    expect(held).toMatchObject({ held: 0n, cost: 0n, value: 0n });
  });

  test('what was sent to another chain and came back was held all the time: nothing is realised, and it keeps its cost', () => {
    const packet = { channel: 'channel-1', sequence: 4n };
    const away = tx(40, [move('ibc-sent', -600_000n, { ...liquid, packet })]);
    const back = tx(60, [move('ibc-returned', 600_000n, { ...liquid, packet })]);
    const rates = [rate(10, 100n), rate(40, 110n), rate(60, 130n)];
    const ledger = ledgerOf(input([mint, away, back], { rates }));
    expect(ledger.totals.liquidRealised).toBe(0n);
    expect(ledger.liquid).toMatchObject({ held: 1_000_000n, cost: 1_000_000n, value: 1_300_000n });
    const months = rewardsPerMonth(ledger);
    expect(months.reduce((sum, { liquid: gained }) => sum + gained, 0n)).toBe(300_000n);
    // Until it is back nobody knows that it will be: it counts as given away at the rate of its time.
    expect(ledgerOf(input([mint, away], { rates })).totals.liquidRealised).toBe(60_000n);
    // The number of a packet that another chain sent is its own.
    const arrived = tx(50, [move('ibc-arrived', 600_000n, { ...liquid, packet })]);
    expect(ledgerOf(input([mint, away, arrived], { rates })).totals.liquidRealised).toBe(60_000n);
  });

  test('a slash is a loss', () => {
    const { accrued } = ledgerOf(input([mint], { rates: [rate(10, 100n), rate(50, 97n)] }));
    expect(accrued.liquid).toBe(-30_000n);
  });

  test('stkXPRT from before the first transaction costs what it was worth then', () => {
    const present = { ...input([]).present, balances: [{ denom: 'stk/uxprt', base: 500n }] };
    const ledger = ledgerOf(input([], { present, rates: [rate(1, 100n), rate(90, 120n)] }));
    expect(ledger.opening).toEqual([{ denom: 'stk/uxprt', base: 500n }]);
    expect(ledger.accrued.liquid).toBe(100n);
  });

  test('without any rate its worth is not known, and nothing is invented', () => {
    const { accrued, liquid: held } = ledgerOf(input([tx(5, [move('received', 100n, liquid)])]));
    expect(accrued.liquid).toBeNull();
    expect(held.value).toBeNull();
  });

  test('the account’s own mint tells a rate when nothing else does', () => {
    const own = tx(10, [move('mint', -2_200_000n), move('mint', 2_000_000n, liquid)]);
    expect(ledgerOf(input([own])).rates).toEqual([rate(10, 110n)]);
  });
});

describe('unbonding that is paid', () => {
  const due = { effect: 'position', validator: VALIDATOR, completesAt: START + 31 * DAY } as const;
  const undelegate = tx(10, [move('undelegate', 100n, due)]);
  const paid = (ledger: ReturnType<typeof ledgerOf>) =>
    ledger.entries.filter(({ kind }) => kind === 'unbonding-paid').map(({ base, height }) => [base, height]);

  test('no block told of it: it is taken as paid when it was due, and that is said', () => {
    const ledger = ledgerOf(input([undelegate]));
    expect(paid(ledger)).toEqual([[100n, null]]);
    expect(ledger.coverage.gaps).toMatchObject([{ reason: 'payouts-assumed', count: 1 }]);
  });

  test('an entry is due in the fraction of a second in which it began, which its event leaves out', () => {
    const began = { ...undelegate, at: (undelegate.at ?? 0) + 700 };
    const at = (ms: number) => input([began], { present: { ...input([]).present, at: START + 31 * DAY + ms } });
    expect(paid(ledgerOf(at(699)))).toEqual([]);
    expect(paid(ledgerOf(at(700)))).toEqual([[100n, null]]);
  });

  test('a block told of it', () => {
    const end = tx(32, [move('unbonding-paid', 100n, { message: null, validator: VALIDATOR })], { hash: null });
    const ledger = ledgerOf(input([undelegate, end]));
    expect(paid(ledger)).toEqual([[100n, 32n]]);
    expect(ledger.coverage.complete).toBe(true);
  });

  test('a block told of the later one only', () => {
    const second = tx(20, [move('undelegate', 70n, { ...due, completesAt: START + 41 * DAY })]);
    const end = tx(42, [move('unbonding-paid', 69n, { message: null, validator: VALIDATOR })], { hash: null });
    expect(paid(ledgerOf(input([undelegate, second, end])))).toEqual([
      [100n, null],
      [69n, 42n],
    ]);
  });

  test('what was cancelled is not paid', () => {
    const cancel = (base: bigint) => tx(12, [move('cancel-unbonding', base, { effect: 'position', validator: VALIDATOR, beganAt: 10n })]);
    expect(paid(ledgerOf(input([undelegate, cancel(40n)])))).toEqual([[60n, null]]);
    expect(paid(ledgerOf(input([undelegate, cancel(100n)])))).toEqual([]);
  });

  test('what a slash was seen to take is not paid', () => {
    const entry = { validator: VALIDATOR, creationHeight: 10n, completionTime: START + 31 * DAY, initialBalance: 100n, balance: 99n };
    expect(paid(ledgerOf(input([undelegate], { unbonding: { open: [], seen: [entry] } })))).toEqual([[99n, null]]);
    expect(paid(ledgerOf(input([undelegate], { unbonding: { open: [entry], seen: [entry] } })))).toEqual([]);
  });
});

test('balances that movements cannot explain are named', () => {
  const present = { ...input([]).present, balances: [{ denom: 'uxprt', base: 5n }] };
  const ledger = ledgerOf(input([tx(3, [move('received', 9n)])], { present }));
  expect(ledger.opening).toEqual([{ denom: 'uxprt', base: -4n }]);
  expect(ledger.coverage).toMatchObject({ complete: false, gaps: [{ reason: 'unexplained', count: 1 }] });
});

test('repetitions and any order give the same ledger, and ids are unique', () => {
  const txs = [
    tx(3, [move('received', 9n), move('fee', -1n, { message: null })]),
    tx(5, [move('sent', -2n), move('sent', -2n)]),
    tx(1, []),
  ];
  const ledger = ledgerOf(input(txs));
  expect(ledgerOf(input([...txs.toReversed(), ...txs]))).toEqual(ledger);
  expect(new Set(ledger.entries.map(({ id }) => id)).size).toBe(ledger.entries.length);
});

test('the value over time ends at the present and follows stake, unbonding and payment', () => {
  const txs = [
    tx(1, [move('received', 1_000n)]),
    tx(20, [move('delegate', -600n, { validator: VALIDATOR })]),
    tx(40, [move('undelegate', 200n, { effect: 'position', validator: VALIDATOR, completesAt: START + 61 * DAY })]),
  ];
  const present = { at: START + 100 * DAY, balances: [{ denom: 'uxprt', base: 600n }], claimable: 0n, staked: 400n, unbonding: 0n };
  const points = valueOverTime(ledgerOf(input(txs, { present })), 100);
  const on = (day: number) => points.findLast(({ at }) => at <= START + day * DAY);
  expect(on(10)).toMatchObject({ free: 1_000n, staked: 0n, unbonding: 0n });
  expect(on(30)).toMatchObject({ free: 400n, staked: 600n, unbonding: 0n });
  expect(on(50)).toMatchObject({ free: 400n, staked: 400n, unbonding: 200n });
  expect(points.at(-1)).toMatchObject({ at: present.at, free: 600n, staked: 400n, unbonding: 0n, total: 1_000n });
  expect(points.every(({ total }) => total === 1_000n)).toBe(true);
});

test('an empty account has an empty ledger', () => {
  const ledger = ledgerOf(input([]));
  expect(ledger).toMatchObject({ entries: [], opening: [], accrued: { native: 0n, liquid: 0n } });
  expect(rewardsPerMonth(ledger)).toEqual([]);
  expect(valueOverTime(ledger)).toEqual([]);
});
