import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearch, writeSearch } from './search.ts';

const OPENED = readSearch('');

test.each([
  'tab=',
  'tab=<script>',
  'tab[]=ledger',
  'kind=everything',
  'year=1999',
  'year=2026x',
  'page=0',
  'page=-1',
  'page=1e9',
  'page=999999',
  'product=bitcoin',
  'validator=persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  'validator=<img>',
  'every=0',
  `amount=${'9'.repeat(61)}`,
  'days=365365365',
  'address=persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  '%%%',
])('what is odd is as if it were not there: %s', (search) => expect(readSearch(search)).toEqual(OPENED));

test('a page that was just opened has nothing in its address', () => {
  expect(writeSearch(OPENED)).toBe('/rewards');
  expect(writeSearch({ ...OPENED, tab: 'ledger', year: '2026' })).toBe('/rewards?tab=ledger&year=2026');
});

test('what was chosen and typed survives a reload', () => {
  const chosen = fc.record({
    tab: fc.constantFrom('earned', 'ledger', 'calculator'),
    kind: fc.constantFrom('all', 'rewards', 'fees'),
    year: fc.constantFrom('', '2024', '2026'),
    page: fc.constantFrom('1', '2', '200'),
    amount: fc.string({ unit: 'grapheme', maxLength: 12 }),
    days: fc.string({ maxLength: 8 }),
    product: fc.constantFrom('stkxprt', 'native'),
    validator: fc.constantFrom('', 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m'),
    every: fc.constantFrom('1', '7', '30', 'never'),
  });
  fc.assert(
    fc.property(chosen, (search) => {
      expect(readSearch(writeSearch(search).split('?')[1] ?? '')).toEqual(search);
    }),
  );
});
