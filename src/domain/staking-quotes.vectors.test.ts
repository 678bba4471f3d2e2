import { describe, expect, test } from 'vitest';
import { recording } from '#testing/recording.ts';
import { CHAIN_CODES } from '#testing/staking-codes.ts';
import { answerTo, type StakingQuestion } from '#testing/staking-verdicts.ts';

/**
 * Every single message of native staking, claiming and tokenized shares (but two with a denom that nobody can hold) in the five recordings of
 * persistenceCore v16.0.1, with the state right before it (rebuilt from the recorded genesis and blocks, and checked against every recorded
 * snapshot) and what the real chain did: its events' figures, or codespace and code. Whole numbers are written `123n`.
 */
type Row = {
  readonly recording: string;
  readonly height: number;
  readonly title: string;
  readonly kind: StakingQuestion['kind'];
  readonly input: unknown;
  readonly expected: { readonly ok?: Readonly<Record<string, string>>; readonly refused?: string };
};

const rows = recording<Row[]>('domain/staking-quotes');

function withBigints(value: unknown): unknown {
  if (typeof value === 'string' && /^-?\d+n$/.test(value)) return BigInt(value.slice(0, -1));
  if (Array.isArray(value)) return value.map(withBigints);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withBigints(each)]));
}

describe('limits and amounts are those of the recorded chain', () => {
  test.each(rows)('$recording @$height $title', ({ kind, input, expected }) => {
    const answer = answerTo({ kind, input: withBigints(input) } as StakingQuestion);
    if (expected.ok) expect(answer).toMatchObject({ kind: 'ok', ...(withBigints(expected.ok) as object) });
    else expect(answer.kind === 'refused' ? CHAIN_CODES[answer.reason] : answer).toContain(expected.refused);
  });

  test('the recordings hold all kinds, done and refused', () => {
    expect(rows).toHaveLength(135);
    const kinds = (done: boolean) => new Set(rows.filter(({ expected }) => (expected.ok !== undefined) === done).map(({ kind }) => kind));
    expect([kinds(true).size, kinds(false).size]).toEqual([6, 7]);
  });
});
