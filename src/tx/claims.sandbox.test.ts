import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchRewards } from '#chain/distribution/queries.ts';
import { fetchDelegations } from '#chain/staking/queries.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { truncateInt } from '#domain/dec.ts';
import { manyValidatorsGenesis } from '#testing/many-validators.ts';
import { type SandboxUser, sandboxUser } from '#testing/sandbox-user.ts';
import { plainIntent, stakingMessages } from '#testing/staking-intents.ts';
import { type SignCapability, WalletFailure } from '#wallet/wallet.ts';
import type { TxIntent } from './intent.ts';
import { inParts, PART_GAS } from './parts.ts';
import { splitIntent } from './quick-estimate.ts';
import type { TxState } from './state.ts';
import { createTxStore, type TxStore } from './tx-store.ts';

let user: SandboxUser;
afterEach(() => user.sandbox.stop());

const GENESIS = { validators: 40, delegator: 'erin', delegations: 30 };

async function claimOfAll(): Promise<TxIntent> {
  const delegations = await fetchDelegations(user.client, user.address);
  expect(delegations).toHaveLength(30);
  const make = stakingMessages(user.address);
  return plainIntent(
    'claim',
    user.address,
    delegations.map(({ validator }) => make.claim(validator)),
  );
}

const deps = () => ({ network: SANDBOX_NETWORK, client: () => user.client, wallet: { ...user.wallet, ...user.deps.wallet } });

describe('a claim of thirty validators', () => {
  test.each<SignCapability>(['direct-and-amino', 'amino-only'])('in parts of simulated gas, all of it paid (%s)', async (capability) => {
    user = await sandboxUser('erin', { genesis: manyValidatorsGenesis(GENESIS) });
    user.as(capability);
    await user.sandbox.advance(60_000);
    const all = await claimOfAll();
    const parts = await splitIntent(all, deps());
    expect(parts.map((part) => part.length)).toEqual([15, 15]);
    expect(parts.flat()).toEqual(all.messages);
    const due = (await fetchRewards(user.client, user.address)).reduce((sum, { amount }) => sum + truncateInt(amount), 0n);
    let paid = 0n;
    for (const messages of parts) {
      const state = await user.end({ ...all, messages });
      if (state.step !== 'done') throw new Error(state.step);
      expect(state.review.gas).toBeLessThanOrEqual(PART_GAS);
      expect(state.executed.gasUsed).toBeLessThan(state.review.gas);
      paid += state.executed.rewards.reduce((sum, { base }) => sum + base, 0n);
    }
    expect(paid).toBeGreaterThanOrEqual(due);
  });

  test('a smaller block makes smaller parts', async () => {
    const genesis = structuredClone(manyValidatorsGenesis(GENESIS)) as { consensus: { params: { block: { max_gas: string } } } };
    genesis.consensus.params.block.max_gas = '1500000';
    user = await sandboxUser('erin', { genesis });
    await user.sandbox.advance(60_000);
    const parts = await splitIntent(await claimOfAll(), deps());
    expect(parts.map((part) => part.length)).toEqual([8, 7, 8, 7]);
    const [messages] = parts;
    const state = await user.end({ ...(await claimOfAll()), messages: messages ?? [] });
    expect(state).toMatchObject({ step: 'done' });
  });

  test('the second part is declined, tried again and carried out: nothing of the first is lost', async () => {
    user = await sandboxUser('erin', { genesis: manyValidatorsGenesis(GENESIS), blockInterval: 20 });
    await user.sandbox.advance(60_000);
    let declines = false;
    const sign: SandboxUser['wallet']['sign'] = async (request) => {
      if (declines) throw new WalletFailure({ kind: 'rejected' });
      return user.wallet.sign(request);
    };
    const announce = vi.fn();
    const store: TxStore = createTxStore({ ...deps(), wallet: { ...user.wallet, sign }, reread: () => {}, announce });
    const reached = (step: TxState['step']) =>
      vi.waitFor(() => expect(store.get().flow?.state.step).toBe(step), { timeout: 5000, interval: 5 });
    const close = store.open();

    const all = await claimOfAll();
    const parts = await store.split(all);
    expect(parts.length).toBe(2);
    const { gas, fee } = await store.estimate({ ...all, messages: parts[0] ?? [] });
    expect([gas <= PART_GAS, fee.asset.symbol]).toEqual([true, 'XPRT']);

    store.start(inParts(parts.map((messages) => ({ ...all, messages }))));
    await reached('reviewing');
    store.decide('sign');
    await reached('confirming');
    store.dismiss();
    await vi.waitFor(() => expect(store.get().flow).toMatchObject({ hidden: false, state: { step: 'done' } }), { timeout: 5000 });
    expect(announce, 'the rest is offered also to who had gone on').toHaveBeenCalledTimes(1);
    const { flow } = store.get();
    if (!flow?.intent.next) throw new Error('the rest');

    declines = true;
    store.start(flow.intent.next);
    await reached('reviewing');
    store.decide('sign');
    await reached('failed');
    expect(store.get().entries).toHaveLength(1);
    declines = false;
    store.retry();
    await reached('reviewing');
    store.decide('sign');
    await reached('done');
    expect(store.get().entries?.map(({ title, state }) => [title, state])).toEqual([
      ['claim of 30 (2 of 2)', 'included'],
      ['claim of 30 (1 of 2)', 'included'],
    ]);
    expect(store.get().flow?.intent.next).toBeUndefined();
    close();
  });
});
