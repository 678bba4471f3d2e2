import { expect, test } from 'vitest';
import type { SigningInfo, SlashingParams } from '#chain/slashing/queries.ts';
import type { ValidatorDetails } from '#chain/staking/details.ts';
import { decFromInt, parseDec } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import { validatorRows } from './validator-rows.ts';

const share = (text: string) => parseDec(text) ?? decFromInt(0n);

function details(change: Partial<ValidatorDetails>): ValidatorDetails {
  return {
    operatorAddress: 'persistencevaloper1one',
    moniker: 'Northwind',
    tokens: 250n,
    delegatorShares: decFromInt(250n),
    status: 'bonded',
    jailed: false,
    commissionRate: share('0.05'),
    maxCommissionRate: share('0.2'),
    maxCommissionChangeRate: share('0.01'),
    commissionUpdatedAt: 0,
    identity: '',
    website: '',
    securityContact: '',
    details: '',
    minSelfDelegation: 1n,
    unbondingAt: null,
    consensusAddress: 'persistencevalcons1one',
    ...change,
  };
}

const slashing: SlashingParams = {
  signedBlocksWindow: 10_000n,
  minSignedPerWindow: share('0.05'),
  downtimeJailMs: 600_000,
  slashFractionDowntime: share('0.0001'),
  slashFractionDoubleSign: share('0.05'),
};
const info = (change: Partial<SigningInfo>): ReadonlyMap<string, SigningInfo> =>
  new Map([
    [
      'persistencevalcons1one',
      { consensusAddress: 'persistencevalcons1one', startHeight: 0n, missedBlocks: 41n, jailedUntil: null, tombstoned: false, ...change },
    ],
  ]);
const chain = { annualProvisions: decFromInt(100n), bondedTokens: 1_000n, communityTax: decFromInt(0n), pace: decFromInt(1n) };
const base = { bondedTokens: 1_000n, chain, signing: info({}), slashing, mine: new Map() };

const rowOf = (change: Partial<ValidatorDetails>, more: Partial<Parameters<typeof validatorRows>[0]> = {}) =>
  validatorRows({ ...base, ...more, validators: [details(change)] })[0];

test('an active validator: its part of the power, its uptime and what it pays after commission', () => {
  const row = rowOf({}, { mine: new Map([['persistencevaloper1one', 7n]]) });
  expect(row).toMatchObject({ standing: 'active', mine: 7n, tokens: 250n });
  expect([row?.share, row?.uptime, row?.apr].map((each) => each && formatPercent(each))).toEqual([
    '25.00\u00a0%',
    '99.59\u00a0%',
    '9.50\u00a0%',
  ]);
});

test('who is jailed, gone or on the way out has no power, no uptime and pays nothing', () => {
  expect(rowOf({ jailed: true, status: 'unbonding' })).toMatchObject({ standing: 'jailed', share: 0n, uptime: null, apr: 0n });
  expect(rowOf({ jailed: true }, { signing: info({ tombstoned: true }) })).toMatchObject({ standing: 'tombstoned', uptime: null, apr: 0n });
  expect(rowOf({ status: 'unbonding' })).toMatchObject({ standing: 'unbonding', share: 0n, apr: 0n });
  expect(rowOf({ status: 'unbonded' })?.standing).toBe('unbonded');
});

test('what the chain has not said is not known, rather than zero', () => {
  expect(rowOf({}, { chain: null, signing: null, slashing: null })).toMatchObject({ apr: null, uptime: null, standing: 'active' });
});

test('a hostile name is text, a long one loses its middle, an empty one is the address', () => {
  expect(rowOf({ moniker: '<img src=x onerror=alert(1)>' })?.moniker).toBe('<img src=x onerror=alert(1)>');
  expect(rowOf({ moniker: '\u202eEvil\u200b' })?.moniker).toBe('Evil');
  const long = rowOf({ moniker: 'A very long name of a validator that goes on and on, to the end' });
  expect(long?.moniker).toHaveLength(40);
  expect(long?.whole).toBe('A very long name of a validator that goes on and on, to the end');
  expect(rowOf({ moniker: '\u200b' })?.moniker).toContain('persistenc');
});
