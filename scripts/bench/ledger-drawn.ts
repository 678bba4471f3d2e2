// How long the ledger's table takes to stand there: ten thousand entries filtered, and one page of them drawn by React into a document
// (jsdom, so without layout and paint, which a browser does for fifty rows in a few milliseconds). The median of several, first and later pages.
import './jsdom-document.ts';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { assetOf, hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { chosenEntries } from '#features/rewards/ledger/ledger-filter.ts';
import { LedgerTable } from '#features/rewards/ledger/ledger-table.tsx';
import { sampleLedger } from '#testing/ledger-sample.ts';
import type { Measure } from './sandbox.ts';

const ENTRIES = 10_000;
const ROUNDS = 15;

/** Figures for `npm run bench`; the goal is below 100 ms. */
export function benchLedgerDrawn(): Measure[] {
  const chain = hubChain(SANDBOX_NETWORK).id;
  const { entries } = sampleLedger(ENTRIES);
  const draw = (page: number, filter: 'all' | 'rewards') => {
    const root = createRoot(document.body.appendChild(document.createElement('div')));
    const begun = performance.now();
    const props = {
      entries: chosenEntries(entries, filter, ''),
      page,
      onPage: () => {},
      assetOf: (denom: string) => assetOf(SANDBOX_NETWORK, chain, denom),
      nameOf: (operator: string) => operator,
      thereOf: () => null,
      fiat: null,
      explorer: null,
    };
    flushSync(() => root.render(createElement(LedgerTable, props)));
    const milliseconds = performance.now() - begun;
    const rows = document.querySelectorAll('tbody tr').length;
    if (rows === 0) throw new Error('nothing was drawn');
    root.unmount();
    return milliseconds;
  };
  const first = draw(0, 'all');
  const later = Array.from({ length: ROUNDS }, (_, round) => draw(round * 7, round % 2 === 0 ? 'all' : 'rewards')).sort((a, b) => a - b);
  return [
    { name: 'ledger: a page of 10,000 entries drawn, first', value: first, unit: 'ms' },
    { name: 'ledger: the same, filtered and turned over', value: later[Math.floor(ROUNDS / 2)] ?? first, unit: 'ms' },
  ];
}
