import { describe, expect, test } from 'vitest';
import { sampleLedger } from '#testing/ledger-sample.ts';
import { csvText } from './csv.ts';
import { parseDec } from './dec.ts';
import { toCsv, toJson } from './export.ts';
import type { ExportOptions } from './export-cells.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';

const OPTIONS: ExportOptions = {
  assetOf: (denom) => ({
    symbol: denom === 'uxprt' ? 'XPRT' : denom === 'stk/uxprt' ? 'stkXPRT' : denom,
    decimals: denom.endsWith('uxprt') ? 6 : 0,
  }),
};
const price = parseDec('0.5');
if (price === null) throw new Error('no price');
const PRICED: ExportOptions = {
  ...OPTIONS,
  currency: 'USD',
  priceOf: (denom) => (denom === 'uxprt' ? { price, source: 'Prices, Inc.' } : null),
};

/** RFC 4180, as a spreadsheet reads it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    else if (end === '') break;
  }
  return rows.slice(0, -1);
}

const ledgerWith = (changes: readonly Partial<LedgerEntry>[]): Ledger => {
  const sample = sampleLedger(changes.length);
  return { ...sample, entries: sample.entries.map((entry, index) => ({ ...entry, ...changes[index] })) };
};

describe('plain', () => {
  test('every entry is a row with both units, UTC time, height and hash', () => {
    const ledger = sampleLedger(14);
    const [header, ...rows] = cellsOf(toCsv(ledger, 'plain', OPTIONS));
    expect(header?.slice(0, 10)).toEqual([
      'time_utc',
      'height',
      'tx_hash',
      'type',
      'effect',
      'outcome',
      'amount_base',
      'denom',
      'amount',
      'symbol',
    ]);
    expect(rows).toHaveLength(14);
    expect(rows.every((row) => row.length === header?.length)).toBe(true);
    const [, fee] = rows;
    expect(fee?.slice(1, 10)).toEqual(['101', ledger.entries[1]?.hash, 'fee', 'balance', 'executed', '-5000', 'uxprt', '-0.005', 'XPRT']);
    expect(rows.map(([time]) => time)).toEqual(ledger.entries.map(({ at }) => new Date(at).toISOString().replace(/\.\d+/, '')));
    expect(rows.at(-1)?.slice(1, 4)).toEqual(['', '', 'unbonding-paid']);
  });

  test('fiat has its source, or is empty', () => {
    const rows = cellsOf(toCsv(ledgerWith([{ denom: 'uxprt', base: -3_000_000n }, { denom: 'stk/uxprt' }]), 'plain', PRICED)).slice(1);
    expect(rows[0]?.slice(-3)).toEqual(['1.500000', 'USD', 'Prices, Inc.']);
    expect(rows[1]?.slice(-3)).toEqual(['', '', '']);
  });
});

describe('nothing in a file is a formula', () => {
  const HOSTILE = [
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '=HYPERLINK("http://x","y")',
    '＝1',
    '|cmd',
    '"=1"',
    'a,b',
    'a"b',
    'a;b',
  ];

  test.each(HOSTILE)('%j', (text) => {
    const [[cell] = []] = cellsOf(csvText([[text, 'x']]));
    expect(cell).not.toMatch(/^\s*[=+\-@＝|\t\r\n]/);
    expect(cell?.replace(/^'/, '')).toBe(text);
  });

  test('in any text column', () => {
    const entries = HOSTILE.map((text) => ({ validator: text, counterparty: text, denom: text }));
    const rows = cellsOf(toCsv(ledgerWith(entries), 'plain', { assetOf: (symbol) => ({ symbol, decimals: 0 }) }));
    expect(rows).toHaveLength(HOSTILE.length + 1);
    for (const row of rows.slice(1)) {
      expect(row).toHaveLength(15);
      for (const cell of row) expect(/^-?\d+(\.\d+)?$/.test(cell) || !/^\s*[=+\-@＝|]/.test(cell)).toBe(true);
    }
  });

  test('numbers stay numbers, also negative ones', () => {
    expect(csvText([[-5n, '-0.5', '2']])).toBe('-5,-0.5,2\r\n');
  });
});

describe('koinly', () => {
  test('rewards, fees and exchanges; stake stays the account’s own', () => {
    const group = 'one mint';
    const ledger = ledgerWith([
      { kind: 'claim', effect: 'balance', denom: 'uxprt', base: 2_500_000n },
      { kind: 'fee', effect: 'balance', denom: 'uxprt', base: -5_000n, outcome: 'failed' },
      { kind: 'delegate', effect: 'balance', denom: 'uxprt', base: -9n },
      { kind: 'mint', effect: 'balance', denom: 'uxprt', base: -10_000_000n, group },
      { kind: 'mint', effect: 'balance', denom: 'stk/uxprt', base: 9_500_000n, group },
      { kind: 'claim', effect: 'elsewhere', denom: 'uxprt', base: 1_000_000n, counterparty: 'persistence1other' },
      { kind: 'redeem', effect: 'balance', denom: 'stk/uxprt', base: -1_000_000n, group: 'out' },
      { kind: 'redeem', effect: 'position', denom: 'uxprt', base: 600_000n, group: 'out' },
      { kind: 'redeem', effect: 'position', denom: 'uxprt', base: 450_000n, group: 'out' },
      { kind: 'liquid-accrual', effect: 'accrual', denom: 'uxprt', base: 50_000n, group: 'out' },
      { kind: 'unbonding-paid', effect: 'balance', denom: 'uxprt', base: 1_050_000n },
    ]);
    const [header, ...rows] = cellsOf(toCsv(ledger, 'koinly', OPTIONS));
    expect(header).toEqual([
      ...['Date', 'Sent Amount', 'Sent Currency', 'Received Amount', 'Received Currency', 'Fee Amount', 'Fee Currency'],
      ...['Net Worth Amount', 'Net Worth Currency', 'Label', 'Description', 'TxHash'],
    ]);
    expect(rows.map((row) => row.slice(1, 5))).toEqual([
      ['', '', '2.5', 'XPRT'],
      ['0.005', 'XPRT', '', ''],
      ['10', 'XPRT', '9.5', 'stkXPRT'],
      ['', '', '1', 'XPRT'],
      ['1', 'XPRT', '', ''],
      ['1', 'stkXPRT', '1.05', 'XPRT'],
    ]);
    expect(rows.map((row) => row[9])).toEqual(['reward', 'cost', '', 'reward', '', '']);
    expect(rows[1]?.[10]).toContain('failed');
    expect(rows.every(([date]) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/.test(date ?? ''))).toBe(true);
  });
});

describe('what crossed to other chains and back', () => {
  const crossed = () => {
    const packet = { channel: 'channel-1', sequence: 4n };
    const [out, back] = [
      { ...packet, sequence: 5n },
      { ...packet, sequence: 9n },
    ];
    return ledgerWith([
      { kind: 'ibc-sent', effect: 'balance', denom: 'uxprt', base: -2_000_000n, packet, counterparty: 'osmo1there', validator: null },
      { kind: 'ibc-returned', effect: 'balance', denom: 'uxprt', base: 2_000_000n, packet, counterparty: null, validator: null },
      { kind: 'ibc-sent', effect: 'balance', denom: 'stk/uxprt', base: -1n, packet: out, counterparty: 'osmo1there', validator: null },
      {
        kind: 'ibc-arrived',
        effect: 'balance',
        denom: 'uxprt',
        base: 3_000_000n,
        packet: back,
        counterparty: 'osmo1there',
        validator: null,
      },
    ]);
  };

  test('stands in the same columns as everything else', () => {
    const [header, ...rows] = cellsOf(toCsv(crossed(), 'plain', OPTIONS));
    expect(rows.every((row) => row.length === header?.length)).toBe(true);
    expect(rows.map((row) => [row[3], row[6], row[11]])).toEqual([
      ['ibc-sent', '-2000000', 'osmo1there'],
      ['ibc-returned', '2000000', ''],
      ['ibc-sent', '-1', 'osmo1there'],
      ['ibc-arrived', '3000000', 'osmo1there'],
    ]);
  });

  test('names its packet in JSON', () => {
    const { entries } = JSON.parse(toJson(crossed(), OPTIONS)) as { entries: { packet: unknown }[] };
    expect(entries[1]?.packet).toEqual({ channel: 'channel-1', sequence: '4' });
  });

  test('is a withdrawal and a deposit for Koinly, but for what came back', () => {
    const rows = cellsOf(toCsv(crossed(), 'koinly', OPTIONS)).slice(1);
    expect(rows.map((row) => [...row.slice(1, 5), row[9], row[10]])).toEqual([
      ['0.000001', 'stkXPRT', '', '', '', 'Sent to another chain'],
      ['', '', '3', 'XPRT', '', 'Arrived from another chain'],
    ]);
  });
});

test('JSON has base units as strings and says what may be missing', () => {
  const ledger = sampleLedger(14);
  const json = JSON.parse(
    toJson(
      { ...ledger, coverage: { from: 5n, to: 9n, complete: false, gaps: [{ reason: 'pruned', from: null, to: 5n, count: null }] } },
      PRICED,
    ),
  );
  expect(json).toMatchObject({
    version: 1,
    address: ledger.address,
    coverage: { from: '5', complete: false, gaps: [{ reason: 'pruned', to: '5' }] },
  });
  expect(json.entries).toHaveLength(14);
  expect(json.entries[1]).toMatchObject({
    base: '-5000',
    amount: '-0.005',
    symbol: 'XPRT',
    height: '101',
    fiat: { value: '0.002500', currency: 'USD' },
  });
  expect(json.totals.fees).toEqual([{ denom: 'uxprt', base: String(ledger.totals.fees[0]?.base) }]);
});
