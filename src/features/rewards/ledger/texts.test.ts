import { expect, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { coverageText, gapText } from './coverage-text.ts';
import { exportName } from './export-name.ts';
import { effectText, farChain, kindTitle } from './kind-text.ts';

const NOWHERE = { from: null, to: null, count: null } as const;

test('what is only estimated does not make the ledger incomplete; what is missing does', () => {
  const read = { from: 1n, to: 12_345n, complete: false };
  expect(coverageText({ ...read, gaps: [{ reason: 'payouts-assumed', ...NOWHERE, count: 2 }] })).toBe(
    'Everything from block 1 to block 12,345 is here.',
  );
  expect(coverageText({ ...read, gaps: [{ reason: 'pruned', ...NOWHERE, to: 500n }] })).toBe(
    'Read from block 1 to block 12,345, and something may be missing.',
  );
  const unseen = { reason: 'unseen', ...NOWHERE, count: 3 } as const;
  expect(coverageText({ ...read, gaps: [unseen] })).toMatch(/^Everything/);
  expect(coverageText({ ...read, from: 500n, gaps: [unseen] })).toMatch(/may be missing/);
  expect(coverageText({ from: null, to: null, complete: false, gaps: [] })).toBe('Nothing has been read yet.');
});

test.each([
  ['pruned', { from: null, to: 1_234n, count: null }, "This node's history begins at block 1,234; what happened before is missing."],
  [
    'unseen',
    { from: null, to: null, count: 3 },
    'The account has signed 3 transactions that no block shows here; those of a genesis are in none.',
  ],
  [
    'unseen',
    { from: null, to: null, count: 1 },
    'The account has signed 1 transaction that no block shows here; those of a genesis are in none.',
  ],
  ['too-large', { from: 7n, to: 7n, count: 1 }, '1 transaction is longer than an answer may be at block 7.'],
  ['withheld', NOWHERE, 'The node gave fewer transactions than it said that it has.'],
] as const)('%s', (reason, place, words) => expect(gapText({ reason, ...place })).toBe(words));

test('a loss is called one, and a refused transaction says why it cost something', () => {
  expect(kindTitle({ kind: 'liquid-accrual', base: -1n })).toBe('Loss of stkXPRT');
  expect(effectText({ kind: 'fee', effect: 'balance', outcome: 'failed' })).toBe('of a transaction that failed');
});

test('a transfer is named for the chain where it goes, or comes from', () => {
  const packet = (channel: string) => ({ channel, sequence: 1n });
  const [osmo, hub] = ['Osmosis Sandbox', 'Cosmos Hub Sandbox'];
  const there = (kind: 'ibc-sent' | 'ibc-arrived' | 'ibc-returned', channel: string, counterparty: string | null) =>
    farChain(SANDBOX_NETWORK, { kind, packet: packet(channel), counterparty });
  expect(there('ibc-sent', 'channel-1', 'osmo1me')).toBe(osmo);
  expect(there('ibc-returned', 'channel-1', null)).toBe(osmo);
  expect(there('ibc-sent', 'channel-0', 'osmo1me')).toBe(osmo);
  expect(there('ibc-arrived', 'channel-0', 'osmo1me')).toBe(hub);
  expect(there('ibc-arrived', 'channel-77', 'juno1me')).toBeNull();
  expect(farChain(SANDBOX_NETWORK, { kind: 'sent', packet: null, counterparty: 'osmo1me' })).toBeNull();
  expect(kindTitle({ kind: 'ibc-sent', base: -1n }, osmo)).toBe(`Sent to ${osmo}`);
  expect(kindTitle({ kind: 'ibc-arrived', base: 1n }, hub)).toBe(`Arrived from ${hub}`);
  expect(kindTitle({ kind: 'ibc-arrived', base: 1n }, null)).toBe('Arrived from another chain');
  expect(effectText({ kind: 'ibc-returned', effect: 'balance', outcome: 'executed' }, osmo)).toBe(`its transfer to ${osmo} failed`);
});

test('a file is named for its network, account and day, in letters that every system takes', () => {
  const of = { network: 'core-1', address: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h', at: new Date(2026, 10, 22, 12).getTime() };
  expect(exportName(of, '.csv')).toBe('stkhub-core-1-persistence1jzr2-kgh0h-2026-11-22.csv');
  expect(exportName({ ...of, network: '../<evil>' }, '.json')).toMatch(/^stkhub-[\w.-]+\.json$/);
});
