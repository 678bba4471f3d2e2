import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearch, writeSearch } from './search.ts';

const NOTHING = { tab: 'mint', amount: '', asset: '', from: '', how: 'queue' };

test.each(['', 'tab=', 'tab=<script>', 'tab=MINT', 'tab[]=redeem', '%%%', 'x=1&y=2'])('what is no tab is mint: %s', (search) => {
  expect(readSearch(search)).toEqual(NOTHING);
});

test.each(['asset=%3Cb%3E', `asset=${'a'.repeat(200)}`, 'asset=x', 'from=../../x', `from=${'a'.repeat(65)}`, 'how=soon', 'how='])(
  'what is no denom, no chain and no way is as if it were not there: %s',
  (search) => {
    expect(readSearch(search)).toEqual(NOTHING);
  },
);

test('an amount that no form could hold is left out', () => {
  expect(readSearch(`tab=redeem&amount=${'9'.repeat(10_000)}`)).toEqual({ ...NOTHING, tab: 'redeem' });
});

test('links of before say what they said', () => {
  expect(readSearch('tab=redeem&amount=5')).toEqual({ ...NOTHING, tab: 'redeem', amount: '5' });
  expect(writeSearch({ tab: 'redeem', amount: '5' })).toBe('/liquid?tab=redeem&amount=5');
  expect(readSearch('asset=stk%2Fuatom&tab=mint')).toEqual({ ...NOTHING, asset: 'stk/uatom' });
});

test('what was chosen and typed survives a reload, whatever it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('mint', 'redeem'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('', 'stk/uatom', 'stk/adydx'),
      fc.constantFrom('', 'hub-sandbox-1'),
      fc.constantFrom('queue', 'now'),
      (tab, amount, asset, from, how) => {
        const search = writeSearch({ tab, amount, asset, from, how }).split('?')[1] ?? '';
        expect(readSearch(search)).toEqual({ tab, amount, asset, from, how });
      },
    ),
  );
});
