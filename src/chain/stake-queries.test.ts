import { QueryValidatorsResponse } from 'cosmjs-types/cosmos/staking/v1beta1/query';
import { BondStatus } from 'cosmjs-types/cosmos/staking/v1beta1/staking';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { formatDec } from '#domain/dec.ts';
import { abciChain } from '#testing/abci-chain.ts';
import { cosmjsSigned } from '#testing/cosmjs-signed.ts';
import { recording } from '#testing/recording.ts';
import { type ServedSandbox, servedSandbox } from '#testing/served-sandbox.ts';
import { toBase64 } from './abci.ts';
import { fetchVesting } from './auth/vesting.ts';
import type { ChainClient } from './client.ts';
import { fetchWithdrawAddress } from './distribution/withdraw-address.ts';
import {
  fetchLiquidParams,
  fetchLiquidShares,
  fetchShareRecordByDenom,
  fetchShareRecordsOwned,
  fetchShareRewards,
  fetchTokenizeLock,
  fetchTotalLiquidStaked,
} from './liquid/queries.ts';
import { isMissingModule } from './probe.ts';
import { fetchSigningInfos, fetchSlashingParams } from './slashing/queries.ts';
import { fetchDelegation } from './staking/delegation.ts';
import { fetchValidatorDetails } from './staking/details.ts';
import { fetchValidators } from './staking/queries.ts';
import { fetchRedelegations } from './staking/redelegations.ts';

const address = (name: string): string => SANDBOX_ACCOUNTS.find((account) => account.name === name)?.address ?? '';
const NOBODY = 'persistence1qypqxpq9qcrsszg2pvxq6rs0zqg3yyc53w2dgc';
const DAY = 86_400_000;

describe('asked of the sandbox over HTTP', () => {
  let sandbox: ServedSandbox;
  let client: ChainClient;
  const operators: Record<string, string> = {};

  beforeAll(async () => {
    sandbox = await servedSandbox();
    client = sandbox.client;
    sandbox.host.block();
    sandbox.host.block();
    for (const { moniker, operatorAddress } of await fetchValidators(client)) operators[moniker] = operatorAddress;
  });
  afterAll(() => sandbox.close());

  const validator = (moniker: string): string => operators[moniker] ?? '';

  async function include(name: string, typeUrl: string, value: unknown): Promise<void> {
    const bytes = await cosmjsSigned(client.rpc, name, [{ typeUrl, value }]);
    await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'broadcast_tx_sync', params: { tx: toBase64(bytes) } });
    sandbox.host.block();
  }

  test('validators in full are those that load first, and more', async () => {
    const [all, short] = await Promise.all([fetchValidatorDetails(client), fetchValidators(client)]);
    expect(all.map(({ operatorAddress, tokens, status, jailed }) => [operatorAddress, tokens, status, jailed])).toEqual(
      short.map(({ operatorAddress, tokens, status, jailed }) => [operatorAddress, tokens, status, jailed]),
    );
    const north = all.find(({ moniker }) => moniker === 'Northwind Staking');
    expect(north).toMatchObject({ website: 'https://northwind.example', status: 'bonded', minSelfDelegation: 1n, unbondingAt: null });
    expect(formatDec(north?.maxCommissionRate ?? (0n as never))).toBe('0.200000000000000000');
    expect(north?.commissionUpdatedAt).toBe(Date.parse('2026-10-01T09:00:00Z'));
  });

  test('every bonded validator has its signing info under the address that was computed from its key', async () => {
    const [all, infos] = await Promise.all([fetchValidatorDetails(client), fetchSigningInfos(client)]);
    const byAddress = new Map(infos.map((info) => [info.consensusAddress, info]));
    for (const { status, consensusAddress } of all) if (status === 'bonded') expect(byAddress.has(consensusAddress)).toBe(true);
    const of = (moniker: string) => byAddress.get(all.find((one) => one.moniker === moniker)?.consensusAddress ?? '');
    expect(of('Northwind Staking')).toMatchObject({ missedBlocks: 0n, jailedUntil: null, tombstoned: false });
    expect(of('Sparrow')).toMatchObject({ missedBlocks: 240n });
    expect(of('Dropped Anchor')).toMatchObject({ jailedUntil: Date.parse('2026-10-02T09:00:00Z'), tombstoned: false });
    expect(of('Twin Lights')).toMatchObject({ tombstoned: true });
    expect(await fetchSlashingParams(client)).toMatchObject({ signedBlocksWindow: 10_000n, downtimeJailMs: 600_000 });
  });

  test('a delegation, and none', async () => {
    const [operator] = await fetchValidators(client);
    expect(await fetchDelegation(client, address('alice'), validator('Northwind Staking'))).toMatchObject({ balance: 5_000_000_000n });
    expect(await fetchDelegation(client, NOBODY, operator?.operatorAddress ?? '')).toBeNull();
  });

  test('stake that was moved, and that of others not', async () => {
    expect(await fetchRedelegations(client, address('erin'))).toEqual([]);
    await include('erin', '/cosmos.staking.v1beta1.MsgBeginRedelegate', {
      delegatorAddress: address('erin'),
      validatorSrcAddress: validator('Validator Two'),
      validatorDstAddress: validator('Sparrow'),
      amount: { denom: 'uxprt', amount: '7000001' },
    });
    const [entry, ...others] = await fetchRedelegations(client, address('erin'));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      source: validator('Validator Two'),
      destination: validator('Sparrow'),
      initialBalance: 7_000_001n,
      balance: 7_000_001n,
      creationHeight: BigInt(sandbox.host.node().height),
      completionTime: sandbox.host.now() + 21 * DAY,
    });
    expect(await fetchRedelegations(client, address('bob'))).toEqual([]);
  });

  test('vesting of all four kinds, none for others', async () => {
    const kinds = ['continuous', 'delayed', 'periodic', 'permanent'] as const;
    for (const kind of kinds) {
      const vesting = await fetchVesting(client, address(`vest-${kind}`));
      expect(vesting).toMatchObject({ kind, original: [{ denom: 'uxprt', amount: 8_000_000_000n }] });
      if (kind === 'periodic') expect(vesting?.periods).toHaveLength(5);
      if (kind === 'periodic') expect(vesting?.periods[0]?.lengthMs).toBe(73 * DAY);
    }
    const continuous = await fetchVesting(client, address('vest-continuous'));
    expect(continuous).toMatchObject({ delegatedVesting: [{ denom: 'uxprt', amount: 3_000_000_000n }], delegatedFree: [] });
    expect((continuous?.endTime ?? 0) - (continuous?.startTime ?? 0)).toBe(365 * DAY);
    expect(await fetchVesting(client, address('alice'))).toBeNull();
    expect(await fetchVesting(client, NOBODY)).toBeNull();
  });

  test('where rewards go', async () => {
    expect(await fetchWithdrawAddress(client, address('alice'))).toBe(address('alice'));
  });

  test('tokenized shares: whose rewards, whose tokens', async () => {
    const holder = address('tokenized-shares');
    const [record] = await fetchShareRecordsOwned(client, holder);
    expect(record).toMatchObject({ id: 1n, owner: holder, validator: validator('Kestrel') });
    expect(await fetchShareRecordByDenom(client, `${validator('Kestrel')}/1`)).toEqual(record);
    expect(await fetchShareRecordByDenom(client, `${validator('Kestrel')}/9`)).toBeNull();
    expect(await fetchShareRecordByDenom(client, `${validator('Blue Heron Nodes')}/2`)).toMatchObject({ owner: address('full-unbonding') });
    const [reward, ...others] = await fetchShareRewards(client, holder);
    expect(reward).toMatchObject({ recordId: 1n, denom: 'uxprt' });
    expect(reward?.amount).toBeGreaterThan(0n);
    expect(others).toEqual([]);
    expect(await fetchTotalLiquidStaked(client)).toBe(2_500_000_000n);
    const shares = (await fetchLiquidShares(client)).filter((one) => one.shares > 0n);
    expect(shares.map((one) => one.shares).sort()).toEqual([500_000_000n * 10n ** 18n, 2_000_000_000n * 10n ** 18n].sort());
    expect(formatDec((await fetchLiquidParams(client)).validatorCap)).toBe('0.500000000000000000');
  });

  test('a lock on tokenizing', async () => {
    expect(await fetchTokenizeLock(client, address('alice'))).toEqual({ status: 'unlocked', expiresAt: null });
    expect(await fetchTokenizeLock(client, address('full-unbonding'))).toEqual({ status: 'locked', expiresAt: null });
  });
});

describe('answers that were recorded or made up', () => {
  test('the vesting account of the real node', async () => {
    type Answer = { readonly response: { readonly body: { readonly result: { readonly response: { readonly value: string } } } } };
    const { value } = recording<Readonly<Record<string, Answer>>>('rpc')['account vesting']?.response.body.result.response ?? { value: '' };
    const client = abciChain({ '/cosmos.auth.v1beta1.Query/Account': new Uint8Array(Buffer.from(value, 'base64')) });
    expect(await fetchVesting(client, 'x')).toEqual({
      kind: 'continuous',
      original: [{ denom: 'uxprt', amount: 8_000_000_000n }],
      delegatedFree: [{ denom: 'uxprt', amount: 1_002_222_222n }],
      delegatedVesting: [{ denom: 'uxprt', amount: 6_997_777_778n }],
      startTime: expect.any(Number),
      endTime: expect.any(Number),
      periods: [],
    });
  });

  test('texts of a validator are cut, never in the middle of a character', async () => {
    const zero = { seconds: 0n, nanos: 0 };
    const hostile = QueryValidatorsResponse.fromPartial({
      validators: [
        {
          operatorAddress: 'v',
          consensusPubkey: { typeUrl: '/cosmos.crypto.ed25519.PubKey', value: Uint8Array.of(10, 32, ...new Uint8Array(32)) },
          status: BondStatus.BOND_STATUS_UNBONDING,
          tokens: '1',
          delegatorShares: '1',
          description: { moniker: '💥'.repeat(300), details: '<script>'.repeat(100), website: 'javascript:alert(1)' },
          unbondingTime: { seconds: 1_800_000_000n, nanos: 0 },
          commission: { commissionRates: { rate: '1', maxRate: '1', maxChangeRate: '0' }, updateTime: zero },
          minSelfDelegation: '1',
        },
      ],
    });
    const client = abciChain({ '/cosmos.staking.v1beta1.Query/Validators': QueryValidatorsResponse.encode(hostile).finish() });
    const [one] = await fetchValidatorDetails(client);
    expect(one?.moniker).toBe('💥'.repeat(70));
    expect(one?.details).toHaveLength(280);
    expect(one).toMatchObject({ status: 'unbonding', unbondingAt: 1_800_000_000_000, website: 'javascript:alert(1)' });
    expect(one?.consensusAddress).toMatch(/^persistencevalcons1[a-z0-9]{38}$/);
  });

  test('a lock that expires has its time; words of another form are malformed', async () => {
    const answer = (status: string, time: string) =>
      abciChain({
        '/gaia.liquid.v1beta1.Query/TokenizeShareLockInfo': Uint8Array.of(
          10,
          status.length,
          ...new TextEncoder().encode(status),
          18,
          time.length,
          ...new TextEncoder().encode(time),
        ),
      });
    const EXPIRING = 'TOKENIZE_SHARE_LOCK_STATUS_LOCK_EXPIRING';
    expect(await fetchTokenizeLock(answer(EXPIRING, '2026-12-13 15:23:37.824762644 +0000 UTC'), 'x')).toEqual({
      status: 'lock-expiring',
      expiresAt: Date.parse('2026-12-13T15:23:37.824Z'),
    });
    for (const broken of [answer(EXPIRING, 'soon'), answer('OPEN', '')])
      await expect(fetchTokenizeLock(broken, 'x')).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test('a chain without x/liquid says so', async () => {
    const failure = await fetchLiquidParams(abciChain({})).catch((cause: unknown) => cause);
    expect(isMissingModule(failure)).toBe(true);
  });
});
