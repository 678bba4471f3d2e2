import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decFromAtomics, decFromInt, mulTruncate, parseDec } from './dec.ts';
import { shareTokenOf, worthOfShares } from './share-token.ts';
import { quoteRedeemShares, quoteTokenize, roomBelowCaps, type TokenizeInput } from './tokenized-shares.ts';

const OPERATOR = 'persistencevaloper1ens5mthylwvnmqr23v3u6rw6eed529usne7ezv';
const half = parseDec('0.5') ?? decFromInt(0n);

const input: TokenizeInput = {
  validator: { operatorAddress: OPERATOR, tokens: 1_000n, delegatorShares: decFromInt(1_000n), status: 'bonded' },
  shares: decFromInt(400n),
  base: 100n,
  lock: { status: 'unlocked', expiresAt: null },
  tokenizable: null,
  redelegations: [],
  caps: null,
};
const caps = { globalCap: half, validatorCap: half, totalLiquid: 900n, bondedTokens: 2_000n, validatorLiquidShares: decFromInt(300n) };

describe('the denom of a share token', () => {
  test('names its validator and record', () => {
    expect(shareTokenOf(`${OPERATOR}/12`)).toEqual({ validator: OPERATOR, recordId: 12n });
  });

  test('is no other denom, however it looks', () => {
    for (const denom of ['uxprt', 'stk/uxprt', `${OPERATOR}`, `${OPERATOR}/`, `${OPERATOR}/1a`, `factory/${OPERATOR}/1`, `${OPERATOR}/1/2`])
      expect(shareTokenOf(denom)).toBeNull();
  });
});

describe('tokenizing', () => {
  test('makes a token of each share', () => {
    expect(quoteTokenize(input)).toEqual({ kind: 'ok', tokens: 100n, arrives: 100n });
  });

  test('passes the caps when it reaches them, and not above', () => {
    expect(quoteTokenize({ ...input, caps })).toMatchObject({ kind: 'ok' });
    expect(quoteTokenize({ ...input, base: 101n, caps })).toMatchObject({ reason: 'global-cap' });
    expect(quoteTokenize({ ...input, base: 201n, caps: { ...caps, totalLiquid: 0n } })).toMatchObject({ reason: 'validator-cap' });
    expect(quoteTokenize({ ...input, base: 200n, caps: { ...caps, totalLiquid: 0n } })).toMatchObject({ kind: 'ok' });
    const pool = { tokens: 1_000n, delegatorShares: decFromInt(1_000n) };
    expect([
      roomBelowCaps(pool, caps),
      roomBelowCaps(pool, { ...caps, totalLiquid: 0n }),
      roomBelowCaps(pool, { ...caps, totalLiquid: 9_999n }),
    ]).toEqual([100n, 200n, 0n]);
  });

  test('has room below the caps that passes them', () => {
    const share = fc.bigInt({ min: 0n, max: 10n ** 18n }).map(decFromAtomics);
    const tokens = fc.bigInt({ min: 1n, max: 10n ** 13n });
    const given = fc.record({
      tokens,
      permille: fc.bigInt({ min: 1_000n, max: 100_000n }),
      more: tokens,
      liquid: share,
      global: share,
      own: share,
    });
    fc.assert(
      fc.property(given, ({ tokens: stake, permille, more, liquid, global, own }) => {
        const delegatorShares = decFromAtomics(stake * permille * 10n ** 15n);
        const validatorLiquidShares = mulTruncate(liquid, delegatorShares);
        const some = { globalCap: global, validatorCap: own, totalLiquid: more / 2n, bondedTokens: stake + more, validatorLiquidShares };
        const pool = { tokens: stake, delegatorShares };
        const room = roomBelowCaps(pool, some);
        const validator = { ...pool, operatorAddress: OPERATOR, status: 'bonded' as const };
        if (room === 0n || room > stake) return;
        expect(quoteTokenize({ ...input, validator, shares: delegatorShares, base: room, caps: some })).not.toMatchObject({
          reason: expect.stringMatching(/-cap$/),
        });
      }),
    );
  });

  test('is refused by a lock, vesting, an open redelegation or the last delegation of an unbonded validator', () => {
    expect(quoteTokenize({ ...input, lock: { status: 'lock-expiring', expiresAt: 77 } })).toMatchObject({ reason: 'locked', freesAt: 77 });
    expect(quoteTokenize({ ...input, tokenizable: 99n })).toMatchObject({ reason: 'vesting', limit: 99n });
    expect(quoteTokenize({ ...input, redelegations: [{ source: 'x', destination: OPERATOR, completionTime: 5 }] })).toMatchObject({
      reason: 'receiving',
      freesAt: 5,
    });
    expect(quoteTokenize({ ...input, base: 401n })).toMatchObject({ reason: 'exceeds-delegation', limit: 400n });
    expect(quoteTokenize({ ...input, shares: null })).toMatchObject({ reason: 'no-delegation' });
    expect(quoteTokenize({ ...input, validator: null })).toMatchObject({ reason: 'no-validator' });
    const last = { operatorAddress: OPERATOR, tokens: 1_000n, delegatorShares: decFromInt(1_000n), status: 'unbonded' as const };
    expect(quoteTokenize({ ...input, validator: last, shares: decFromInt(1_000n), base: 1_000n })).toMatchObject({
      reason: 'last-delegation',
    });
  });

  test('what it gives can be redeemed for no more than was given', () => {
    const pool = fc.record({ tokens: fc.bigInt({ min: 1_000n, max: 10n ** 12n }), permille: fc.bigInt({ min: 1_000n, max: 2_000n }) });
    fc.assert(
      fc.property(pool, fc.bigInt({ min: 1n, max: 10n ** 6n }), ({ tokens, permille }, amount) => {
        const delegatorShares = decFromAtomics(tokens * permille * 10n ** 15n);
        const validator = { operatorAddress: OPERATOR, tokens, delegatorShares, status: 'bonded' as const };
        const quote = quoteTokenize({ ...input, validator, shares: delegatorShares, base: (tokens * amount) / 10n ** 6n });
        if (quote.kind === 'refused') return;
        expect(quote.arrives <= (tokens * amount) / 10n ** 6n).toBe(true);
        expect(worthOfShares(validator, quote.tokens) <= quote.arrives + 1n).toBe(true);
      }),
    );
  });
});

describe('redeeming', () => {
  const validator = { tokens: 990n, delegatorShares: decFromInt(1_000n), status: 'bonded' as const };
  const ask = (changes: object) =>
    quoteRedeemShares({ validator, amount: 100n, available: 100n, recordShares: decFromInt(100n), counted: null, ...changes });

  test('gives a delegation of what the shares are worth, the fraction of a whole record included', () => {
    expect(ask({})).toMatchObject({ kind: 'ok', arrives: 99n });
    const fraction = decFromAtomics(100_999_999_999_999_999_999n);
    expect(ask({ validator: { ...validator, tokens: 1_000n, delegatorShares: decFromInt(1_000n) }, recordShares: fraction })).toMatchObject(
      {
        kind: 'ok',
        arrives: 100n,
      },
    );
    expect(worthOfShares({ tokens: 2_000n, delegatorShares: decFromInt(1_000n) }, 100n, fraction)).toBe(201n);
  });

  test('is refused in the chain’s order', () => {
    expect(ask({ amount: 0n })).toMatchObject({ reason: 'zero' });
    expect(ask({ amount: 101n })).toMatchObject({ reason: 'insufficient', limit: 100n });
    expect(ask({ recordShares: null })).toMatchObject({ reason: 'no-record' });
    expect(ask({ amount: 1n })).toMatchObject({ reason: 'too-small' });
    expect(ask({ counted: { totalLiquid: 98n, validatorLiquidShares: decFromInt(100n) } })).toMatchObject({ reason: 'beyond-total' });
    // Rounding left the record a share less than there are tokens.
    expect(ask({ recordShares: decFromAtomics(99_999_999_999_999_999_999n) })).toMatchObject({ reason: 'beyond-record', limit: 99n });
    expect(ask({ validator: { tokens: 99n, delegatorShares: decFromInt(100n), status: 'unbonded' } })).toMatchObject({
      reason: 'last-delegation',
    });
  });
});
