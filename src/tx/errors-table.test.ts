import { describe, expect, test } from 'vitest';
import { txErrorFrom } from '#chain/errors.ts';
import { TX_CODES } from '#chain/tx-codes.ts';
import { detailsOf, wordsFor } from './errors-table.ts';
import type { TxFailure } from './state.ts';

const CODES = Object.entries(TX_CODES).flatMap(([codespace, codes]) =>
  Object.keys(codes).map((code) => [codespace, Number(code)] as const),
);

const failures: TxFailure[] = [
  ...CODES.map(
    ([codespace, code]): TxFailure => ({ source: 'tx', error: txErrorFrom(codespace, code, ''), log: 'raw log', gasUsed: null }),
  ),
  ...(['rejected', 'locked', 'no-account', 'account-changed'] as const).map((kind): TxFailure => ({ source: 'wallet', error: { kind } })),
  { source: 'wallet', error: { kind: 'timeout', seconds: 120 } },
  { source: 'wallet', error: { kind: 'other', detail: '<b>raw</b>' } },
  ...(['offline', 'closed'] as const).map((kind): TxFailure => ({ source: 'chain', error: { kind } })),
  { source: 'chain', error: { kind: 'malformed', detail: 'raw' } },
  { source: 'gate', refusal: { phase: 'request', field: 'memo', expected: '', found: 'raw' } },
  { source: 'gate', refusal: { phase: 'answer', field: 'fee-amount', expected: '1', found: 'raw' } },
  { source: 'executor', error: { kind: 'expired', timeoutHeight: 5n } },
  { source: 'executor', error: { kind: 'gas-above-block', gas: 5n, maxGas: 4n } },
  { source: 'executor', error: { kind: 'other', detail: 'raw' } },
];

describe('the words for a failure', () => {
  test.each(
    failures.map((failure) => [JSON.stringify(failure, (_, v) => (typeof v === 'bigint' ? String(v) : v)).slice(0, 90), failure] as const),
  )('%s', (_, failure) => {
    const { title, text } = wordsFor(failure);
    expect(title).toMatch(/^[A-Z][^.!]{4,60}$/);
    expect(text).toMatch(/[.]$/);
    expect(`${title} ${text}`).not.toMatch(/raw|undefined|null|NaN|!/);
  });

  test('whether money was spent is always said, and truly', () => {
    const refused = txErrorFrom('liquidstake', 21, '');
    expect(wordsFor({ source: 'tx', error: refused, log: '', gasUsed: null }).text).toMatch(/Nothing was spent\.$/);
    expect(wordsFor({ source: 'tx', error: refused, log: '', gasUsed: 70_000n }).text).toMatch(/Only the network fee was spent\.$/);
  });

  test('what can be repaired offers the repair', () => {
    const of = (codespace: string, code: number) =>
      wordsFor({ source: 'tx', error: txErrorFrom(codespace, code, ''), log: '', gasUsed: null }).action;
    expect([of('sdk', 11), of('sdk', 13), of('sdk', 32), of('liquidstake', 21)]).toEqual(['more-gas', 'more-fee', 'try-again', 'back']);
    expect(wordsFor({ source: 'wallet', error: { kind: 'rejected' } }).action).toBe('try-again');
  });

  test('every code that the messages of staking and tokenized shares can give has a meaning of its own', () => {
    const codes = {
      sdk: [5, 7, 11, 13, 18, 32, 38],
      staking: [3, 7, 19, 21, 22, 24, 27, 29, 30, 31, 32, 33, 34, 44],
      distribution: [5],
      liquid: [22, 101, 102, 105, 106, 111, 112, 113, 117, 118, 119, 120],
      undefined: [1],
    };
    const kinds = Object.entries(codes).flatMap(([space, list]) => list.map((code) => txErrorFrom(space, code, '').kind));
    expect(kinds.filter((kind) => kind === 'unknown')).toEqual([]);
    // Only what the chain itself calls internal is told as such: two counters that ran below zero, and what no module registered.
    expect(kinds.filter((kind) => kind === 'internal')).toHaveLength(3);
  });

  test('the raw text is kept for the details', () => {
    const error = txErrorFrom('sdk', 11, '');
    expect(detailsOf({ source: 'tx', error, log: 'out of gas in location: ReadFlat', gasUsed: null })).toBe(
      'sdk 11: out of gas in location: ReadFlat',
    );
    expect(detailsOf({ source: 'executor', error: { kind: 'expired', timeoutHeight: 5n } })).toContain('"timeoutHeight":"5"');
  });
});
