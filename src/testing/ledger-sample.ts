import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { decFromAtomics } from '#domain/dec.ts';
import type { Ledger, LedgerInput } from '#domain/ledger.ts';
import type { LedgerEntry, LedgerKind } from '#domain/ledger-entry.ts';
import type { LedgerMove, LedgerTx } from '#domain/ledger-tx.ts';

const XPRT = 'uxprt';
const STKXPRT = 'stk/uxprt';
const HOUR = 3_600_000;

/** The account of the samples. */
const SAMPLE_ADDRESS = SANDBOX_ACCOUNTS.find(({ name }) => name === 'alice')?.address ?? '';
const VALIDATOR = 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m';

/** What entries the sample goes through, over and over. The sign is that of `base`. */
const KINDS: readonly (readonly [kind: LedgerKind, effect: LedgerEntry['effect'], denom: string, sign: 1n | -1n])[] = [
  ['received', 'balance', XPRT, 1n],
  ['fee', 'balance', XPRT, -1n],
  ['delegate', 'balance', XPRT, -1n],
  ['auto-payout', 'balance', XPRT, 1n],
  ['fee', 'balance', XPRT, -1n],
  ['claim', 'balance', XPRT, 1n],
  ['mint', 'balance', XPRT, -1n],
  ['mint', 'balance', STKXPRT, 1n],
  ['undelegate', 'position', XPRT, 1n],
  ['claim', 'elsewhere', XPRT, 1n],
  ['redeem', 'balance', STKXPRT, -1n],
  ['redeem', 'position', XPRT, 1n],
  ['liquid-accrual', 'accrual', XPRT, 1n],
  ['unbonding-paid', 'balance', XPRT, 1n],
];

/**
 * A ledger of `count` entries over the year before `end`, always the same: for pages, charts and export. The amounts are plausible, not a chain's
 * own (`ledgerOf` over a sandbox gives those); the totals are the sums of the entries.
 */
export function sampleLedger(count: number, end = Date.parse('2026-11-22T12:00:00Z')): Ledger {
  const entries = Array.from({ length: count }, (_, index) =>
    sampleEntry(index, end - Math.floor(((count - index) * 8760 * HOUR) / count)),
  );
  const sum = (chosen: (entry: LedgerEntry) => boolean) => {
    const base = entries.filter(chosen).reduce((total, entry) => total + (entry.base < 0n ? -entry.base : entry.base), 0n);
    return base === 0n ? [] : [{ denom: XPRT, base }];
  };
  return {
    address: SAMPLE_ADDRESS,
    stakeDenom: XPRT,
    liquidDenom: STKXPRT,
    entries,
    totals: {
      rewards: sum(({ kind }) => kind === 'claim' || kind === 'auto-payout'),
      claimed: sum(({ kind }) => kind === 'claim'),
      autoPaid: sum(({ kind }) => kind === 'auto-payout'),
      paidElsewhere: sum(({ kind, effect }) => kind === 'claim' && effect === 'elsewhere'),
      commission: [],
      fees: sum(({ kind }) => kind === 'fee'),
      liquidRealised: sum(({ kind }) => kind === 'liquid-accrual')[0]?.base ?? 0n,
    },
    accrued: { native: 1_234_567n, liquid: 3_456_789n },
    liquid: {
      held: 100_000_000n,
      cost: 101_853_211n,
      value: 105_310_000n,
      steps: [{ at: end - 8760 * HOUR, held: 100_000_000n, flow: 101_853_211n }],
    },
    opening: [],
    rates: Array.from({ length: 13 }, (_, month) => ({
      at: end - (12 - month) * 730 * HOUR,
      rate: decFromAtomics(10n ** 18n + BigInt(month) * 4_425_000_000_000_000n),
    })),
    present: {
      at: end,
      balances: [
        { denom: STKXPRT, base: 100_000_000n },
        { denom: XPRT, base: 25_000_000_000n },
      ],
      claimable: 1_234_567n,
      staked: 5_000_000_000n,
      unbonding: 250_000_000n,
    },
    coverage: { from: 1n, to: BigInt(count * 100), complete: true, gaps: [] },
  };
}

function sampleEntry(index: number, at: number): LedgerEntry {
  const [kind, effect, denom, sign] = KINDS[index % KINDS.length] ?? ['received', 'balance', XPRT, 1n];
  const size = kind === 'fee' ? 5_000n : 1_000_000n + BigInt((index * 7919) % 9_000_000);
  const own = kind === 'unbonding-paid';
  const hash = own ? null : (index + 1).toString(16).toUpperCase().padStart(64, '0');
  return {
    id: `${hash ?? 'paid'}/${index}`,
    group: `${hash ?? 'paid'}/${index}`,
    at,
    height: own ? null : BigInt(index * 100 + 1),
    hash,
    kind,
    effect,
    outcome: 'executed',
    validator: ['received', 'fee', 'mint', 'liquid-accrual'].includes(kind) ? null : VALIDATOR,
    counterparty: effect === 'elsewhere' ? 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g' : null,
    packet: null,
    denom,
    base: sign * size,
  };
}

/** Moves of one transaction, by turns: a send, a claim of three validators, a delegation, a mint, a redemption, an undelegation. */
function sampleMoves(index: number, at: number): readonly LedgerMove[] {
  const amount = 1_000_000n + BigInt((index * 7919) % 9_000_000);
  const move = (kind: LedgerKind, base: bigint, also: Partial<LedgerMove> = {}): LedgerMove => ({
    ...{
      kind,
      effect: 'balance',
      message: 0,
      validator: null,
      counterparty: null,
      denom: XPRT,
      base,
      completesAt: null,
      beganAt: null,
      packet: null,
    },
    ...also,
  });
  const due = at + 21 * 24 * HOUR;
  const of = (place: number) => ({ validator: `${VALIDATOR}${place}` });
  const fee = move('fee', -5_000n, { message: null });
  switch (index % 6) {
    case 0:
      return [move('received', 20n * amount)];
    case 1:
      return [fee, ...[1, 2, 3].map((place) => move('claim', amount / 100n, { ...of(place), message: place }))];
    case 2:
      return [fee, move('auto-payout', amount / 100n, of(1)), move('delegate', -amount, of(1))];
    case 3:
      return [fee, move('mint', -2n * amount), move('mint', 2n * amount - amount / 10n, { denom: STKXPRT })];
    case 4: {
      const parts = [1, 2, 3, 4].map((place) => move('redeem', amount / 4n, { ...of(place), effect: 'position', completesAt: due }));
      return [fee, move('redeem', -amount + amount / 20n, { denom: STKXPRT }), ...parts];
    }
    default:
      return [fee, move('undelegate', amount / 2n, { ...of(1), effect: 'position', completesAt: due })];
  }
}

/** What a ledger of `count` transactions over a year is made from, with an exchange rate for every hour: for speed. */
export function sampleInput(count: number, end = Date.parse('2026-11-22T12:00:00Z')): LedgerInput {
  const txs = Array.from({ length: count }, (_, index): LedgerTx => {
    const at = end - Math.floor(((count - index) * 8760 * HOUR) / count);
    const hash = (index + 1).toString(16).toUpperCase().padStart(64, '0');
    return {
      hash,
      height: BigInt(index * 100 + 1),
      index: 0,
      at,
      outcome: 'executed',
      signed: BigInt(index),
      rewarded: false,
      moves: sampleMoves(index, at),
    };
  });
  const rates = Array.from({ length: 8760 }, (_, hour) => ({
    at: end - (8760 - hour) * HOUR,
    rate: decFromAtomics(10n ** 18n + BigInt(hour) * 6_000_000_000_000n),
  }));
  return {
    address: SAMPLE_ADDRESS,
    stakeDenom: XPRT,
    liquidDenom: STKXPRT,
    txs,
    rates,
    present: { at: end, balances: [{ denom: XPRT, base: 10n ** 15n }], claimable: 0n, staked: 10n ** 12n, unbonding: 10n ** 10n },
    unbonding: { open: null, seen: [] },
    coverage: { from: 1n, to: BigInt(count * 100), complete: true, gaps: [] },
  };
}
