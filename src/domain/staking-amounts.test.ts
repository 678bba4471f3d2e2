import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dec, decFromAtomics, decFromInt } from './dec.ts';
import { quoteCancel, quoteDelegate, quoteRedelegate, quoteUndelegate, undelegateMax } from './staking-amounts.ts';

const validator = (operatorAddress: string, tokens: bigint, shares: bigint) => ({
  operatorAddress,
  tokens,
  delegatorShares: decFromInt(shares),
  jailed: false,
});
const whole = validator('a', 1_000n, 1_000n);
const slashed = validator('a', 990n, 1_000n);
const undelegate = (of: typeof whole, shares: Dec | null, base: bigint) =>
  quoteUndelegate({ validator: of, shares, base, entries: [], maxEntries: 7 });

/** A validator that lost some of its tokens, and a delegation of some of its shares. */
const held = fc
  .record({
    shares: fc.bigInt({ min: 10n ** 6n, max: 10n ** 30n }),
    tokens: fc.bigInt({ min: 1n, max: 10n ** 13n }),
    part: fc.bigInt({ min: 1n, max: 10_000n }),
  })
  .map(({ shares, tokens, part }) => ({
    pool: { ...whole, tokens, delegatorShares: decFromAtomics(shares) },
    shares: decFromAtomics((shares * part) / 10_000n + 1n),
  }))
  .filter(({ pool, shares }) => shares <= pool.delegatorShares);

describe('delegating', () => {
  test('counts for what it is, or a unit less after a slash', () => {
    expect(quoteDelegate({ validator: whole, base: 7n, available: 7n })).toEqual({ kind: 'ok', shares: decFromInt(7n), worth: 7n });
    expect(quoteDelegate({ validator: slashed, base: 7n, available: 7n })).toMatchObject({
      kind: 'ok',
      shares: decFromAtomics(7_070_707_070_707_070_707n),
    });
  });

  test('is refused for nothing, for more than there is, and where shares are worth nothing', () => {
    const refused = (changes: object) => quoteDelegate({ validator: whole, base: 7n, available: 10n, ...changes });
    expect(refused({ base: 0n })).toMatchObject({ reason: 'zero' });
    expect(refused({ base: 11n })).toMatchObject({ reason: 'insufficient', limit: 10n });
    expect(refused({ validator: null })).toMatchObject({ reason: 'no-validator' });
    expect(refused({ validator: validator('a', 0n, 5n) })).toMatchObject({ reason: 'worthless' });
  });
});

describe('undelegating', () => {
  test('pays what was asked before a slash', () => {
    expect(undelegate(whole, decFromInt(10n), 4n)).toEqual({
      kind: 'ok',
      shares: decFromInt(4n),
      arrives: 4n,
      rest: 6n,
      restShares: decFromInt(6n),
    });
    expect(undelegate(whole, decFromInt(10n), 10n)).toMatchObject({ arrives: 10n, restShares: decFromInt(0n) });
    expect(undelegate(whole, decFromInt(10n), 11n)).toMatchObject({ reason: 'exceeds-delegation', limit: 10n });
  });

  test('loses a unit to truncated shares after one', () => {
    // 4 tokens are 4.040404040404040404 shares, worth 4 when rounded at 18 digits; 1 of 6 is 1.166666666666666666, and those a unit less.
    expect(undelegate(slashed, decFromInt(100n), 4n)).toMatchObject({ arrives: 4n, rest: 95n });
    expect(undelegate({ ...whole, tokens: 6n, delegatorShares: decFromInt(7n) }, decFromInt(7n), 1n)).toMatchObject({ arrives: 0n });
  });

  test('is refused without a delegation, a slot or a worth', () => {
    const full = Array.from({ length: 7 }, (_, index) => ({
      validator: 'a',
      creationHeight: 1n,
      completionTime: index,
      balance: 1n,
      initialBalance: 1n,
    }));
    expect(undelegate(whole, null, 1n)).toMatchObject({ reason: 'no-delegation' });
    expect(undelegate(validator('a', 0n, 9n), decFromInt(9n), 1n)).toMatchObject({ reason: 'worthless' });
    expect(quoteUndelegate({ validator: whole, shares: decFromInt(9n), base: 1n, entries: full, maxEntries: 7 })).toMatchObject({
      reason: 'entries-full',
      freesAt: 0,
    });
  });

  test('accepts its greatest amount and nothing above it', () => {
    fc.assert(
      fc.property(held, ({ pool, shares }) => {
        const most = undelegateMax(pool, shares);
        if (most > 0n) expect(undelegate(pool, shares, most).kind).toBe('ok');
        expect(undelegate(pool, shares, most + 1n)).toMatchObject({ reason: 'exceeds-delegation', limit: most });
      }),
    );
  });

  test('never pays more than was asked while others stay, and pays the whole delegation to the last one', () => {
    fc.assert(
      fc.property(held, fc.bigInt({ min: 1n, max: 10n ** 13n }), ({ pool, shares }, amount) => {
        const quote = undelegate(pool, shares, amount);
        if (quote.kind === 'refused') return;
        if (quote.shares === pool.delegatorShares) expect(quote.arrives).toBe(pool.tokens);
        else expect(quote.arrives <= amount && amount - quote.arrives <= 1n + pool.tokens / pool.delegatorShares).toBe(true);
        expect(quote.shares + quote.restShares).toBe(shares);
        expect(quote.arrives <= undelegateMax(pool, shares)).toBe(true);
      }),
    );
  });
});

describe('redelegating', () => {
  const ask = (changes: object) =>
    quoteRedelegate({
      source: slashed,
      destination: validator('b', 500n, 1_000n),
      shares: decFromInt(100n),
      base: 50n,
      redelegations: [],
      maxEntries: 7,
      ...changes,
    });

  test('leaves one validator and arrives at the other, by the rate of each', () => {
    expect(ask({})).toMatchObject({ kind: 'ok', arrives: 50n, issued: decFromInt(100n), worth: 50n, rest: 49n });
  });

  test('is refused in the chain’s order', () => {
    expect(ask({ base: 0n, source: null })).toMatchObject({ reason: 'zero' });
    expect(ask({ source: null, destination: null })).toMatchObject({ reason: 'no-validator' });
    expect(ask({ base: 100n, destination: slashed })).toMatchObject({ reason: 'exceeds-delegation', limit: 99n });
    expect(ask({ destination: slashed })).toMatchObject({ reason: 'same-validator' });
    expect(ask({ destination: null, redelegations: [{ source: 'x', destination: 'a', completionTime: 9 }] })).toMatchObject({
      reason: 'no-destination',
    });
    expect(ask({ redelegations: [{ source: 'x', destination: 'a', completionTime: 9 }] })).toMatchObject({
      reason: 'transitive',
      freesAt: 9,
    });
    expect(ask({ source: { ...slashed, tokens: 6n, delegatorShares: decFromInt(7n) }, shares: decFromInt(7n), base: 1n })).toMatchObject({
      reason: 'too-small',
    });
    expect(ask({ destination: validator('b', 0n, 5n) })).toMatchObject({ reason: 'worthless' });
  });
});

describe('taking an entry back', () => {
  const entry = { validator: 'a', creationHeight: 5n, completionTime: 1_000, balance: 40n, initialBalance: 50n };

  test('delegates it again and leaves the rest', () => {
    expect(quoteCancel({ validator: slashed, entry, base: 30n, now: 1 })).toMatchObject({ kind: 'ok', left: 10n, worth: 30n });
    expect(quoteCancel({ validator: whole, entry, base: 40n, now: 1_000 })).toMatchObject({ left: 0n });
  });

  test('is refused beyond what a slash left of it, and when it is paid', () => {
    expect(quoteCancel({ validator: whole, entry, base: 41n, now: 1 })).toMatchObject({ reason: 'exceeds-entry', limit: 40n });
    expect(quoteCancel({ validator: whole, entry, base: 40n, now: 1_001 })).toMatchObject({ reason: 'completed' });
    expect(quoteCancel({ validator: whole, entry: null, base: 40n, now: 1 })).toMatchObject({ reason: 'no-entry' });
    expect(quoteCancel({ validator: { ...whole, jailed: true }, entry: null, base: 40n, now: 1 })).toMatchObject({ reason: 'jailed' });
  });
});
