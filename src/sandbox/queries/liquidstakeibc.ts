import { bech32 } from '@scure/base';
import { coin } from '../coins.ts';
import { depositsWhere } from '../liquidstakeibc/deposits.ts';
import { hostChains, hostChainWhere, ibcDenomOf } from '../liquidstakeibc/host-chain.ts';
import { lsmDepositsWhere } from '../liquidstakeibc/lsm-deposits.ts';
import { depositAddress, PARAMS } from '../liquidstakeibc/module-accounts.ts';
import {
  DEPOSIT,
  HOST_CHAIN,
  type HostChain,
  LIQUIDSTAKEIBC_PARAMS,
  LSM_DEPOSIT,
  UNBONDING,
  USER_UNBONDING,
  VALIDATOR_UNBONDING,
} from '../liquidstakeibc/records.ts';
import { unbondingAt, unbondingsWhere, userUnbondingsWhere, validatorUnbondingsWhere } from '../liquidstakeibc/unbondings.ts';
import { balanceOf } from '../modules/bank.ts';
import { type RestRoute, restRoute } from '../rest-routes.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { fields, list } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

/** The module's queries: `proto/pstake/liquidstakeibc/v1beta1/query.proto`, `keeper/grpc_querier.go`. */

const SERVICE = 'pstake.liquidstakeibc.v1beta1.Query';
const CHAIN = fields({ chain_id: [1, 'string'] });
const NOTHING = fields({});

const notFound = (): QueryFailure => new QueryFailure('bare', 'key not found');

/** A registered host chain. @throws QueryFailure */
function chainOf(state: SandboxState, id: string): HostChain {
  const found = hostChainWhere(new Store(state), ({ chain_id }) => chain_id === id);
  if (!found) throw notFound();
  return found;
}

function required(text: string, name: string): string {
  if (text === '') throw new QueryFailure('InvalidArgument', `${name} cannot be empty`);
  return text;
}

function assertAddress(text: string): void {
  if (!bech32.decodeUnsafe(required(text, 'address') as `${string}1${string}`, false)) throw notFound();
}

export const liquidStakeIbcQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, LIQUIDSTAKEIBC_PARAMS] }), () => ({ params: PARAMS })),
  query(`${SERVICE}/HostChain`, CHAIN, fields({ host_chain: [1, HOST_CHAIN] }), (state, { chain_id }) => ({
    host_chain: chainOf(state, chain_id),
  })),
  plainQuery(`${SERVICE}/HostChains`, fields({ host_chains: [1, list(HOST_CHAIN)] }), (state) => ({
    host_chains: hostChains(new Store(state)),
  })),
  query(`${SERVICE}/Deposits`, CHAIN, fields({ deposits: [1, list(DEPOSIT)] }), (state, request) => {
    const { chain_id } = chainOf(state, request.chain_id);
    return { deposits: depositsWhere(new Store(state), (one) => one.chain_id === chain_id) };
  }),
  query(`${SERVICE}/LSMDeposits`, CHAIN, fields({ deposits: [1, list(LSM_DEPOSIT)] }), (state, request) => {
    const { chain_id } = chainOf(state, request.chain_id);
    return { deposits: lsmDepositsWhere(new Store(state), (one) => one.chain_id === chain_id) };
  }),
  query(`${SERVICE}/Unbondings`, CHAIN, fields({ unbondings: [1, list(UNBONDING)] }), (state, request) => {
    const id = required(request.chain_id, 'chain_id');
    return { unbondings: unbondingsWhere(new Store(state), ({ chain_id }) => chain_id === id) };
  }),
  query(
    `${SERVICE}/Unbonding`,
    fields({ chain_id: [1, 'string'], epoch: [2, 'int64'] }),
    fields({ unbonding: [1, UNBONDING] }),
    (state, { chain_id, epoch }) => {
      const unbonding = unbondingAt(new Store(state), required(chain_id, 'chain_id'), epoch);
      if (!unbonding) throw notFound();
      return { unbonding };
    },
  ),
  query(
    `${SERVICE}/UserUnbondings`,
    fields({ address: [1, 'string'] }),
    fields({ user_unbondings: [1, list(USER_UNBONDING)] }),
    (state, { address }) => {
      assertAddress(address);
      return { user_unbondings: userUnbondingsWhere(new Store(state), (one) => one.address === address.toLowerCase()) };
    },
  ),
  query(
    `${SERVICE}/HostChainUserUnbondings`,
    fields({ chain_id: [1, 'string'], pagination: pageRequest(2) }),
    fields({ user_unbondings: [1, list(USER_UNBONDING)], pagination: pageResponse(2) }),
    (state, request) => {
      const id = required(request.chain_id, 'chain_id');
      const all = userUnbondingsWhere(new Store(state), ({ chain_id }) => chain_id === id);
      const { page, pagination } = paginate(all, request.pagination, (one) => `${one.address}/${one.epoch_number}`);
      return { user_unbondings: page, pagination };
    },
  ),
  query(`${SERVICE}/ValidatorUnbondings`, CHAIN, fields({ validator_unbondings: [1, list(VALIDATOR_UNBONDING)] }), (state, request) => {
    const id = required(request.chain_id, 'chain_id');
    return { validator_unbondings: validatorUnbondingsWhere(new Store(state), ({ chain_id }) => chain_id === id) };
  }),
  query(`${SERVICE}/DepositAccountBalance`, CHAIN, fields({ balance: [1, COIN] }), (state, { chain_id }) => {
    const denom = ibcDenomOf(chainOf(state, chain_id));
    return { balance: coin(denom, balanceOf(new Store(state), depositAddress(), denom)) };
  }),
  query(`${SERVICE}/ExchangeRate`, CHAIN, fields({ rate: [1, 'dec'] }), (state, { chain_id }) => ({
    rate: chainOf(state, chain_id).c_value,
  })),
  // Nothing is moved between validators: the parameters that govern it are off.
  query(
    `${SERVICE}/Redelegations`,
    CHAIN,
    fields({ redelegations: [1, fields({ chain_i_d: [1, 'string'], redelegations: [2, list(NOTHING)] })] }),
    (state, { chain_id }) => ({
      redelegations: { chain_i_d: chainOf(state, chain_id).chain_id, redelegations: [] },
    }),
  ),
  query(`${SERVICE}/RedelegationTx`, CHAIN, fields({ redelegation_tx: [1, list(NOTHING)] }), (state, request) => {
    chainOf(state, request.chain_id);
    return { redelegation_tx: [] };
  }),
];

/** Of the two routes of user unbondings that look alike, by address and by chain, the first answers, as on the real chain. */
export const liquidStakeIbcRoutes: readonly RestRoute[] = [
  ['params', 'Params'],
  ['host_chain/{chain_id}', 'HostChain'],
  ['host_chains', 'HostChains'],
  ['deposits/{chain_id}', 'Deposits'],
  ['lsm_deposits/{chain_id}', 'LSMDeposits'],
  ['unbondings/{chain_id}', 'Unbondings'],
  ['unbonding/{chain_id}/{epoch}', 'Unbonding'],
  ['user_unbondings/{address}', 'UserUnbondings'],
  ['validator_unbondings/{chain_id}', 'ValidatorUnbondings'],
  ['deposit_account_balance/{chain_id}', 'DepositAccountBalance'],
  ['exchange_rate/{chain_id}', 'ExchangeRate'],
  ['redelegations/{chain_id}', 'Redelegations'],
  ['redelegation_tx/{chain_id}', 'RedelegationTx'],
].map(([template = '', method = '']) => restRoute(`/pstake/liquidstakeibc/v1beta1/${template}`, SERVICE, method));
