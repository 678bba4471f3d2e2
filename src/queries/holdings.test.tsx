// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { totalOf } from '#domain/buckets.ts';
import { initChain } from '#sandbox/app.ts';
import { truncateInt } from '#sandbox/dec.ts';
import { balanceOf } from '#sandbox/modules/bank.ts';
import { delegationsOf, findValidator, tokensFromShares } from '#sandbox/modules/validator.ts';
import { seedGenesis } from '#sandbox/seed-genesis.ts';
import { Store } from '#sandbox/store.ts';
import { perform, type StakingAct } from '#testing/staking-acts.ts';
import { clientOn } from '#testing/staking-client.ts';
import { contextOn, happen } from '#testing/staking-world.ts';
import { useHoldings } from './holdings.ts';
import { NetworkContext } from './network-context.tsx';

afterEach(cleanup);

/** A delegation of the account, where it has one. */
function delegationIn(store: Store, who: string): string {
  return [...store.all('delegations').values()].find(({ delegator }) => delegator === who)?.validator ?? '';
}

/** What the books say that the account has in its purse and with validators. */
function purseAndStake(store: Store, who: string): bigint {
  const staked = delegationsOf(store, who).map(({ validator, shares }) =>
    truncateInt(tokensFromShares(findValidator(store, validator), shares)),
  );
  return staked.reduce((sum, tokens) => sum + tokens, balanceOf(store, who, 'uxprt'));
}

function hold(store: Store, who: string) {
  const hub = clientOn(store.freeze());
  const value = { network: SANDBOX_NETWORK, hub, client: () => hub };
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <NetworkContext value={value}>{children}</NetworkContext>
    </QueryClientProvider>
  );
  return renderHook(({ of }) => useHoldings(of), { wrapper, initialProps: { of: who } });
}

test('what vests is told apart, tokenized shares are stake, what their record earned is a reward, and nothing counts twice', async () => {
  const [who = '', locked = ''] = ['alice', 'vest-permanent'].map((name) => SANDBOX_ACCOUNTS.find((one) => one.name === name)?.address);
  const store = new Store(initChain(seedGenesis()));
  const validator = delegationIn(store, who);
  const act: StakingAct = { kind: 'tokenize', who, validator, destination: '', denom: '', height: 0n, base: 400_000n };
  const before = purseAndStake(store, who);
  expect(perform(contextOn(store), act)).toBeNull();
  expect(perform(contextOn(store), { ...act, kind: 'undelegate', base: 100_000n })).toBeNull();
  happen(store, { kind: 'block', seconds: 1, fees: 10n ** 15n });
  const { result, rerender } = hold(store, who);
  await waitFor(() => expect(result.current).toMatchObject({ state: 'ready', value: { recordRewards: [{}] } }));
  if (result.current.state !== 'ready') throw new Error('not read');
  const { buckets, tokenized, others, recordRewards, claimable, unbonding, liquidStaked } = result.current.value;
  expect(tokenized.map(({ amount, worth }) => [amount, worth])).toEqual([[400_000n, 400_000n]]);
  expect(unbonding.map(({ balance }) => balance)).toEqual([100_000n]);
  expect(others.filter(({ denom }) => denom.includes('valoper'))).toEqual([]);
  const earned = [...claimable, ...recordRewards].reduce((sum, { amount }) => sum + amount, 0n);
  expect(buckets.rewards).toBe(earned);
  expect(totalOf(buckets) - earned - liquidStaked).toBe(before);

  rerender({ of: locked });
  await waitFor(() => expect(result.current).toMatchObject({ state: 'ready', value: { buckets: { free: 10_000_000_000n } } }));
  if (result.current.state !== 'ready') throw new Error('not read');
  expect(result.current.value.vestingLocked).toBe(10_000_000_000n - result.current.value.spendable);
  expect(result.current.value.vestingLocked > 0n).toBe(true);
});
