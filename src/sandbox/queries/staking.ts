import { byAddress, OPERATOR } from '../address.ts';
import { truncateInt } from '../dec.ts';
import { balanceOf } from '../modules/bank.ts';
import { poolOf } from '../modules/staking.ts';
import { delegationsOf, tokensFromShares, validatorsByAddress } from '../modules/validator.ts';
import { type Delegation, pairKey, type Redelegation, type SandboxState, type Unbonding, type Validator } from '../state.ts';
import { Store } from '../store.ts';
import { fields, list, names, packAny, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { bareAddressArgument, requiredAddress } from './address-argument.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'cosmos.staking.v1beta1.Query';
const STATUSES = ['BOND_STATUS_UNSPECIFIED', 'BOND_STATUS_UNBONDED', 'BOND_STATUS_UNBONDING', 'BOND_STATUS_BONDED'];

const CONSENSUS_KEY = fields({ key: [1, 'bytes'] });
const DESCRIPTION = fields({
  moniker: [1, 'string'],
  identity: [2, 'string'],
  website: [3, 'string'],
  security_contact: [4, 'string'],
  details: [5, 'string'],
});
const RATES = fields({ rate: [1, 'dec'], max_rate: [2, 'dec'], max_change_rate: [3, 'dec'] });
const VALIDATOR = fields({
  operator_address: [1, 'string'],
  consensus_pubkey: [2, 'any'],
  jailed: [3, 'bool'],
  status: [4, names(STATUSES)],
  tokens: [5, 'int'],
  delegator_shares: [6, 'dec'],
  description: [7, DESCRIPTION],
  unbonding_height: [8, 'int64'],
  unbonding_time: [9, 'time'],
  commission: [10, fields({ commission_rates: [1, RATES], update_time: [2, 'time'] })],
  min_self_delegation: [11, 'int'],
  unbonding_on_hold_ref_count: [12, 'int64'],
  unbonding_ids: [13, list('uint64')],
});
const DELEGATION_RESPONSE = fields({
  delegation: [1, fields({ delegator_address: [1, 'string'], validator_address: [2, 'string'], shares: [3, 'dec'] })],
  balance: [2, COIN],
});
const UNBONDING_ENTRY = fields({
  creation_height: [1, 'int64'],
  completion_time: [2, 'time'],
  initial_balance: [3, 'int'],
  balance: [4, 'int'],
  unbonding_id: [5, 'uint64'],
  unbonding_on_hold_ref_count: [6, 'int64'],
});
const UNBONDING = fields({
  delegator_address: [1, 'string'],
  validator_address: [2, 'string'],
  entries: [3, list(UNBONDING_ENTRY)],
});
const REDELEGATION_ENTRY = fields({
  creation_height: [1, 'int64'],
  completion_time: [2, 'time'],
  initial_balance: [3, 'int'],
  shares_dst: [4, 'dec'],
  unbonding_id: [5, 'uint64'],
  unbonding_on_hold_ref_count: [6, 'int64'],
});
const REDELEGATION = fields({
  delegator_address: [1, 'string'],
  validator_src_address: [2, 'string'],
  validator_dst_address: [3, 'string'],
  entries: [4, list(REDELEGATION_ENTRY)],
});
const REDELEGATION_RESPONSE = fields({
  redelegation: [1, REDELEGATION],
  entries: [2, list(fields({ redelegation_entry: [1, REDELEGATION_ENTRY], balance: [4, 'int'] }))],
});
const PARAMS = fields({
  unbonding_time: [1, 'duration'],
  max_validators: [2, 'uint32'],
  max_entries: [3, 'uint32'],
  historical_entries: [4, 'uint32'],
  bond_denom: [5, 'string'],
  min_commission_rate: [6, 'dec'],
});

const BY_DELEGATOR = fields({ delegator_addr: [1, 'string'], pagination: pageRequest(2) });
const BY_VALIDATOR = fields({ validator_addr: [1, 'string'], pagination: pageRequest(2) });
const BY_PAIR = fields({ delegator_addr: [1, 'string'], validator_addr: [2, 'string'] });

const VALIDATORS = fields({ validators: [1, list(VALIDATOR)], pagination: pageResponse(2) });
const DELEGATIONS = fields({ delegation_responses: [1, list(DELEGATION_RESPONSE)], pagination: pageResponse(2) });
const UNBONDINGS = fields({ unbonding_responses: [1, list(UNBONDING)], pagination: pageResponse(2) });

const validatorValue = (validator: Validator): Value<typeof VALIDATOR> => ({
  operator_address: validator.operatorAddress,
  consensus_pubkey: packAny('/cosmos.crypto.ed25519.PubKey', CONSENSUS_KEY, { key: validator.consensusKey }),
  jailed: validator.jailed,
  status: validator.status,
  tokens: validator.tokens,
  delegator_shares: validator.shares,
  description: { ...validator.description, security_contact: validator.description.securityContact },
  unbonding_height: validator.unbondingHeight,
  unbonding_time: validator.unbondingTime,
  commission: {
    commission_rates: {
      rate: validator.commission.rate,
      max_rate: validator.commission.maxRate,
      max_change_rate: validator.commission.maxChangeRate,
    },
    update_time: validator.commission.updateTime,
  },
  min_self_delegation: validator.minSelfDelegation,
  unbonding_on_hold_ref_count: 0n,
  unbonding_ids: [],
});

function delegationValue(
  { tables, singles }: SandboxState,
  { delegator, validator, shares }: Delegation,
): Value<typeof DELEGATION_RESPONSE> {
  const found = tables.validators.get(validator);
  return {
    delegation: { delegator_address: delegator, validator_address: validator, shares },
    balance: { denom: singles.staking.params.bondDenom, amount: found ? truncateInt(tokensFromShares(found, shares)) : 0n },
  };
}

const unbondingValue = ({ delegator, validator, entries }: Unbonding): Value<typeof UNBONDING> => ({
  delegator_address: delegator,
  validator_address: validator,
  entries: entries.map((entry) => ({
    creation_height: entry.creationHeight,
    completion_time: entry.completionTime,
    initial_balance: entry.initialBalance,
    balance: entry.balance,
    unbonding_id: entry.id,
    unbonding_on_hold_ref_count: 0n,
  })),
});

function findValidator({ tables }: SandboxState, operator: string): Validator {
  const found = tables.validators.get(operator);
  if (!found) throw new QueryFailure('NotFound', `validator ${operator} not found`);
  return found;
}

const byValidator = (a: { readonly validator: string }, b: { readonly validator: string }): number => byAddress(a.validator, b.validator);
const byDelegator = (a: { readonly delegator: string }, b: { readonly delegator: string }): number => byAddress(a.delegator, b.delegator);

export const stakingQueries: readonly Query[] = [
  query(`${SERVICE}/Validators`, fields({ status: [1, 'string'], pagination: pageRequest(2) }), VALIDATORS, (state, request) => {
    const status = STATUSES.indexOf(request.status);
    if (request.status !== '' && status < 1) throw new QueryFailure('InvalidArgument', `invalid validator status ${request.status}`);
    const all = validatorsByAddress(new Store(state)).filter((validator) => request.status === '' || validator.status === status);
    const { page, pagination } = paginate(all, request.pagination, ({ operatorAddress }) => operatorAddress);
    return { validators: page.map(validatorValue), pagination };
  }),
  query(
    `${SERVICE}/Validator`,
    fields({ validator_addr: [1, 'string'] }),
    fields({ validator: [1, VALIDATOR] }),
    (state, { validator_addr }) => ({ validator: validatorValue(findValidator(state, requiredAddress(validator_addr, 'validator'))) }),
  ),
  query(`${SERVICE}/ValidatorDelegations`, BY_VALIDATOR, DELEGATIONS, (state, request) => {
    const validator = requiredAddress(request.validator_addr, 'validator');
    const all = [...state.tables.delegations.values()].filter((delegation) => delegation.validator === validator).sort(byDelegator);
    const { page, pagination } = paginate(all, request.pagination, ({ delegator }) => delegator);
    return { delegation_responses: page.map((delegation) => delegationValue(state, delegation)), pagination };
  }),
  query(`${SERVICE}/ValidatorUnbondingDelegations`, BY_VALIDATOR, UNBONDINGS, (state, request) => {
    const validator = requiredAddress(request.validator_addr, 'validator');
    const all = [...state.tables.unbondings.values()].filter((unbonding) => unbonding.validator === validator).sort(byDelegator);
    const { page, pagination } = paginate(all, request.pagination, ({ delegator }) => delegator);
    return { unbonding_responses: page.map(unbondingValue), pagination };
  }),
  query(`${SERVICE}/Delegation`, BY_PAIR, fields({ delegation_response: [1, DELEGATION_RESPONSE] }), (state, request) => {
    const delegator = requiredAddress(request.delegator_addr, 'delegator');
    const validator = requiredAddress(request.validator_addr, 'validator');
    const found = state.tables.delegations.get(pairKey(delegator, validator));
    if (!found) throw new QueryFailure('NotFound', `delegation with delegator ${delegator} not found for validator ${validator}`);
    return { delegation_response: delegationValue(state, found) };
  }),
  query(`${SERVICE}/UnbondingDelegation`, BY_PAIR, fields({ unbond: [1, UNBONDING] }), (state, request) => {
    const delegator = requiredAddress(request.delegator_addr, 'delegator');
    const validator = requiredAddress(request.validator_addr, 'validator');
    const found = state.tables.unbondings.get(pairKey(delegator, validator));
    if (!found) throw new QueryFailure('NotFound', `unbonding delegation with delegator ${delegator} not found for validator ${validator}`);
    return { unbond: unbondingValue(found) };
  }),
  query(`${SERVICE}/DelegatorDelegations`, BY_DELEGATOR, DELEGATIONS, (state, request) => {
    const delegator = requiredAddress(request.delegator_addr, 'delegator');
    const all = delegationsOf(new Store(state), delegator);
    const { page, pagination } = paginate(all, request.pagination, ({ validator }) => validator);
    return { delegation_responses: page.map((delegation) => delegationValue(state, delegation)), pagination };
  }),
  query(`${SERVICE}/DelegatorUnbondingDelegations`, BY_DELEGATOR, UNBONDINGS, (state, request) => {
    const delegator = requiredAddress(request.delegator_addr, 'delegator');
    const all = [...state.tables.unbondings.values()].filter((unbonding) => unbonding.delegator === delegator).sort(byValidator);
    const { page, pagination } = paginate(all, request.pagination, ({ validator }) => validator);
    return { unbonding_responses: page.map(unbondingValue), pagination };
  }),
  query(
    `${SERVICE}/Redelegations`,
    fields({
      delegator_addr: [1, 'string'],
      src_validator_addr: [2, 'string'],
      dst_validator_addr: [3, 'string'],
      pagination: pageRequest(4),
    }),
    fields({ redelegation_responses: [1, list(REDELEGATION_RESPONSE)], pagination: pageResponse(2) }),
    ({ tables }, request) => {
      const wanted = (text: string, address: string, prefix?: typeof OPERATOR): boolean =>
        text === '' || bareAddressArgument(text, prefix) === address;
      const all = [...tables.redelegations.values()].filter(
        ({ delegator, source, destination }) =>
          wanted(request.delegator_addr, delegator) &&
          wanted(request.src_validator_addr, source, OPERATOR) &&
          wanted(request.dst_validator_addr, destination, OPERATOR),
      );
      const { page, pagination } = paginate(
        all,
        request.pagination,
        ({ delegator, source, destination }) => `${delegator}/${source}/${destination}`,
      );
      return { redelegation_responses: page.map((redelegation) => redelegationValue(tables, redelegation)), pagination };
    },
  ),
  query(`${SERVICE}/DelegatorValidators`, BY_DELEGATOR, VALIDATORS, (state, request) => {
    const delegator = requiredAddress(request.delegator_addr, 'delegator');
    const all = delegationsOf(new Store(state), delegator).flatMap(({ validator }) => state.tables.validators.get(validator) ?? []);
    const { page, pagination } = paginate(all, request.pagination, ({ operatorAddress }) => operatorAddress);
    return { validators: page.map(validatorValue), pagination };
  }),
  query(`${SERVICE}/DelegatorValidator`, BY_PAIR, fields({ validator: [1, VALIDATOR] }), (state, request) => ({
    validator: validatorValue(findValidator(state, requiredAddress(request.validator_addr, 'validator'))),
  })),
  plainQuery(`${SERVICE}/Pool`, fields({ pool: [1, fields({ not_bonded_tokens: [1, 'int'], bonded_tokens: [2, 'int'] })] }), (state) => {
    const { bondDenom } = state.singles.staking.params;
    const store = new Store(state);
    return {
      pool: {
        not_bonded_tokens: balanceOf(store, poolOf(false), bondDenom),
        bonded_tokens: balanceOf(store, poolOf(true), bondDenom),
      },
    };
  }),
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { staking } }) => ({
    params: {
      unbonding_time: staking.params.unbondingTime,
      max_validators: staking.params.maxValidators,
      max_entries: staking.params.maxEntries,
      historical_entries: staking.params.historicalEntries,
      bond_denom: staking.params.bondDenom,
      min_commission_rate: staking.params.minCommissionRate,
    },
  })),
];

function redelegationValue(
  tables: SandboxState['tables'],
  { delegator, source, destination, entries }: Redelegation,
): Value<typeof REDELEGATION_RESPONSE> {
  const target = tables.validators.get(destination);
  return {
    redelegation: { delegator_address: delegator, validator_src_address: source, validator_dst_address: destination, entries: [] },
    entries: entries.map((entry) => ({
      redelegation_entry: {
        creation_height: entry.creationHeight,
        completion_time: entry.completionTime,
        initial_balance: entry.initialBalance,
        shares_dst: entry.sharesDestination,
        unbonding_id: entry.id,
        unbonding_on_hold_ref_count: 0n,
      },
      balance: target ? truncateInt(tokensFromShares(target, entry.sharesDestination)) : 0n,
    })),
  };
}
