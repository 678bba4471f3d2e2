import { describe, expect, test } from 'vitest';
import { routeFor } from '#testing/transfer-intents.ts';
import type { PlannedStep } from './intent.ts';
import { type JournalEntry, mergeEntry, NOTHING_DONE, readEntries } from './journal-entry.ts';
import type { TrackedTransfer } from './journal-transfer.ts';
import { openPlans, planOf } from './open-plans.ts';

const ATOM = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';
const ON_HUB = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const ON_CORE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const MINT: PlannedStep = { kind: 'mint-host', title: 'Mint stkATOM', chain: 'core-sandbox-1', sender: ON_CORE, denom: ATOM, base: 5n };
const route = routeFor({ from: 'hub-sandbox-1', to: 'core-sandbox-1', denom: 'uatom', base: 5n, sender: ON_HUB, receiver: ON_CORE });

const transferOf = (outcome: TrackedTransfer['outcome']): TrackedTransfer => ({ route, base: 5n, first: null, facts: [], outcome });

let count = 0;
function entryOf(step: number, change: Partial<JournalEntry> = {}): JournalEntry {
  count += 1;
  return {
    version: 1,
    hash: count.toString(16).toUpperCase().padStart(64, '0'),
    chain: 'hub-sandbox-1',
    sender: ON_HUB,
    sequence: 3n,
    timeoutHeight: 400n,
    kind: step === 1 ? 'transfer' : 'mint-host',
    title: `step ${step}`,
    createdAt: count,
    changes: [],
    txBytes: null,
    state: 'included',
    settled: { ...NOTHING_DONE, height: 5n, code: 0, codespace: '', log: '' },
    origin: 'signed',
    transfers: step === 1 ? [transferOf('arrived')] : [],
    plan: { id: 'plan', step: { number: step, of: 2 }, next: step === 1 ? MINT : null, state: 'open' },
    ...change,
  };
}

const standing = (entries: readonly JournalEntry[]) => openPlans(entries).map(({ state, step }) => `${state} ${step.number}`);

describe('what can be gone on with', () => {
  test.each<[string, readonly JournalEntry[], readonly string[]]>([
    ['a transfer that has arrived', [entryOf(1)], ['ready 2']],
    ['one that is under way', [entryOf(1, { transfers: [transferOf('under-way')] })], ['waiting 2']],
    [
      'one that waits for its block',
      [entryOf(1, { state: 'pending', settled: null, transfers: [transferOf('under-way')] })],
      ['waiting 2'],
    ],
    ['one of which nobody knows the end', [entryOf(1, { transfers: [transferOf('unclear')] })], ['waiting 2']],
    ['one that came back', [entryOf(1, { transfers: [transferOf('refunded')] })], []],
    ['one that the chain refused', [entryOf(1, { state: 'failed' })], []],
    ['one that expired', [entryOf(1, { state: 'expired', settled: null })], []],
    ['one that was given up', [entryOf(1, { plan: { id: 'plan', step: { number: 1, of: 2 }, next: MINT, state: 'given-up' } })], []],
    ['a plan whose last step is on its way', [entryOf(2, { state: 'pending', settled: null }), entryOf(1)], []],
    ['a plan that is done', [entryOf(2), entryOf(1)], []],
    ['a plan whose last step was refused', [entryOf(2, { state: 'failed' }), entryOf(1)], ['ready 2']],
    ['a first step that was refused, and then worked', [entryOf(1), entryOf(1, { state: 'failed' })], ['ready 2']],
    ['a transaction of no plan', [entryOf(1, { plan: null })], []],
  ])('%s', (_, entries, expected) => {
    expect(standing(entries)).toEqual(expected);
  });

  test('the next step as data, and what its intent carries', () => {
    const [plan] = openPlans([entryOf(1)]);
    if (!plan) throw new Error('no plan');
    expect(plan.next).toEqual(MINT);
    expect(planOf(plan)).toEqual({ id: 'plan', step: { number: 2, of: 2 }, next: null });
  });
});

describe('in the journal', () => {
  test('a plan is read back as it was written, and one of another shape drops its entry', () => {
    const entry = entryOf(1);
    expect(readEntries([structuredClone(entry)])).toEqual([entry]);
    const { plan } = entry;
    for (const change of [
      { id: 5 },
      { step: { number: 0, of: 2 } },
      { next: { ...MINT, base: -1n } },
      { next: { ...MINT, kind: 'send' } },
    ]) {
      expect(readEntries([{ ...entry, plan: { ...plan, ...change } }])).toEqual([]);
    }
  });

  test('what was given up stays so, whatever another tab writes', () => {
    const open = entryOf(1);
    const givenUp: JournalEntry = { ...open, plan: open.plan && { ...open.plan, state: 'given-up' } };
    expect(standing(mergeEntry([givenUp], open))).toEqual([]);
    expect(standing(mergeEntry([open], givenUp))).toEqual([]);
  });

  test('an open plan is never dropped, however many transactions come after it', () => {
    const old = { ...entryOf(1), createdAt: 0 };
    const later = Array.from({ length: 300 }, () => entryOf(1, { plan: null }));
    expect(standing(readEntries([old, ...later]))).toEqual(['ready 2']);
  });
});
