import { BaseAccount } from 'cosmjs-types/cosmos/auth/v1beta1/auth';
import { QueryAccountRequest, QueryAccountResponse } from 'cosmjs-types/cosmos/auth/v1beta1/query';
import { QueryAllBalancesRequest, QueryAllBalancesResponse, QuerySupplyOfResponse } from 'cosmjs-types/cosmos/bank/v1beta1/query';
import {
  QueryParamsResponse as DistributionParamsResponse,
  QueryDelegationTotalRewardsResponse,
} from 'cosmjs-types/cosmos/distribution/v1beta1/query';
import { QueryEpochInfosResponse } from 'cosmjs-types/cosmos/epochs/v1beta1/query';
import { QueryParamsResponse as MintParamsResponse } from 'cosmjs-types/cosmos/mint/v1beta1/query';
import {
  QueryDelegatorDelegationsResponse,
  QueryDelegatorUnbondingDelegationsResponse,
  QueryPoolResponse,
  QueryValidatorsRequest,
  QueryValidatorsResponse,
  QueryParamsResponse as StakingParamsResponse,
} from 'cosmjs-types/cosmos/staking/v1beta1/query';
import { BaseVestingAccount, ContinuousVestingAccount } from 'cosmjs-types/cosmos/vesting/v1beta1/vesting';
import { describe, expect, test } from 'vitest';
import { formatDec } from '#domain/dec.ts';
import { type AbciAnswer, abciChain } from '#testing/abci-chain.ts';
import { fetchAccount } from './auth/queries.ts';
import { fetchBalances, fetchSupply } from './bank/queries.ts';
import { fetchDistributionParams, fetchRewards } from './distribution/queries.ts';
import { fetchEpochs } from './epochs/queries.ts';
import { QueryLiquidValidatorsResponse, QueryParamsResponse, QueryStatesResponse } from './gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { fetchLiquidStakeParams, fetchLiquidStakeState, fetchLiquidValidators } from './liquidstake/queries.ts';
import { fetchInflation, fetchMintParams } from './mint/queries.ts';
import { probeCapabilities } from './probe.ts';
import { fetchDelegations, fetchPool, fetchStakingParams, fetchUnbonding, fetchValidators } from './staking/queries.ts';
import { writeMessage } from './wire.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const VALOPER = 'persistencevaloper1gvmkap6ryrjz374ttr2n6yjz4my9wfsnmx5ug6';
const STAKING = '/cosmos.staking.v1beta1.Query';
const LIQUIDSTAKE = '/pstake.liquidstake.v1beta1.Query';
const ONE = 10n ** 18n;

/** A chain that answers one path. */
function only(path: string, answer: AbciAnswer) {
  return abciChain({ [path]: answer });
}

const coin = (denom: string, amount: string) => ({ denom, amount });

describe('auth', () => {
  const path = '/cosmos.auth.v1beta1.Query/Account';
  const base = BaseAccount.fromPartial({ address: ALICE, accountNumber: 7n, sequence: 25n });
  const account = (typeUrl: string, value: Uint8Array) => QueryAccountResponse.encode({ account: { typeUrl, value } }).finish();

  test('asks for the address and reads number and sequence', async () => {
    let asked = '';
    const client = only(path, (request) => {
      asked = QueryAccountRequest.decode(request).address;
      return account('/cosmos.auth.v1beta1.BaseAccount', BaseAccount.encode(base).finish());
    });
    expect(await fetchAccount(client, ALICE)).toEqual({ address: ALICE, accountNumber: 7n, sequence: 25n, kind: 'base' });
    expect(asked).toBe(ALICE);
  });

  test('finds the base account inside a vesting one', async () => {
    const baseVestingAccount = BaseVestingAccount.fromPartial({ baseAccount: base });
    const value = ContinuousVestingAccount.encode(ContinuousVestingAccount.fromPartial({ baseVestingAccount })).finish();
    const client = only(path, account('/cosmos.vesting.v1beta1.ContinuousVestingAccount', value));
    expect(await fetchAccount(client, ALICE)).toMatchObject({ accountNumber: 7n, kind: 'vesting' });
  });

  test('a type from the future is malformed rather than guessed', async () => {
    const client = only(path, account('/x.y.Z', Uint8Array.of(8, 1)));
    await expect(fetchAccount(client, ALICE)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

describe('bank', () => {
  const path = '/cosmos.bank.v1beta1.Query/AllBalances';

  test('reads every page', async () => {
    const client = only(path, (request) => {
      const { pagination } = QueryAllBalancesRequest.decode(request);
      const first = pagination?.key.length === 0;
      return QueryAllBalancesResponse.encode(
        QueryAllBalancesResponse.fromPartial({
          balances: [first ? coin('uxprt', '5') : coin('stk/uxprt', '340282366920938463463374607431768211456')],
          pagination: { nextKey: first ? Uint8Array.of(1) : new Uint8Array() },
        }),
      ).finish();
    });
    expect(await fetchBalances(client, ALICE)).toEqual([
      { denom: 'uxprt', amount: 5n },
      { denom: 'stk/uxprt', amount: 2n ** 128n },
    ]);
  });

  test('a node whose pages never end is left', async () => {
    const pagination = { nextKey: Uint8Array.of(1) };
    let n = 0;
    const client = only(path, () => {
      n += 1;
      return QueryAllBalancesResponse.encode(QueryAllBalancesResponse.fromPartial({ balances: [coin(`u${n}`, '5')], pagination })).finish();
    });
    await expect(fetchBalances(client, ALICE)).rejects.toMatchObject({ error: { kind: 'malformed' } });
    expect(n).toBeLessThanOrEqual(50);
  });

  test.each(['-1', 'NaN', '1e9', '0x10', '1.5', '', ' 1', `1${'0'.repeat(80)}`, '٣'])('an amount of "%s" is refused', async (amount) => {
    const answer = QueryAllBalancesResponse.encode(QueryAllBalancesResponse.fromPartial({ balances: [coin('uxprt', amount)] })).finish();
    await expect(fetchBalances(only(path, answer), ALICE)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test('a denom that is listed twice is refused', async () => {
    const balances = [coin('uxprt', '1'), coin('uxprt', '2')];
    const answer = QueryAllBalancesResponse.encode(QueryAllBalancesResponse.fromPartial({ balances })).finish();
    await expect(fetchBalances(only(path, answer), ALICE)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test('the supply of another denom is refused', async () => {
    const client = only('/cosmos.bank.v1beta1.Query/SupplyOf', QuerySupplyOfResponse.encode({ amount: coin('uatom', '9') }).finish());
    expect(await fetchSupply(client, 'uatom')).toEqual({ denom: 'uatom', amount: 9n });
    await expect(fetchSupply(client, 'uxprt')).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

describe('staking', () => {
  const validator = (n: number, change: object = {}) => ({
    operatorAddress: `${VALOPER}${n}`,
    jailed: n % 2 === 1,
    status: 3,
    tokens: '123456789',
    delegatorShares: '123456789000000000000000000',
    description: { moniker: `Nº ${n}` },
    commission: { commissionRates: { rate: '50000000000000000' } },
    minSelfDelegation: '1',
    ...change,
  });
  const validators = (list: readonly object[], nextKey = new Uint8Array()) =>
    QueryValidatorsResponse.encode(
      QueryValidatorsResponse.fromPartial({ validators: [...list], pagination: { nextKey } } as never),
    ).finish();

  test('500 validators come in order, over several pages', async () => {
    const client = only(`${STAKING}/Validators`, (request) => {
      const { pagination, status } = QueryValidatorsRequest.decode(request);
      expect(status).toBe('');
      const from = pagination?.key[0] ?? 0;
      const size = Number(pagination?.limit);
      const list = Array.from({ length: 500 }, (_, n) => validator(n)).slice(from * size, (from + 1) * size);
      return validators(list, (from + 1) * size < 500 ? Uint8Array.of(from + 1) : new Uint8Array());
    });
    const list = await fetchValidators(client);
    expect(list).toHaveLength(500);
    expect(list[499]).toEqual({
      operatorAddress: `${VALOPER}499`,
      tokens: 123456789n,
      delegatorShares: 123456789n * ONE,
      status: 'bonded',
      jailed: true,
      commissionRate: ONE / 20n,
      moniker: 'Nº 499',
    });
  });

  test.each([
    ['an unknown status', { status: 0 }],
    ['a commission above 100 %', { commission: { commissionRates: { rate: '1000000000000000001' } } }],
    ['negative tokens', { tokens: '-5' }],
    ['a moniker of 20 kB', { description: { moniker: 'x'.repeat(20_000) } }],
  ])('%s is refused', async (_, change) => {
    await expect(fetchValidators(only(`${STAKING}/Validators`, validators([validator(1, change)])))).rejects.toMatchObject({
      error: { kind: 'malformed' },
    });
  });

  test('reads params in milliseconds and the pool', async () => {
    const params = { unbondingTime: { seconds: 1_814_400n, nanos: 0 }, maxValidators: 100, maxEntries: 7, bondDenom: 'uxprt' };
    const client = abciChain({
      [`${STAKING}/Params`]: StakingParamsResponse.encode(StakingParamsResponse.fromPartial({ params })).finish(),
      [`${STAKING}/Pool`]: QueryPoolResponse.encode({ pool: { bondedTokens: '12', notBondedTokens: '3' } }).finish(),
    });
    expect(await fetchStakingParams(client)).toEqual({
      unbondingTimeMs: 21 * 86_400_000,
      maxValidators: 100,
      maxEntries: 7,
      bondDenom: 'uxprt',
    });
    expect(await fetchPool(client)).toEqual({ bondedTokens: 12n, notBondedTokens: 3n });
  });

  test('reads delegations and the entries of every validator; those of another address are refused', async () => {
    const delegation = { delegatorAddress: ALICE, validatorAddress: VALOPER, shares: '7000000000000000000' };
    const entry = (nanos: number) => ({
      creationHeight: 41n,
      completionTime: { seconds: 1_800_000_000n, nanos },
      initialBalance: '100',
      balance: '99',
    });
    const unbonding = { delegatorAddress: ALICE, validatorAddress: VALOPER, entries: [entry(0), entry(999_999_999)] };
    const client = abciChain({
      [`${STAKING}/DelegatorDelegations`]: QueryDelegatorDelegationsResponse.encode(
        QueryDelegatorDelegationsResponse.fromPartial({ delegationResponses: [{ delegation, balance: coin('uxprt', '7') }] }),
      ).finish(),
      [`${STAKING}/DelegatorUnbondingDelegations`]: QueryDelegatorUnbondingDelegationsResponse.encode(
        QueryDelegatorUnbondingDelegationsResponse.fromPartial({ unbondingResponses: [unbonding] }),
      ).finish(),
    });
    expect(await fetchDelegations(client, ALICE)).toEqual([{ validator: VALOPER, shares: 7n * ONE, balance: 7n }]);
    expect(await fetchUnbonding(client, ALICE)).toEqual([
      { validator: VALOPER, creationHeight: 41n, completionTime: 1_800_000_000_000, balance: 99n, initialBalance: 100n },
      { validator: VALOPER, creationHeight: 41n, completionTime: 1_800_000_000_999, balance: 99n, initialBalance: 100n },
    ]);
    await expect(fetchDelegations(client, 'somebody')).rejects.toMatchObject({ error: { kind: 'malformed' } });
    await expect(fetchUnbonding(client, 'somebody')).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

test('mint, distribution and epochs', async () => {
  const rate = '130000000000000000';
  const params = {
    mintDenom: 'uxprt',
    inflationRateChange: rate,
    inflationMax: rate,
    inflationMin: '0',
    goalBonded: rate,
    blocksPerYear: 10_519_200n,
  };
  const day = {
    identifier: 'day',
    duration: { seconds: 86_400n },
    currentEpoch: 12n,
    startTime: { seconds: 1n },
    currentEpochStartTime: { seconds: 1_700_000_000n },
  };
  const reward = { validatorAddress: VALOPER, reward: [coin('uxprt', '1500000000000000000')] };
  const client = abciChain({
    '/cosmos.mint.v1beta1.Query/Params': MintParamsResponse.encode(MintParamsResponse.fromPartial({ params })).finish(),
    '/cosmos.mint.v1beta1.Query/Inflation': writeMessage([1, '120671084305865690']),
    '/cosmos.distribution.v1beta1.Query/Params': DistributionParamsResponse.encode(
      DistributionParamsResponse.fromPartial({ params: { communityTax: '20000000000000000' } }),
    ).finish(),
    '/cosmos.distribution.v1beta1.Query/DelegationTotalRewards': QueryDelegationTotalRewardsResponse.encode(
      QueryDelegationTotalRewardsResponse.fromPartial({ rewards: [reward] }),
    ).finish(),
    '/cosmos.epochs.v1beta1.Query/EpochInfos': QueryEpochInfosResponse.encode(
      QueryEpochInfosResponse.fromPartial({ epochs: [day] }),
    ).finish(),
  });
  expect(await fetchMintParams(client)).toMatchObject({ mintDenom: 'uxprt', inflationMin: 0n, blocksPerYear: 10_519_200n });
  expect(formatDec(await fetchInflation(client))).toBe('0.120671084305865690');
  expect(formatDec((await fetchDistributionParams(client)).communityTax)).toBe('0.020000000000000000');
  expect(await fetchRewards(client, ALICE)).toEqual([{ validator: VALOPER, denom: 'uxprt', amount: (ONE * 3n) / 2n }]);
  expect(await fetchEpochs(client)).toEqual([
    { identifier: 'day', number: 12n, startTime: 1_000, durationMs: 86_400_000, currentEpochStartTime: 1_700_000_000_000 },
  ]);
});

test('before v16 the epochs were a module of Persistence itself', async () => {
  const epochs = QueryEpochInfosResponse.encode(QueryEpochInfosResponse.fromPartial({ epochs: [{ identifier: 'day', currentEpoch: 3n }] }));
  const client = abciChain({ '/persistence.epochs.v1beta1.Query/EpochInfos': epochs.finish() });
  expect(await fetchEpochs(client)).toMatchObject([{ identifier: 'day', number: 3n }]);
});

describe('liquidstake', () => {
  const state = {
    mintRate: '1006030000000000000',
    stkxprtTotalSupply: '1006',
    netAmount: '1000000000000000000000',
    totalDelShares: '1005000000000000000000',
    totalLiquidTokens: '1000',
    totalRemainingRewards: '5000000000000000',
    totalUnbondingBalance: '0',
    proxyAccBalance: '12',
  };
  const stateAnswer = (change: object = {}) => QueryStatesResponse.encode({ netAmountState: { ...state, ...change } }).finish();

  test('the rate may exceed 1 after a slash, and the net amount is a whole number', async () => {
    expect(await fetchLiquidStakeState(only(`${LIQUIDSTAKE}/States`, stateAnswer()))).toMatchObject({
      netAmount: 1000n,
      mintRate: 1_006_030_000_000_000_000n,
    });
  });

  test.each([
    ['a fraction of a base unit', { netAmount: '1000000000000000000001' }],
    ['a net amount that is not its parts', { netAmount: '9000000000000000000000' }],
    ['a negative supply', { stkxprtTotalSupply: '-1' }],
  ])('%s is refused', async (_, change) => {
    await expect(fetchLiquidStakeState(only(`${LIQUIDSTAKE}/States`, stateAnswer(change)))).rejects.toMatchObject({
      error: { kind: 'malformed' },
    });
  });

  test('reads params and validators', async () => {
    const params = {
      liquidBondDenom: 'stk/uxprt',
      whitelistedValidators: [{ validatorAddress: VALOPER, targetWeight: '10000' }],
      unstakeFeeRate: '0',
      lsmDisabled: false,
      minLiquidStakeAmount: '1000',
      cwLockedPoolAddress: '',
      feeAccountAddress: ALICE,
      autocompoundFeeRate: '50000000000000000',
      whitelistAdminAddress: '',
      modulePaused: true,
    };
    const liquid = { operatorAddress: VALOPER, weight: '0', status: 2 as const, delShares: '0', liquidTokens: '0' };
    const client = abciChain({
      [`${LIQUIDSTAKE}/Params`]: QueryParamsResponse.encode({ params }).finish(),
      [`${LIQUIDSTAKE}/LiquidValidators`]: QueryLiquidValidatorsResponse.encode({ liquidValidators: [liquid] }).finish(),
    });
    expect(await fetchLiquidStakeParams(client)).toMatchObject({
      modulePaused: true,
      minLiquidStakeAmount: 1000n,
      whitelistedValidators: [{ validatorAddress: VALOPER, targetWeight: 10_000n }],
      autocompoundFeeRate: ONE / 20n,
    });
    expect(await fetchLiquidValidators(client)).toEqual([{ ...liquid, weight: 0n, status: 'inactive', delShares: 0n, liquidTokens: 0n }]);
  });
});

test('a module that is not there is missing; a node that fails is a failure', async () => {
  const client = abciChain({ [`${LIQUIDSTAKE}/Params`]: new Uint8Array(), '/gaia.liquid.v1beta1.Query/Params': new Uint8Array() });
  expect(await probeCapabilities(client)).toEqual({ liquidstake: 'available', liquidstakeibc: 'missing', liquid: 'available' });
  const failing = { ...client, rpc: { execute: () => Promise.reject(new Error('down')), disconnect() {} } };
  await expect(probeCapabilities(failing)).rejects.toThrow('down');
});

test('cut and flipped answers are typed failures or other numbers, never an exception of another kind', async () => {
  const answer = QueryStatesResponse.encode({
    netAmountState: {
      mintRate: '1000000000000000000',
      stkxprtTotalSupply: '12345',
      netAmount: '12345000000000000000000',
      totalDelShares: '12345000000000000000000',
      totalLiquidTokens: '12345',
      totalRemainingRewards: '1',
      totalUnbondingBalance: '0',
      proxyAccBalance: '0',
    },
  }).finish();
  for (let at = 0; at < answer.length; at += 1) {
    for (const mask of [0x01, 0x80, 0xff]) {
      for (const broken of [answer.slice(0, at), answer.with(at, (answer[at] ?? 0) ^ mask)]) {
        const outcome = await fetchLiquidStakeState(only(`${LIQUIDSTAKE}/States`, broken)).catch((failure: unknown) => failure);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ error: { kind: 'malformed' } });
      }
    }
  }
});
