import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { type ServedSandbox, servedSandbox } from '#testing/served-sandbox.ts';
import { balancesQuery, spendableQuery } from './bank.ts';
import { distributionParamsQuery, rewardsQuery } from './distribution.ts';
import { epochsQuery } from './epochs.ts';
import { mayPersist } from './key.ts';
import { liquidStakeParamsQuery, liquidStakeStateQuery, liquidValidatorsQuery } from './liquidstake.ts';
import { mintQuery } from './mint.ts';
import { delegationsQuery, poolQuery, stakingParamsQuery, unbondingQuery, validatorsQuery } from './staking.ts';

let sandbox: ServedSandbox;

beforeAll(async () => {
  sandbox = await servedSandbox();
});
afterAll(() => sandbox.close());

test('a complete overview of one address takes at most three HTTP round trips, identity proof included', async () => {
  const { client } = sandbox;
  const address = SANDBOX_ACCOUNTS[0]?.address ?? '';
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await Promise.all([
    cache.fetchQuery(balancesQuery(client, address)),
    cache.fetchQuery(spendableQuery(client, address)),
    cache.fetchQuery(delegationsQuery(client, address)),
    cache.fetchQuery(unbondingQuery(client, address)),
    cache.fetchQuery(rewardsQuery(client, address)),
    cache.fetchQuery(liquidStakeStateQuery(client)),
    cache.fetchQuery(liquidStakeParamsQuery(client)),
    cache.fetchQuery(liquidValidatorsQuery(client)),
    cache.fetchQuery(validatorsQuery(client)),
    cache.fetchQuery(stakingParamsQuery(client)),
    cache.fetchQuery(poolQuery(client)),
    cache.fetchQuery(mintQuery(client)),
    cache.fetchQuery(distributionParamsQuery(client)),
    cache.fetchQuery(epochsQuery(client)),
  ]);
  expect(sandbox.requests()).toBeLessThanOrEqual(3);
  const keys = cache
    .getQueryCache()
    .getAll()
    .map((query) => query.queryKey);
  expect(keys.every((key) => key[0] === 'sandbox' && key[1] === client.chain.id && mayPersist(key))).toBe(true);
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(14);
});

test('what a signature is made from never comes from the last visit', () => {
  expect(mayPersist(['sandbox', 'core-sandbox-1', 'auth', 'account', 'x'])).toBe(false);
  expect(mayPersist(['sandbox', 'core-sandbox-1', 'consensus', 'max-gas'])).toBe(false);
  expect(mayPersist(['sandbox', 'core-sandbox-1', 'price'])).toBe(false);
});
