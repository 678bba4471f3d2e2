import { QueryCommunityPoolResponse as FeePool } from 'cosmjs-types/cosmos/distribution/v1beta1/query';
import { QueryCurrentPlanResponse } from 'cosmjs-types/cosmos/upgrade/v1beta1/query';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { abciChain } from '../testing/abci-chain.ts';
import { fetchBalances } from './bank/queries.ts';
import type { ChainClient } from './client.ts';
import { createEmbeddedClient } from './embedded.ts';
import { fetchHalvingInterval } from './halving/queries.ts';
import { fetchBlockPace, fetchNodeDetails } from './node/queries.ts';
import { fetchCommunityPool } from './protocolpool/queries.ts';
import { fetchUpgradePlan } from './upgrade/queries.ts';

/** x/protocolpool's account. */
const PROTOCOL_POOL = 'persistence1purnwdrhg477r0evks8t5ah7c8thvrssvgkxr8';

let sandbox: SandboxController;
let client: ChainClient;

beforeAll(async () => {
  sandbox = await startSandbox({ blockInterval: null, tabs: null });
  const chain = hubChain(SANDBOX_NETWORK);
  client = createEmbeddedClient(SANDBOX_NETWORK, chain, sandbox.rpc(chain.id));
});
afterAll(() => sandbox.stop());

describe('the planned upgrade', () => {
  const PATH = '/cosmos.upgrade.v1beta1.Query/CurrentPlan';

  test('none in the sandbox', async () => {
    expect(await fetchUpgradePlan(client)).toBeNull();
  });

  test('its name and height, as the generated codec writes them', async () => {
    const plan = { name: 'v17.0.0', height: 30_000_000n, info: 'https://example.com' };
    const answer = QueryCurrentPlanResponse.encode(QueryCurrentPlanResponse.fromPartial({ plan })).finish();
    expect(await fetchUpgradePlan(abciChain({ [PATH]: answer }))).toEqual({ name: 'v17.0.0', height: 30_000_000 });
  });
});

describe('the community pool', () => {
  test('is what the account of x/protocolpool holds', async () => {
    const pool = await fetchCommunityPool(client);
    expect(pool).toEqual(await fetchBalances(client, PROTOCOL_POOL));
    expect(pool[0]).toMatchObject({ denom: 'uxprt' });
    expect(pool[0]?.amount).toBeGreaterThan(1_000_000n);
  });

  test('before v16 it is the fee pool of x/distribution, cut to whole base units', async () => {
    const pool = [{ denom: 'uxprt', amount: '1234567890000000000000' }];
    const answer = FeePool.encode(FeePool.fromPartial({ pool })).finish();
    const older = abciChain({ '/cosmos.distribution.v1beta1.Query/CommunityPool': answer });
    expect(await fetchCommunityPool(older)).toEqual([{ denom: 'uxprt', amount: 1_234n }]);
  });
});

test('the interval of halvings is that of Core-1', async () => {
  expect(await fetchHalvingInterval(client)).toBe(10_519_200n);
});

test('the node says what it is', async () => {
  expect(await fetchNodeDetails(client)).toEqual({
    moniker: 'sandbox',
    software: 'PersistenceCore v16.0.1',
    cometVersion: '0.38.19',
    isCatchingUp: false,
    hasIndex: true,
    oldestBlock: 1,
  });
});

test('the pace of blocks is the mean of as many as are kept', async () => {
  // A day lived in blocks of an hour each, then seconds.
  expect(await fetchBlockPace(client)).toEqual({ blockMs: 3_600_000, blocks: 10 });
  for (let block = 0; block < 10; block += 1) await sandbox.advance(1_000);
  expect(await fetchBlockPace(client)).toEqual({ blockMs: 1_000, blocks: 10 });
});
