import { describe, expect, test } from 'vitest';
import {
  Deposit_DepositState,
  QueryDepositAccountBalanceResponse,
  QueryDepositsResponse,
  QueryExchangeRateResponse,
  QueryHostChainResponse,
  QueryHostChainsResponse,
  QueryLSMDepositsResponse,
  QueryParamsResponse,
  QueryUnbondingResponse,
  QueryUnbondingsResponse,
  QueryUserUnbondingsResponse,
  Unbonding_UnbondingState,
} from '#chain/gen/pstake/liquidstakeibc/v1beta1/liquidstakeibc.ts';
import { type HostWorld, hostWorld, registerHub, sendToCore } from '#testing/host-world.ts';
import { coin } from '../coins.ts';
import { liquidStake, liquidUnstake } from '../liquidstakeibc/actions.ts';
import { answerRest } from '../rest.ts';
import { addressOf } from '../seed-accounts.ts';
import { encode, fields } from '../wire.ts';
import { type AbciAnswer, abciQuery } from './abci-query.ts';

/** The sandbox's field tables against the generated codecs: alice has staked 100 ATOM, asks for 40 of them back, and has staked 100 more today. */

const HUB = 'hub-sandbox-1';
const SERVICE = '/pstake.liquidstakeibc.v1beta1.Query/';
const ALICE = addressOf('alice');
const TEXT = fields({ text: [1, 'string'] });
const EPOCH = fields({ chain_id: [1, 'string'], epoch: [2, 'int64'] });

function prepared(): HostWorld {
  const world = hostWorld();
  registerHub(world);
  sendToCore(world, 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn', ALICE, 200_000_000n);
  const blocks = (count: number): void => {
    for (let block = 0; block < count; block++) world.step();
  };
  const stake = (): void =>
    world.change(world.core, (context) => {
      const held = context.store.get('balances', ALICE)?.find(({ denom }) => denom.startsWith('ibc/'));
      liquidStake(context, ALICE, coin(held?.denom ?? '', 100_000_000n));
    });
  blocks(3);
  stake();
  blocks(50);
  stake();
  world.change(world.core, (context) => liquidUnstake(context, ALICE, coin('stk/uatom', 40_000_000n)));
  return world;
}
const { core } = prepared();

const raw = (method: string, request = encode(TEXT, { text: HUB })): AbciAnswer => abciQuery(core, SERVICE + method, request, 0n);
function ask<T>(method: string, codec: { decode(bytes: Uint8Array): T }, request?: Uint8Array): T {
  const { log, value } = raw(method, request);
  expect(log).toBe('');
  return codec.decode(value ?? new Uint8Array());
}
const rest = (path: string) => answerRest(core, 'GET', new URL(`http://node/pstake/liquidstakeibc/v1beta1/${path}`), '');

describe('answers read by generated codecs', () => {
  test('a host chain, and all of them', () => {
    const { hostChain } = ask('HostChain', QueryHostChainResponse);
    expect(hostChain).toMatchObject({ chainId: HUB, hostDenom: 'uatom', minimumDeposit: '10000', unbondingFactor: 4n, active: true });
    expect(hostChain?.validators.length).toBeGreaterThan(1);
    expect(hostChain?.delegationAccount?.owner).toBe(`${HUB}.delegate`);
    expect(ask('HostChains', QueryHostChainsResponse).hostChains).toEqual([hostChain]);
  });

  test('a deposit that waits for the end of the day, and the account that holds it', () => {
    const [deposit] = ask('Deposits', QueryDepositsResponse).deposits;
    expect(deposit).toMatchObject({ chainId: HUB, state: Deposit_DepositState.DEPOSIT_PENDING, ibcSequenceId: '' });
    expect(deposit?.amount?.amount).toBe('100000000');
    expect(ask('DepositAccountBalance', QueryDepositAccountBalanceResponse).balance).toEqual(deposit?.amount);
    expect(ask('LSMDeposits', QueryLSMDepositsResponse).deposits).toEqual([]);
  });

  test('an unbonding by its chain, by its day, and by who waits for it', () => {
    const { unbondings } = ask('Unbondings', QueryUnbondingsResponse);
    expect(unbondings).toMatchObject([{ chainId: HUB, epochNumber: 4n, state: Unbonding_UnbondingState.UNBONDING_PENDING }]);
    expect(ask('Unbonding', QueryUnbondingResponse, encode(EPOCH, { chain_id: HUB, epoch: 4n })).unbonding).toEqual(unbondings[0]);
    const mine = ask('UserUnbondings', QueryUserUnbondingsResponse, encode(TEXT, { text: ALICE })).userUnbondings;
    expect(mine).toMatchObject([{ address: ALICE, epochNumber: 4n, stkAmount: coinOf('stk/uatom'), unbondAmount: coinOf('uatom') }]);
    expect(raw('HostChainUserUnbondings').value?.length).toBeGreaterThan(0);
  });

  test('the rate and the parameters', () => {
    expect(ask('ExchangeRate', QueryExchangeRateResponse).rate).toBe('1000000000000000000');
    expect(ask('Params', QueryParamsResponse, new Uint8Array()).params?.adminAddress).toBe(addressOf('admin'));
  });

  function coinOf(denom: string) {
    return { denom, amount: '40000000' };
  }
});

test('what there is not', () => {
  const unknown = encode(TEXT, { text: 'elsewhere-1' });
  for (const method of ['HostChain', 'Deposits', 'LSMDeposits', 'DepositAccountBalance', 'ExchangeRate', 'Redelegations', 'RedelegationTx'])
    expect(raw(method, unknown)).toMatchObject({ code: 18, log: 'key not found: invalid request' });
  for (const method of ['Unbondings', 'ValidatorUnbondings', 'HostChainUserUnbondings', 'Unbonding'])
    expect(raw(method, new Uint8Array()).log).toContain('chain_id cannot be empty');
  expect(raw('Unbondings', unknown).log).toBe('');
  expect(raw('UserUnbondings', new Uint8Array()).log).toContain('address cannot be empty');
  expect(raw('UserUnbondings', unknown).log).toContain('key not found');
  expect(raw('Unbonding', encode(EPOCH, { chain_id: HUB, epoch: 5n })).log).toContain('key not found');
});

test('routes over REST; of two that look alike the one by address', () => {
  expect(JSON.parse(rest(`exchange_rate/${HUB}`).body)).toEqual({ rate: '1.000000000000000000' });
  expect(JSON.parse(rest(`unbonding/${HUB}/4`).body)).toMatchObject({ unbonding: { epoch_number: '4', state: 'UNBONDING_PENDING' } });
  expect(JSON.parse(rest(`user_unbondings/${ALICE}`).body).user_unbondings).toHaveLength(1);
  expect(rest(`user_unbondings/${HUB}`).status).toBe(500);
  for (const path of ['params', 'host_chains', ...['host_chain', 'deposits', 'lsm_deposits', 'unbondings'].map((name) => `${name}/${HUB}`)])
    expect(rest(path).status).toBe(200);
});
