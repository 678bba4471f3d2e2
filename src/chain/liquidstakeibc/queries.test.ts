import { describe, expect, test } from 'vitest';
import { parseDec } from '#domain/dec.ts';
import { pendingDeposits, totalDelegated } from '#domain/host-stake.ts';
import { abciChain } from '#testing/abci-chain.ts';
import { HOST_STAKE_TIMELINE, hostStakeNode } from '#testing/recorded-host-stake.ts';
import { recordedHostTransactions } from '#testing/recorded-transactions.ts';
import { recording } from '#testing/recording.ts';
import { ChainFailure } from '../abci.ts';
import {
  QueryDepositsResponse,
  QueryHostChainResponse,
  QueryHostChainsResponse,
  QueryLSMDepositsResponse,
  QueryUnbondingsResponse,
  QueryUserUnbondingsResponse,
} from '../gen/pstake/liquidstakeibc/v1beta1/liquidstakeibc.ts';
import { isMissingModule } from '../probe.ts';
import { writeMessage } from '../wire.ts';
import { readHostStakeEvents } from './events.ts';
import { fetchDepositBalance, fetchHostChain, fetchHostChains, fetchHostRate, fetchHostStakeParams } from './host-chains.ts';
import { fetchHostDeposits, fetchHostShareDeposits, fetchHostUnbondings, fetchUserUnbondings } from './queues.ts';

const SERVICE = '/pstake.liquidstakeibc.v1beta1.Query';
const HUB = 'hub-sandbox-1';
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const BOB = 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g';

const at = (height: number) => {
  const moment = HOST_STAKE_TIMELINE.find((one) => one.height === height);
  if (!moment) throw new Error(String(height));
  return moment;
};

describe('the module as it was recorded', () => {
  test('a host chain, with its decimals and its switches', async () => {
    const host = await fetchHostChain(hostStakeNode(at(121)), HUB);
    expect(host).toEqual({
      chainId: HUB,
      hostDenom: 'uatom',
      port: 'transfer',
      channel: 'channel-0',
      active: true,
      takesShares: false,
      cValue: 10n ** 18n,
      upperLimit: parseDec('1.01'),
      lowerLimit: parseDec('0.99'),
      fees: { deposit: 0n, restake: parseDec('0.05'), unstake: 0n, redemption: parseDec('0.005') },
      minimumDeposit: 5n,
      unbondingFactor: 2n,
      autoCompoundFactor: parseDec('0.000547945205479452'),
      validators: [
        {
          operatorAddress: 'cosmosvaloper1gw26h56u4dzyyr9588l0mmzluffzwfr887f534',
          bonded: true,
          weight: 10n ** 18n,
          delegatedAmount: 0n,
          exchangeRate: 10n ** 18n,
        },
      ],
    });
    expect(await fetchHostChains(hostStakeNode(at(121)))).toEqual([host]);
  });

  test.each(HOST_STAKE_TIMELINE)(
    'at height $height its queues are read, and the rate of the host chain is the one it tells',
    async (moment) => {
      const node = hostStakeNode(moment);
      const [host, rate, deposits, unbondings] = await Promise.all([
        fetchHostChain(node, HUB),
        fetchHostRate(node, HUB),
        fetchHostDeposits(node, HUB),
        fetchHostUnbondings(node, HUB),
      ]);
      expect(host?.cValue).toBe(rate);
      const users = [...(await fetchUserUnbondings(node, ALICE)), ...(await fetchUserUnbondings(hostStakeNode(moment, 'bob'), BOB))];
      // Nobody else redeems: the parts are the whole.
      for (const { epoch, burnAmount, unbondAmount } of unbondings) {
        const parts = users.filter((one) => one.epoch === epoch && one.chainId === HUB);
        expect(parts.reduce((sum, { stkAmount }) => sum + stkAmount, 0n)).toBe(burnAmount);
        expect(parts.reduce((sum, part) => sum + part.unbondAmount, 0n)).toBe(unbondAmount);
      }
      expect(deposits.every(({ epoch }) => epoch > 0n)).toBe(true);
    },
  );

  test('a deposit waits, is sent, is being delegated, and then is delegated', async () => {
    const states = new Set<string>();
    let delegated = 0n;
    for (const moment of HOST_STAKE_TIMELINE) {
      const deposits = await fetchHostDeposits(hostStakeNode(moment), HUB);
      for (const { state, amount } of deposits) if (amount > 0n) states.add(state);
      const host = await fetchHostChain(hostStakeNode(moment), HUB);
      if (host) delegated = totalDelegated(host);
    }
    expect([...states]).toEqual(expect.arrayContaining(['pending', 'sent', 'delegating']));
    expect(delegated).toBeGreaterThan(0n);
    const waiting = HOST_STAKE_TIMELINE.find(({ height }) => height > 121);
    if (waiting) expect(pendingDeposits(await fetchHostDeposits(hostStakeNode(waiting), HUB))).toBeGreaterThan(0n);
  });

  test('an unbonding has no date until the host has answered, and then has one', async () => {
    const all = await Promise.all(HOST_STAKE_TIMELINE.map((moment) => fetchHostUnbondings(hostStakeNode(moment), HUB)));
    const dates = all.flat().map(({ state, matureTime }) => [state, matureTime === null ? 'none' : 'date'].join(' '));
    expect(new Set(dates)).toEqual(new Set(['pending none', 'initiated none', 'maturing date', 'matured date']));
  });
});

describe('its events', () => {
  type Told = { readonly result?: { readonly events?: readonly { type: string; attributes: readonly [string, string][] }[] } };
  const told = recording<readonly Told[]>('liquidstakeibc-transactions').flatMap(({ result }) =>
    (result?.events ?? []).map(({ type, attributes }) => ({ type, attributes: attributes.map(([key, value]) => ({ key, value })) })),
  );

  test('say what was given, what came of it, the fee, and for an unbonding its epoch', () => {
    const read = readHostStakeEvents(told);
    expect(read.map(({ kind, epoch }) => [kind, epoch])).toEqual([
      ['minted', null],
      ['minted', null],
      ['redeemed', null],
      ['unbonding', 6n],
      ['unbonding', 6n],
      ['unbonding', 6n],
    ]);
    expect(read[2]).toEqual({
      kind: 'redeemed',
      chainId: HUB,
      address: BOB,
      paid: { denom: 'stk/uatom', amount: 10_000_000n },
      got: { denom: 'uatom', amount: 9_950_000n },
      fee: { denom: 'stk/uatom', amount: 50_000n },
      epoch: null,
    });
    expect(recordedHostTransactions().filter(({ result }) => result?.code === 0)).toHaveLength(read.length + 2);
  });

  test("are not x/liquidstake's, whose names they share, and nothing that cannot be read", () => {
    const other = [
      ['delegator', ALICE],
      ['liquid_amount', '5uxprt'],
      ['stkxprt_minted_amount', '5stk/uxprt'],
    ];
    const events = ['liquid_stake', 'liquid_unstake', 'redeem', 'toString'].map((type) => ({
      type,
      attributes: other.map(([key = '', value = '']) => ({ key, value })),
    }));
    expect(readHostStakeEvents(events)).toEqual([]);
    const [whole] = told.filter(({ type }) => type === 'redeem');
    for (const bad of ['', '-5uatom', '5', '5 uatom', `${'9'.repeat(79)}uatom`]) {
      const attributes = whole?.attributes.map((one) => (one.key === 'input_amount' ? { ...one, value: bad } : one)) ?? [];
      expect(readHostStakeEvents([{ type: 'redeem', attributes }])).toEqual([]);
    }
  });
});

describe('a chain without the module, or without that host', () => {
  test('is told from one that cannot be asked', async () => {
    const gone = await fetchHostChains(abciChain({})).catch((failure: unknown) => failure);
    expect(isMissingModule(gone)).toBe(true);
    const refusing = (code: number, log: string) => {
      const client = abciChain({});
      const execute = () => Promise.reject(new ChainFailure({ kind: 'query-failed', codespace: 'sdk', code, log }));
      return { ...client, rpc: { ...client.rpc, execute } };
    };
    expect(await fetchHostChain(refusing(18, 'key not found: invalid request'), 'x')).toBeNull();
    expect(await fetchHostChain(refusing(22, 'key not found'), 'x')).toBeNull();
    await expect(fetchHostChain(refusing(18, 'chain_id cannot be empty: invalid request'), '')).rejects.toMatchObject({
      error: { code: 18 },
    });
    await expect(fetchHostChain(refusing(6, 'unknown query path'), 'x')).rejects.toMatchObject({ error: { code: 6 } });
  });
});

describe('answers that no chain gives', () => {
  const hostChain = QueryHostChainResponse.fromPartial({
    hostChain: {
      chainId: HUB,
      hostDenom: 'uatom',
      params: { depositFee: '0', restakeFee: '0', unstakeFee: '0', redemptionFee: '0', upperCValueLimit: '1', lowerCValueLimit: '1' },
      minimumDeposit: '5',
      cValue: '1000000000000000000',
      autoCompoundFactor: '0',
    },
  }).hostChain;
  const answering = (change: object) => {
    const bytes = QueryHostChainResponse.encode(
      QueryHostChainResponse.fromPartial({ hostChain: { ...hostChain, ...change } } as never),
    ).finish();
    return abciChain({ [`${SERVICE}/HostChain`]: bytes });
  };

  test.each([
    ['another host chain', { chainId: 'osmo-sandbox-1' }],
    ['no denom', { hostDenom: '' }],
    ['no rate', { cValue: '' }],
    ['a negative rate', { cValue: '-1' }],
    ['a fee above everything', { params: { ...hostChain?.params, unstakeFee: '1000000000000000001' } }],
    ['a negative fee', { params: { ...hostChain?.params, depositFee: '-5' } }],
    ['no parameters', { params: undefined }],
    ['a negative minimum', { minimumDeposit: '-5' }],
    ['a factor below zero', { unbondingFactor: -1n }],
    ['a name of a megabyte', { channelId: 'c'.repeat(20_000) }],
  ])('%s', async (_, change) => {
    await expect(fetchHostChain(answering(change), HUB)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test('one without flags takes no shares', async () => {
    expect(await fetchHostChain(answering({ flags: undefined }), HUB)).toMatchObject({ takesShares: false });
    expect(await fetchHostChain(answering({ flags: { lsm: true } }), HUB)).toMatchObject({ takesShares: true });
  });

  test('one host chain twice', async () => {
    const bytes = QueryHostChainsResponse.encode({ hostChains: hostChain ? [hostChain, hostChain] : [] }).finish();
    await expect(fetchHostChains(abciChain({ [`${SERVICE}/HostChains`]: bytes }))).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  const coin = { denom: 'uatom', amount: '5' };
  const deposit = { chainId: HUB, amount: coin, epoch: 3n, state: 0 as const };
  const unbonding = {
    chainId: HUB,
    epochNumber: 3n,
    matureTime: { seconds: 5n, nanos: 0 },
    burnAmount: coin,
    unbondAmount: coin,
    state: 0 as const,
  };
  test.each([
    [
      'deposits of another host',
      fetchHostDeposits,
      'Deposits',
      QueryDepositsResponse.encode(QueryDepositsResponse.fromPartial({ deposits: [{ ...deposit, chainId: 'x' }] })),
    ],
    [
      'a deposit in no state',
      fetchHostDeposits,
      'Deposits',
      QueryDepositsResponse.encode(QueryDepositsResponse.fromPartial({ deposits: [{ ...deposit, state: 4 as never }] })),
    ],
    [
      'a deposit without an amount',
      fetchHostDeposits,
      'Deposits',
      QueryDepositsResponse.encode(QueryDepositsResponse.fromPartial({ deposits: [{ chainId: HUB }] })),
    ],
    [
      'shares in no state',
      fetchHostShareDeposits,
      'LSMDeposits',
      QueryLSMDepositsResponse.encode(
        QueryLSMDepositsResponse.fromPartial({ deposits: [{ chainId: HUB, amount: '5', state: 9 as never }] }),
      ),
    ],
    [
      'an unbonding in no state',
      fetchHostUnbondings,
      'Unbondings',
      QueryUnbondingsResponse.encode(QueryUnbondingsResponse.fromPartial({ unbondings: [{ ...unbonding, state: 6 as never }] })),
    ],
    [
      'an unbonding of another host',
      fetchHostUnbondings,
      'Unbondings',
      QueryUnbondingsResponse.encode(QueryUnbondingsResponse.fromPartial({ unbondings: [{ ...unbonding, chainId: '' }] })),
    ],
    [
      'a negative epoch',
      fetchHostUnbondings,
      'Unbondings',
      QueryUnbondingsResponse.encode(QueryUnbondingsResponse.fromPartial({ unbondings: [{ ...unbonding, epochNumber: -3n }] })),
    ],
    [
      'the unbonding of somebody else',
      fetchUserUnbondings,
      'UserUnbondings',
      QueryUserUnbondingsResponse.encode(
        QueryUserUnbondingsResponse.fromPartial({
          userUnbondings: [{ chainId: HUB, address: ALICE, stkAmount: coin, unbondAmount: coin }],
        }),
      ),
    ],
  ])('%s', async (_, ask, method, writer) => {
    await expect(ask(abciChain({ [`${SERVICE}/${method}`]: writer.finish() }), HUB)).rejects.toMatchObject({
      error: { kind: 'malformed' },
    });
  });

  test('cut and flipped', async () => {
    const bytes = QueryHostChainResponse.encode({ hostChain }).finish();
    for (let place = 0; place < bytes.length; place += 1) {
      for (const broken of [bytes.slice(0, place), bytes.with(place, (bytes[place] ?? 0) ^ 0x81)]) {
        const outcome = await fetchHostChain(abciChain({ [`${SERVICE}/HostChain`]: broken }), HUB).catch((failure: unknown) => failure);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ error: { kind: 'malformed' } });
      }
    }
  });
});

test('parameters, shares on their way, and what waits to be sent', async () => {
  const coin = writeMessage([1, 'ibc/AB'], [2, '77']);
  const deposits = [{ chainId: HUB, amount: '5', denom: 'v/1', ibcDenom: 'ibc/CD', delegatorAddress: ALICE, state: 3 as const }];
  const node = abciChain({
    [`${SERVICE}/Params`]: writeMessage([1, writeMessage([1, ALICE], [2, BOB])]),
    [`${SERVICE}/DepositAccountBalance`]: writeMessage([1, coin]),
    [`${SERVICE}/LSMDeposits`]: QueryLSMDepositsResponse.encode(QueryLSMDepositsResponse.fromPartial({ deposits })).finish(),
  });
  expect(await fetchHostStakeParams(node)).toEqual({ adminAddress: ALICE, feeAddress: BOB });
  expect(await fetchDepositBalance(node, HUB)).toEqual({ denom: 'ibc/AB', amount: 77n });
  expect(await fetchHostShareDeposits(node, HUB)).toEqual([
    { delegator: ALICE, ibcDenom: 'ibc/CD', denom: 'v/1', amount: 5n, state: 'untokenizing' },
  ]);
});
