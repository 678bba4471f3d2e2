import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dec, decFromAtomics } from '#domain/dec.ts';
import { type ListOrder, listValidators, SORT_KEYS, searchText, type ValidatorRow } from './validator-list.ts';

const dec = (percent: number): Dec => decFromAtomics(BigInt(percent) * 10n ** 16n);

function row(name: string, change: Partial<ValidatorRow> = {}): ValidatorRow {
  const operator = change.operator ?? `persistencevaloper1${name.length}${name}`;
  const plain = {
    tokens: 10n,
    share: dec(1),
    commission: dec(5),
    maxCommission: dec(20),
    apr: dec(12),
    uptime: dec(99),
    mine: 0n,
  } as const;
  return { ...plain, standing: 'active', operator, moniker: name, whole: name, found: searchText(name), ...change };
}

const ALL: ListOrder = { q: '', sort: 'power', dir: 'desc', status: 'all', mine: false };
const names = (rows: readonly ValidatorRow[], order: Partial<ListOrder>) =>
  listValidators(rows, { ...ALL, ...order }).map(({ moniker }) => moniker);

const ROWS = [
  row('Zürich', { tokens: 30n, commission: dec(10), apr: dec(11), uptime: null }),
  row('"Anchor"', { tokens: 20n, standing: 'jailed', apr: dec(0), mine: 5n }),
  row('信頼ノード', { tokens: 5n, standing: 'unbonded', apr: null }),
  row('Borealis Two', { tokens: 40n, maxCommission: dec(100), mine: 9n }),
];

test('the largest first, and every other column both ways', () => {
  expect(names(ROWS, {})).toEqual(['Borealis Two', 'Zürich', '"Anchor"', '信頼ノード']);
  expect(names(ROWS, { sort: 'name', dir: 'asc' })).toEqual(['"Anchor"', 'Borealis Two', 'Zürich', '信頼ノード']);
  expect(names(ROWS, { sort: 'commission', dir: 'desc' })[0]).toBe('Zürich');
  expect(names(ROWS, { sort: 'max', dir: 'desc' })[0]).toBe('Borealis Two');
  expect(names(ROWS, { sort: 'mine', dir: 'desc' }).slice(0, 2)).toEqual(['Borealis Two', '"Anchor"']);
  expect(names(ROWS, { sort: 'status', dir: 'asc' }).slice(0, 2)).toEqual(['"Anchor"', '信頼ノード']);
});

test('what is not known stands last in both directions', () => {
  expect(names(ROWS, { sort: 'uptime', dir: 'asc' }).at(-1)).toBe('Zürich');
  expect(names(ROWS, { sort: 'uptime', dir: 'desc' }).at(-1)).toBe('Zürich');
  expect(names(ROWS, { sort: 'apr', dir: 'asc' }).at(-1)).toBe('信頼ノード');
});

test('found by any words of the name in any order, without accents, and by a piece of the address', () => {
  expect(names(ROWS, { q: 'zurich' })).toEqual(['Zürich']);
  expect(names(ROWS, { q: '  two BOR ' })).toEqual(['Borealis Two']);
  expect(names(ROWS, { q: '信頼' })).toEqual(['信頼ノード']);
  expect(names(ROWS, { q: 'valoper16' })).toEqual(['Zürich']);
  expect(names(ROWS, { q: 'r1' })).toEqual([]);
  expect(names(ROWS, { q: '[.*' })).toEqual([]);
});

test('by status, and only mine', () => {
  expect(names(ROWS, { status: 'active' })).toEqual(['Borealis Two', 'Zürich']);
  expect(names(ROWS, { status: 'inactive' })).toEqual(['"Anchor"', '信頼ノード']);
  expect(names(ROWS, { status: 'jailed' })).toEqual(['"Anchor"']);
  expect(names(ROWS, { mine: true, sort: 'mine', dir: 'asc' })).toEqual(['"Anchor"', 'Borealis Two']);
});

test('sorting loses and invents nobody, and the same question has one answer', () => {
  const many = fc.array(
    fc.record({ name: fc.string({ minLength: 1, maxLength: 4 }), tokens: fc.bigInt(0n, 3n), mine: fc.bigInt(0n, 1n), id: fc.uuid() }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(many, fc.constantFrom(...SORT_KEYS), fc.constantFrom('asc', 'desc'), (list, sort, dir) => {
      const rows = list.map(({ name, id, ...rest }) => row(name, { ...rest, operator: id }));
      const sorted = listValidators(rows, { ...ALL, sort, dir });
      expect(sorted.map(({ operator }) => operator).toSorted()).toEqual(rows.map(({ operator }) => operator).toSorted());
      expect(listValidators(rows.toReversed(), { ...ALL, sort, dir })).toEqual(sorted);
    }),
  );
});
