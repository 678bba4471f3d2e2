import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearch, writeSearch } from './search.ts';

test.each(['', 'tab=', 'tab=<script>', 'tab=MINT', 'tab[]=redeem', '%%%', 'x=1&y=2'])('what is no tab is mint: %s', (search) => {
  expect(readSearch(search)).toEqual({ tab: 'mint', amount: '' });
});

test('an amount that no form could hold is left out', () => {
  expect(readSearch(`tab=redeem&amount=${'9'.repeat(10_000)}`)).toEqual({ tab: 'redeem', amount: '' });
});

test('what was typed survives a reload, whatever it was', () => {
  fc.assert(
    fc.property(fc.constantFrom('mint', 'redeem'), fc.string({ unit: 'grapheme', maxLength: 12 }), (tab, amount) => {
      const search = writeSearch({ tab, amount }).split('?')[1] ?? '';
      expect(readSearch(search)).toEqual({ tab, amount });
    }),
  );
});
