import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearch, type TransferSearch, writeSearch } from './search.ts';

const NOTHING = readSearch('');
const HASH = 'F'.repeat(64);

test('an address that says nothing fills in nothing', () => {
  expect(NOTHING).toEqual({ from: '', to: '', asset: '', amount: '', track: '', on: '' });
  expect(writeSearch(NOTHING)).toBe('/transfer');
});

test.each([
  'from=<script>',
  'from=core 1',
  `to=${'a'.repeat(65)}`,
  'to=javascript:alert(1)',
  'asset=u',
  'asset=uat\u043em',
  `asset=${'a'.repeat(129)}`,
  'asset=ibc/%00',
  `amount=${'9'.repeat(10_000)}`,
  'track=12',
  `track=${'g'.repeat(64)}`,
  `track=${HASH.toLowerCase()}`,
  'on=../..',
  'receiver=osmo1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  'memo={"forward":{}}',
  'from[]=core-1',
  '%%%',
])('what makes no sense, and who would receive, is as if it were not there: %s', (search) => {
  expect(readSearch(search)).toEqual(NOTHING);
});

const searches: fc.Arbitrary<TransferSearch> = fc.record({
  from: fc.constantFrom('', 'core-1', 'cosmoshub-4', 'kava_2222-10'),
  to: fc.constantFrom('', 'osmo-sandbox-1'),
  asset: fc.constantFrom('', 'uatom', 'stk/uatom', `ibc/${HASH}`, 'factory/osmo1abc/coin'),
  amount: fc.string({ unit: 'grapheme', maxLength: 12 }),
  track: fc.constantFrom('', HASH),
  on: fc.constantFrom('', 'core-sandbox-1'),
});

test('what was chosen and typed survives a reload, whatever it was', () => {
  fc.assert(
    fc.property(searches, (search) => {
      expect(readSearch(writeSearch(search).split('?')[1] ?? '')).toEqual(search);
    }),
  );
});
