import { expect, test } from 'vitest';
import { sampleLedger } from '#testing/ledger-sample.ts';
import { chosenEntries, LEDGER_FILTERS, yearsOf } from './ledger-filter.ts';

const { entries } = sampleLedger(1_000);

test('every entry is in everything and in exactly one other group, and in exactly one year', () => {
  const groups = LEDGER_FILTERS.filter((filter) => filter !== 'all').flatMap((filter) => chosenEntries(entries, filter, ''));
  expect(groups.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
  const years = yearsOf(entries).flatMap((year) => chosenEntries(entries, 'all', year));
  expect(years.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toReversed());
});

test('newest first', () => {
  const times = chosenEntries(entries, 'rewards', '').map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('without entries there is no year to choose', () => expect(yearsOf([])).toEqual([]));
