import { QueryAccountResponse } from 'cosmjs-types/cosmos/auth/v1beta1/query';
import { QueryDenomMetadataResponse, QueryTotalSupplyRequest, QueryTotalSupplyResponse } from 'cosmjs-types/cosmos/bank/v1beta1/query';
import { GetBlockByHeightResponse, GetNodeInfoResponse } from 'cosmjs-types/cosmos/base/tendermint/v1beta1/query';
import { QueryParamsResponse as ConsensusParams } from 'cosmjs-types/cosmos/consensus/v1/query';
import {
  QueryParamsResponse as DistributionParams,
  QueryDelegationTotalRewardsResponse,
} from 'cosmjs-types/cosmos/distribution/v1beta1/query';
import { QueryEpochInfosResponse } from 'cosmjs-types/cosmos/epochs/v1beta1/query';
import { QueryParamsResponse as MintParams, QueryInflationResponse } from 'cosmjs-types/cosmos/mint/v1beta1/query';
import { QuerySigningInfosResponse, QueryParamsResponse as SlashingParams } from 'cosmjs-types/cosmos/slashing/v1beta1/query';
import {
  QueryDelegatorDelegationsRequest,
  QueryDelegatorDelegationsResponse,
  QueryValidatorsRequest,
  QueryValidatorsResponse,
  QueryParamsResponse as StakingParams,
} from 'cosmjs-types/cosmos/staking/v1beta1/query';
import { SimulateResponse } from 'cosmjs-types/cosmos/tx/v1beta1/service';
import { ContinuousVestingAccount } from 'cosmjs-types/cosmos/vesting/v1beta1/vesting';
import { describe, expect, test } from 'vitest';
import { QueryParamsResponse as HalvingParams } from '#chain/gen/persistence/halving/v1beta1/query.ts';
import {
  QueryParamsResponse as LiquidStakeParams,
  QueryLiquidValidatorsResponse,
} from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { cosmjsSigned } from '../../testing/cosmjs-signed.ts';
import { initChain } from '../app.ts';
import { nextBlock } from '../clock.ts';
import { SandboxNode } from '../node.ts';
import { rpcMethods } from '../rpc.ts';
import { inProcessRpc } from '../rpc-client.ts';
import { seedGenesis } from '../seed-genesis.ts';
import { abciQuery } from './abci-query.ts';

/** The sandbox writes its answers with field tables of its own; these tests read them with the generated codecs. */

const genesis = seedGenesis();
const node = new SandboxNode(genesis, initChain(genesis));
nextBlock(node);
nextBlock(node);

type Codec<T> = { decode(bytes: Uint8Array): T };
type Encoder = { finish(): Uint8Array };

function ask<T>(path: string, codec: Codec<T>, request?: Encoder): T {
  const answer = abciQuery(node, path, request?.finish() ?? new Uint8Array(), 0n);
  expect(answer.log).toBe('');
  return codec.decode(answer.value ?? new Uint8Array());
}
const text = (number: number, value: string): Encoder => ({
  finish: () => Uint8Array.of((number << 3) | 2, value.length, ...new TextEncoder().encode(value)),
});
const VESTING = 'persistence1tx9zxcjguyly4ek02awtmhthm5mnag2w53h2qd';
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';

describe('answers read by generated codecs', () => {
  test('a vesting account', () => {
    const { account } = ask('/cosmos.auth.v1beta1.Query/Account', QueryAccountResponse, text(1, VESTING));
    expect(account?.typeUrl).toBe('/cosmos.vesting.v1beta1.ContinuousVestingAccount');
    const vesting = ContinuousVestingAccount.decode(account?.value ?? new Uint8Array());
    expect(vesting.baseVestingAccount?.originalVesting).toEqual([{ denom: 'uxprt', amount: '8000000000' }]);
    expect(vesting.baseVestingAccount?.baseAccount).toMatchObject({ address: VESTING, sequence: 1n });
    expect(vesting.baseVestingAccount?.delegatedVesting[0]?.amount).toBe('3000000000');
  });

  test('validators: in and out of the set, paged', () => {
    const path = '/cosmos.staking.v1beta1.Query/Validators';
    const { validators, pagination } = ask(path, QueryValidatorsResponse);
    expect(validators).toHaveLength(21);
    expect(pagination?.total).toBe(21n);
    const jailed = validators.filter((validator) => validator.jailed).map(({ description }) => description.moniker);
    expect(jailed.sort()).toEqual(['Dropped Anchor', 'Twin Lights']);
    expect(validators.filter(({ status }) => status === 3)).toHaveLength(18);
    const kestrel = validators.find(({ description }) => description.moniker === 'Kestrel');
    expect(kestrel?.commission.commissionRates.rate).toBe('70000000000000000');
    expect(kestrel?.consensusPubkey?.typeUrl).toBe('/cosmos.crypto.ed25519.PubKey');

    const pages: string[] = [];
    let key: Uint8Array = new Uint8Array();
    do {
      const request = QueryValidatorsRequest.encode(
        QueryValidatorsRequest.fromPartial({ status: 'BOND_STATUS_BONDED', pagination: { key, limit: 7n } }),
      );
      const page = ask(path, QueryValidatorsResponse, request);
      pages.push(...page.validators.map(({ operatorAddress }) => operatorAddress));
      key = page.pagination?.nextKey ?? new Uint8Array();
    } while (key.length > 0);
    expect(pages).toEqual(validators.filter(({ status }) => status === 3).map(({ operatorAddress }) => operatorAddress));
  });

  test('delegations and rewards of one address', () => {
    const request = QueryDelegatorDelegationsRequest.encode(QueryDelegatorDelegationsRequest.fromPartial({ delegatorAddr: ALICE }));
    const { delegationResponses } = ask('/cosmos.staking.v1beta1.Query/DelegatorDelegations', QueryDelegatorDelegationsResponse, request);
    expect(delegationResponses.map(({ balance }) => balance.amount).sort()).toEqual(['1250500000', '300000000', '5000000000']);
    const { rewards, total } = ask(
      '/cosmos.distribution.v1beta1.Query/DelegationTotalRewards',
      QueryDelegationTotalRewardsResponse,
      text(1, ALICE),
    );
    expect(rewards).toHaveLength(3);
    expect(BigInt(total[0]?.amount ?? '0')).toBeGreaterThan(10n ** 18n);
  });

  test('parameters', () => {
    expect(ask('/cosmos.staking.v1beta1.Query/Params', StakingParams).params).toMatchObject({
      unbondingTime: { seconds: 1_814_400n, nanos: 0 },
      maxEntries: 7,
      bondDenom: 'uxprt',
    });
    expect(ask('/cosmos.distribution.v1beta1.Query/Params', DistributionParams).params.communityTax).toBe('100000000000000000');
    expect(ask('/cosmos.mint.v1beta1.Query/Params', MintParams).params).toMatchObject({
      blocksPerYear: 31_557_600n,
      inflationMax: '125000000000000000',
    });
    expect(new TextDecoder().decode(ask('/cosmos.mint.v1beta1.Query/Inflation', QueryInflationResponse).inflation)).toMatch(/^95\d{15}$/);
    expect(ask('/cosmos.slashing.v1beta1.Query/Params', SlashingParams).params.signedBlocksWindow).toBe(10_000n);
    const { info } = ask('/cosmos.slashing.v1beta1.Query/SigningInfos', QuerySigningInfosResponse);
    expect(info).toHaveLength(20);
    expect(info.filter(({ tombstoned }) => tombstoned)).toHaveLength(1);
    expect(info.map(({ missedBlocksCounter }) => missedBlocksCounter).filter((missed) => missed > 0n).length).toBeGreaterThan(2);
    expect(ask('/cosmos.consensus.v1.Query/Params', ConsensusParams).params?.block?.maxGas).toBe(-1n);
    expect(ask('/persistence.halving.v1beta1.Query/Params', HalvingParams).params?.blockHeight).toBe(10_519_200n);
    expect(ask('/pstake.liquidstake.v1beta1.Query/Params', LiquidStakeParams).params).toMatchObject({
      autocompoundFeeRate: '50000000000000000',
      modulePaused: false,
    });
    const { epochs } = ask('/cosmos.epochs.v1beta1.Query/EpochInfos', QueryEpochInfosResponse);
    expect(epochs.map(({ identifier, duration }) => [identifier, duration.seconds])).toEqual([
      ['day', 86_400n],
      ['hour', 3600n],
      ['week', 604_800n],
    ]);
  });

  test('eight liquid validators whose weights are the whole', () => {
    const { liquidValidators } = ask('/pstake.liquidstake.v1beta1.Query/LiquidValidators', QueryLiquidValidatorsResponse);
    expect(liquidValidators).toHaveLength(8);
    expect(liquidValidators.reduce((sum, { weight }) => sum + Number(weight), 0)).toBe(10_000);
    expect(new Set(liquidValidators.map(({ weight }) => weight)).size).toBeGreaterThan(3);
  });

  test('supply, metadata, node and block', () => {
    const { supply } = ask('/cosmos.bank.v1beta1.Query/TotalSupply', QueryTotalSupplyResponse, QueryTotalSupplyRequest.encode({}));
    expect(supply.map(({ denom }) => denom)).toEqual([
      expect.stringMatching(/^ibc\//),
      expect.stringMatching(/^persistencevaloper1\w+\/2$/),
      expect.stringMatching(/^persistencevaloper1\w+\/1$/),
      'stk/uxprt',
      'uxprt',
    ]);
    expect(ask('/cosmos.bank.v1beta1.Query/DenomMetadata', QueryDenomMetadataResponse, text(1, 'uxprt')).metadata.denomUnits).toHaveLength(
      3,
    );
    const info = ask('/cosmos.base.tendermint.v1beta1.Service/GetNodeInfo', GetNodeInfoResponse);
    expect(info.defaultNodeInfo?.network).toBe('core-sandbox-1');
    expect(info.applicationVersion?.version).toBe('v16.0.1');
    const block = ask('/cosmos.base.tendermint.v1beta1.Service/GetLatestBlock', GetBlockByHeightResponse);
    expect(block.block?.header.height).toBe(2n);
    expect(block.block?.lastCommit?.signatures).toHaveLength(18);
  });

  test('a simulation', async () => {
    const value = { fromAddress: ALICE, toAddress: VESTING, amount: [{ denom: 'uxprt', amount: '1' }] };
    const tx = await cosmjsSigned(
      inProcessRpc(() => rpcMethods(node)),
      'alice',
      [{ typeUrl: '/cosmos.bank.v1beta1.MsgSend', value }],
    );
    const size = tx.length;
    const request = { finish: () => Uint8Array.of(0x12, (size & 0x7f) | 0x80, size >> 7, ...tx) };
    const { gasInfo, result } = ask('/cosmos.tx.v1beta1.Service/Simulate', SimulateResponse, request);
    expect(Number(gasInfo?.gasUsed)).toBeGreaterThan(60_000);
    expect(result?.events.some(({ type }) => type === 'transfer')).toBe(true);
    expect(result?.msgResponses[0]?.typeUrl).toBe('/cosmos.bank.v1beta1.MsgSendResponse');
  });
});
