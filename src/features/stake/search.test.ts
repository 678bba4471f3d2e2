import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIONS, readSearch, type StakeSearch, writeSearch } from './search.ts';
import { SORT_KEYS, STATUS_FILTERS } from './validators/validator-list.ts';

const NOTHING = readSearch('');
const OPERATOR = 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr8cwa8ax';

test('an address that says nothing is the whole list by stake', () => {
  expect(NOTHING).toMatchObject({ q: '', sort: 'power', dir: 'desc', status: 'all', mine: '', validator: '', do: '', amount: '' });
  expect(writeSearch(NOTHING)).toBe('/stake');
});

test.each([
  'sort=price',
  'dir=up',
  'status=<script>',
  'mine=yes',
  'validator=javascript:alert(1)',
  'validator=persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  'do=steal',
  'entry=-1',
  'entry=1e9',
  `to=${OPERATOR}${'q'.repeat(90)}`,
  `with=${Array.from({ length: 40 }, () => OPERATOR).join(',')}`,
  'with=a,b',
  '%%%',
  `amount=${'9'.repeat(10_000)}`,
  'sort[]=name',
])('what makes no sense is as if it were not there: %s', (search) => {
  expect(readSearch(search)).toEqual(NOTHING);
});

const searches: fc.Arbitrary<StakeSearch> = fc.record({
  q: fc.string({ unit: 'grapheme', maxLength: 12 }),
  sort: fc.constantFrom(...SORT_KEYS),
  dir: fc.constantFrom('asc', 'desc'),
  status: fc.constantFrom(...STATUS_FILTERS),
  mine: fc.constantFrom('', '1'),
  validator: fc.constantFrom('', OPERATOR),
  do: fc.constantFrom('', ...ACTIONS),
  amount: fc.string({ unit: 'grapheme', maxLength: 12 }),
  to: fc.constantFrom('', OPERATOR),
  entry: fc.constantFrom('', '0', '7', '24918204'),
  with: fc.constantFrom('', OPERATOR, `${OPERATOR}:1.5,${OPERATOR}:`, `${OPERATOR}:,${OPERATOR}`),
});

test('what was chosen and typed survives a reload, whatever it was', () => {
  fc.assert(
    fc.property(searches, (search) => {
      expect(readSearch(writeSearch(search).split('?')[1] ?? '')).toEqual(search);
    }),
  );
});
