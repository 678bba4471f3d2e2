import { createProtobufRpcClient, QueryClient, setupBankExtension, setupStakingExtension } from '@cosmjs/stargate';
import { Comet38Client } from '@cosmjs/tendermint-rpc';
import { describe, expect, test } from 'vitest';
import { QueryParamsResponse, QueryStatesResponse } from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { cosmjsSigned } from '../testing/cosmjs-signed.ts';
import { fakeTabs } from '../testing/fake-tabs.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { startSandbox } from './control.ts';
import type { SandboxController } from './controller.ts';
import type { SandboxStorage } from './saved-chain.ts';
import type { Tabs } from './tab-sharing.ts';

const addressOf = (name: string): string => SANDBOX_ACCOUNTS.find((account) => account.name === name)?.address ?? '';
const BOB = addressOf('bob');
const HOUR = 3_600_000;
const CHAIN = 'core-sandbox-1';

const start = (storage?: SandboxStorage, tabs: Tabs | null = null) =>
  startSandbox({ blockInterval: null, tabs, ...(storage ? { storage } : {}) });

async function ask(sandbox: SandboxController) {
  const comet = await Comet38Client.create(sandbox.rpc(CHAIN));
  const client = QueryClient.withExtensions(comet, setupBankExtension, setupStakingExtension);
  const rpc = createProtobufRpcClient(client);
  const liquid = (method: string) => rpc.request('pstake.liquidstake.v1beta1.Query', method, new Uint8Array());
  return {
    comet,
    client,
    balance: async (address: string, denom: string) => BigInt((await client.bank.balance(address, denom)).amount),
    paused: async () => QueryParamsResponse.decode(await liquid('Params')).params?.modulePaused,
    rate: async () => {
      const { netAmountState } = QueryStatesResponse.decode(await liquid('States'));
      return Number(BigInt(netAmountState?.netAmount ?? '0') / 10n ** 18n) / Number(netAmountState?.stkxprtTotalSupply);
    },
  };
}

async function send(sandbox: SandboxController, name: string, typeUrl: string, value: unknown): Promise<string> {
  const { comet } = await ask(sandbox);
  const { hash } = await comet.broadcastTxSync({ tx: await cosmjsSigned(sandbox.rpc(CHAIN), name, [{ typeUrl, value }]) });
  await sandbox.advance(1000);
  return Buffer.from(hash).toString('hex').toUpperCase();
}

const redeem = (sandbox: SandboxController, amount: string) =>
  send(sandbox, 'bob', '/pstake.liquidstake.v1beta1.MsgLiquidUnstake', { delegatorAddress: BOB, amount: { denom: 'stk/uxprt', amount } });

describe('the controls', () => {
  test('21 days pass in a moment: rewards are compounded hourly and a redemption is paid', async () => {
    const sandbox = await start();
    const { balance, client, rate } = await ask(sandbox);
    expect(await rate()).toBeCloseTo(1.0534, 3);
    await redeem(sandbox, '1000000000');
    const before = await balance(BOB, 'uxprt');
    expect((await client.staking.delegatorUnbondingDelegations(BOB)).unbondingResponses).toHaveLength(8);

    await sandbox.advance(21 * 24 * HOUR);
    expect((await client.staking.delegatorUnbondingDelegations(BOB)).unbondingResponses).toEqual([]);
    expect(Number((await balance(BOB, 'uxprt')) - before)).toBeCloseTo(1_053_400_000, -6);
    // 12 % a year for three weeks, less tax, commission and the module's fee.
    const grown = (await rate()) / 1.0534;
    expect(grown).toBeGreaterThan(1.004);
    expect(grown).toBeLessThan(1.008);
  }, 30_000);

  test('faucet, pause and slash', async () => {
    const sandbox = await start();
    const { balance, client, paused, rate } = await ask(sandbox);
    const carol = addressOf('carol');
    await sandbox.fund(carol, 'uxprt', 7n);
    expect(await balance(carol, 'uxprt')).toBe(7n);
    await expect(sandbox.fund('cosmos1nothing', 'uxprt', 7n)).rejects.toThrow();

    await sandbox.setModulePaused(true);
    expect(await paused()).toBe(true);
    const hash = await redeem(sandbox, '1000000');
    expect((await (await ask(sandbox)).comet.tx({ hash: Buffer.from(hash, 'hex') })).result.code).toBe(21);
    await sandbox.setModulePaused(false);

    const { validators } = await client.staking.validators('BOND_STATUS_BONDED');
    const largest = [...validators].sort((a, b) => Number(BigInt(b.tokens) - BigInt(a.tokens)))[0];
    const before = await rate();
    await sandbox.slash(largest?.operatorAddress ?? '', 500);
    const after = (await client.staking.validator(largest?.operatorAddress ?? '')).validator;
    expect(after?.jailed).toBe(true);
    expect(Number(after?.tokens) / Number(largest?.tokens)).toBeCloseTo(0.95, 6);
    expect(await rate()).toBeLessThan(before);

    await sandbox.unjail(largest?.operatorAddress ?? '');
    expect((await client.staking.validator(largest?.operatorAddress ?? '')).validator).toMatchObject({ jailed: false, status: 3 });
    await expect(sandbox.unjail(largest?.operatorAddress ?? '')).rejects.toThrow('not jailed');
    const twice = (await client.staking.validators('')).validators.find(({ description }) => description.moniker === 'Twin Lights');
    await expect(sandbox.unjail(twice?.operatorAddress ?? '')).rejects.toThrow('for ever');
  });

  test('the next transaction fails, or never arrives', async () => {
    const sandbox = await start();
    const { comet } = await ask(sandbox);
    sandbox.failNext('out-of-gas');
    const failed = await redeem(sandbox, '1000000');
    expect((await comet.tx({ hash: Buffer.from(failed, 'hex') })).result.code).toBe(11);
    sandbox.failNext('drop');
    const lost = await redeem(sandbox, '1000000');
    await expect(comet.tx({ hash: Buffer.from(lost, 'hex') })).rejects.toThrow(/not found/);
    const sent = await redeem(sandbox, '1000001');
    expect((await comet.tx({ hash: Buffer.from(sent, 'hex') })).result.code).toBe(0);
  });
});

describe('a reload', () => {
  test('keeps height, balances and transactions, and blocks follow', async () => {
    const storage = memoryStorage();
    const first = await start(storage);
    const hash = await redeem(first, '5000000');
    await first.advance(3 * HOUR);
    await first.stop();
    const { comet, balance } = await ask(first);

    const second = await start(storage);
    const after = await ask(second);
    expect(second.now()).toBe(first.now());
    expect((await after.comet.status()).syncInfo).toEqual({
      ...(await comet.status()).syncInfo,
      earliestAppHash: expect.anything(),
      earliestBlockHash: expect.anything(),
      earliestBlockHeight: expect.anything(),
      earliestBlockTime: expect.anything(),
    });
    expect(await after.balance(BOB, 'uxprt')).toBe(await balance(BOB, 'uxprt'));
    const found = await after.comet.tx({ hash: Buffer.from(hash, 'hex') });
    expect(found.result.code).toBe(0);
    expect((await after.comet.block(found.height)).block.txs).toHaveLength(1);
    await second.advance(1000);
    await first.advance(1000);
    expect((await after.comet.status()).syncInfo.latestBlockHash).toEqual((await comet.status()).syncInfo.latestBlockHash);
  });

  test.each([
    [
      'throws',
      () => ({
        get: () => Promise.reject(new Error('x')),
        set: () => Promise.reject(new Error('x')),
        delete: () => Promise.reject(new Error('x')),
      }),
    ],
    ['holds nonsense', () => ({ ...memoryStorage(), get: async () => ({ version: 1, state: 7 }) })],
  ])('starts fresh when the storage %s', async (_, storage) => {
    const sandbox = await start(storage());
    expect((await (await ask(sandbox)).comet.status()).syncInfo.latestBlockHeight).toBe(25);
    await sandbox.fund(BOB, 'uxprt', 1n);
    await sandbox.reset();
  });

  test('reset forgets everything', async () => {
    const storage = memoryStorage();
    const sandbox = await start(storage);
    await redeem(sandbox, '5000000');
    await sandbox.reset();
    expect(storage.values.size).toBe(0);
    expect((await (await ask(sandbox)).comet.status()).syncInfo.latestBlockHeight).toBe(25);
    expect(await (await ask(sandbox)).balance(BOB, 'stk/uxprt')).toBe(2_500_000_000n);
  });
});

describe('two tabs', () => {
  test('see one chain, and the second goes on when the first is closed', async () => {
    const tabs = fakeTabs();
    const storage = memoryStorage();
    const first = await start(storage, tabs.open());
    const second = await start(storage, tabs.open());
    expect(second.chains).toEqual(first.chains);
    await second.fund(BOB, 'uxprt', 5n);
    expect(await (await ask(first)).balance(BOB, 'uxprt')).toBe(4_000_000_005n);
    expect(await (await ask(second)).balance(BOB, 'uxprt')).toBe(4_000_000_005n);
    await expect(second.rpc(CHAIN).execute({ jsonrpc: '2.0', id: 1, method: 'block', params: { height: '99' } })).rejects.toThrow(/-32603/);

    const heard = new Promise<void>((resolve) => second.subscribe(resolve));
    await first.advance(HOUR);
    await heard;
    expect(second.now()).toBe(first.now());
    await first.stop();
    expect(await (await ask(second)).balance(BOB, 'uxprt')).toBe(4_000_000_005n);
    await second.fund(BOB, 'uxprt', 1n);
    expect(await (await ask(second)).balance(BOB, 'uxprt')).toBe(4_000_000_006n);
    await second.stop();
  });
});
