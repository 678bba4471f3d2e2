import { expect, test } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { refusedStaking } from '#domain/staking-limits.ts';
import { refusalText } from './refusal-text.ts';

const about = { asset: stakeAsset(SANDBOX_NETWORK), validator: 'Kestrel' };
const freesAt = Date.UTC(2026, 11, 13, 10, 15);

test('a refusal with a date names it, one with an amount names that', () => {
  expect(refusalText(refusedStaking('entries-full', { freesAt }), about)).toMatch(
    /with Kestrel are taken.+again on 13 Dec 2026, \d\d:\d\d\.$/,
  );
  expect(refusalText(refusedStaking('transitive', { freesAt }), about)).toMatch(/moved to Kestrel not long ago.+13 Dec 2026/);
  expect(refusalText(refusedStaking('exceeds-delegation', { limit: 1_500_000n }), about)).toBe('You have 1.5 XPRT staked with Kestrel.');
  expect(refusalText(refusedStaking('locked', { freesAt }), about)).toContain('holds until 13 Dec 2026');
  expect(refusalText(refusedStaking('locked'), about)).toBe('You have locked this account against tokenizing.');
});

test('where stake is moved, the full entries are those between the two', () => {
  expect(refusalText(refusedStaking('entries-full', { freesAt }), { ...about, destination: 'Tidewater' })).toContain(
    'from Kestrel to Tidewater',
  );
});
