// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { assetOf, hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { parseDec } from '#domain/dec.ts';
import type { LedgerEntry } from '#domain/ledger-entry.ts';
import { sampleLedger } from '#testing/ledger-sample.ts';
import { fiatOfEntries } from '../ledger-fiat.ts';
import { LedgerTable } from './ledger-table.tsx';

afterEach(cleanup);

const CHAIN = hubChain(SANDBOX_NETWORK);
const entries = sampleLedger(10_000).entries.toReversed();
const asset = (denom: string) => assetOf(SANDBOX_NETWORK, CHAIN.id, denom);

function Table({
  of = entries,
  fiat = null,
  page: first = 0,
}: Partial<{ of: readonly LedgerEntry[]; fiat: Parameters<typeof LedgerTable>[0]['fiat']; page: number }>) {
  const [page, setPage] = useState(first);
  return (
    <LedgerTable
      entries={of}
      page={page}
      onPage={setPage}
      assetOf={asset}
      nameOf={(operator) => operator.slice(-4)}
      thereOf={() => null}
      fiat={fiat}
      explorer={null}
    />
  );
}

// By selectors: a search by role computes the name of each of hundreds of elements.
const rowsOf = () => [...document.querySelectorAll('tbody tr')];
const heads = () => [...document.querySelectorAll('thead th')].map(({ textContent }) => textContent);

test('ten thousand entries are two hundred pages, turned by keyboard or click, and none is lost', () => {
  render(<Table page={198} />);
  expect(screen.getByText('9,901–9,950 of 10,000 entries')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Next page'));
  expect(screen.getByText('9,951–10,000 of 10,000 entries')).toBeTruthy();
  expect(rowsOf()).toHaveLength(50);
  expect(screen.getByLabelText('Next page').getAttribute('aria-disabled')).toBe('true');
});

test('a page beyond the last is the last', () => {
  render(<Table of={entries.slice(0, 60)} page={7} />);
  expect(rowsOf()).toHaveLength(10);
});

test('a value stands only where the source has a price of that day, with its source', () => {
  const [newest, ...older] = entries.filter(({ denom }) => denom === 'uxprt').slice(0, 3);
  const price = parseDec('0.05');
  if (!newest || price === null) throw new Error('no sample');
  const source = {
    name: 'Prices',
    url: 'https://prices.example',
    currency: 'usd',
    historyDays: 365,
    coins: [{ denom: 'uxprt', id: 'persistence' }],
  };
  const prices = { source, now: null, history: [{ at: newest.at - 3_600_000, price }] };
  render(
    <Table
      of={[newest, ...older.map((entry) => ({ ...entry, at: newest.at - 86_400_000 * 9 }))]}
      fiat={fiatOfEntries(prices, asset('uxprt'))}
    />,
  );
  expect(heads()).toContain('USD');
  const [first, second] = rowsOf();
  expect(first?.querySelector('td:nth-of-type(4) [data-tip*="Prices"]')).not.toBeNull();
  expect(second?.querySelector('td:nth-of-type(4)')?.textContent).toBe('');
});

test('without a price source there is no such column', () => {
  render(<Table />);
  expect(heads()).not.toContain('USD');
});
