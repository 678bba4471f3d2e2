import { beforeAll, expect, test } from 'vitest';
import { ibcDenom } from '#config/ibc-denom.ts';
import { UnbondingState } from '#sandbox/liquidstakeibc/records.ts';
import { saveUnbonding, unbondingsWhere } from '#sandbox/liquidstakeibc/unbondings.ts';
import { Store } from '#sandbox/store.ts';
import { SECOND } from '#sandbox/time.ts';
import { type LinkedUser, linkedUser } from '#testing/linked-user.ts';
import type { TxIntent } from '#tx/intent.ts';
import { ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { fetchHostClaim } from './claims.ts';
import { fetchUserUnbondings } from './queues.ts';
import { fetchHostRedemptions } from './redemptions.ts';

const CORE = 'core-sandbox-1';
const HUB = 'hub-sandbox-1';
const ATOM = ibcDenom('transfer/channel-0', 'uatom');

let bob: LinkedUser;
let core: ChainClient;
let address: string;
beforeAll(async () => {
  bob = await linkedUser('bob');
  core = bob.client(CORE);
  address = await bob.address(CORE);
  hurry();
}, 60_000);

async function redeem(base: bigint): Promise<void> {
  const value = { delegatorAddress: address, amount: { denom: 'stk/uatom', amount: String(base) } };
  const message = { typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake', value };
  const rest = { changes: [], notes: [], touches: [] };
  const intent: TxIntent = { kind: 'redeem-host', title: 'Redeem', chain: CORE, sender: address, messages: [message], ...rest };
  const end = (await bob.run(intent, bob.deps(CORE, await bob.tab()))).at(-1);
  if (end?.step !== 'done') throw new Error(JSON.stringify(end, (_, each) => (typeof each === 'bigint' ? `${each}` : each)));
}

/** Days of a minute on Core-1, and an unbonding time of two on the Hub: three weeks are four hundred blocks. */
function hurry(): void {
  const { core: here, hub: there } = bob.chains;
  here.intervene(({ singles, ...state }) => {
    const epochs = singles.epochs.map((epoch) =>
      epoch.identifier === 'day' ? { ...epoch, duration: 60n * SECOND, currentEpochStartTime: singles.time } : epoch,
    );
    return { ...state, singles: { ...singles, epochs } };
  });
  there.intervene(({ singles, ...state }) => {
    const params = { ...singles.staking.params, unbondingTime: 120n * SECOND };
    return { ...state, singles: { ...singles, staking: { ...singles.staking, params } } };
  });
}

/** Until the module has nothing more of the account. */
async function settle(): Promise<void> {
  for (let blocks = 0; blocks < 100; blocks += 1) {
    if ((await fetchUserUnbondings(core, address)).length === 0) return;
    bob.chains.tick(10);
  }
  throw new Error('never settled');
}

test('a redemption is in the index from its block on, and the block that paid it says with what', async () => {
  expect(await fetchHostRedemptions(core, address)).toEqual([]);
  await redeem(1_000_000n);
  await redeem(2_500_000n);
  const [asked, ...others] = (await fetchHostRedemptions(core, address)) ?? [];
  const [open] = await fetchUserUnbondings(core, address);
  expect(others).toEqual([]);
  expect(asked).toEqual(open);
  expect(asked).toMatchObject({ chainId: HUB, stkAmount: 3_500_000n });
  if (!asked) throw new Error('none');
  expect(await fetchHostClaim(core, address, asked)).toBeNull();
  const before = await bob.balance(CORE, ATOM);
  await settle();
  const claim = await fetchHostClaim(core, address, asked);
  expect(claim).toMatchObject({ paid: 'host', amount: asked.unbondAmount });
  expect((await bob.balance(CORE, ATOM)) - before).toBe(asked.unbondAmount);
  expect(claim?.at).toBe(Number(bob.chains.core.state.singles.time / 1_000_000n));
  expect(await fetchHostRedemptions(core, address)).toEqual([asked]);
  expect(await fetchHostClaim(core, address, { ...asked, epoch: asked.epoch + 1n })).toBeNull();
  expect(await fetchHostClaim(core, address, { ...asked, chainId: 'osmo-sandbox-1' })).toBeNull();
});

test('what the host refused comes back as it was given', async () => {
  await redeem(700_000n);
  const [asked] = (await fetchHostRedemptions(core, address)) ?? [];
  bob.chains.core.intervene((state) => {
    const store = new Store(state);
    for (const one of unbondingsWhere(store, ({ epoch_number }) => epoch_number === asked?.epoch))
      saveUnbonding(store, { ...one, state: UnbondingState.failed });
    return store.freeze();
  });
  await settle();
  expect(asked && (await fetchHostClaim(core, address, asked))).toMatchObject({ paid: 'stk', amount: 700_000n });
});

/** A node that answers like this to everything. */
const nodeThat = (execute: () => never): ChainClient => ({ ...core, rpc: { execute: async () => execute(), disconnect() {} } });
const refuses = (data: string) =>
  nodeThat(() => {
    throw new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data });
  });

test('a node without an index is no failure; one that does not answer is', async () => {
  const asked = { chainId: HUB, epoch: 4n };
  const off = refuses('transaction indexing is disabled');
  expect(await fetchHostRedemptions(off, address)).toBeNull();
  expect(await fetchHostClaim(refuses('block indexing is disabled'), address, asked)).toBeNull();
  const silent = nodeThat(() => {
    throw new ChainFailure({ kind: 'offline' });
  });
  await expect(fetchHostRedemptions(silent, address)).rejects.toThrow(ChainFailure);
  await expect(fetchHostClaim(silent, address, asked)).rejects.toThrow(ChainFailure);
});
