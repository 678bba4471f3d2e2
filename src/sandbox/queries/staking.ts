import { type AddressKind, byAddress } from '../address.ts';
import { balanceOf } from '../modules/bank.ts';
import { poolOf } from '../modules/staking.ts';
import { delegationsOf, validatorsByAddress } from '../modules/validator.ts';
import { pairKey, type SandboxState, type Validator } from '../state.ts';
import { Store } from '../store.ts';
import { fields, list } from '../wire.ts';
import { bareAddressArgument, requiredAddress } from './address-argument.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';
import {
  DELEGATION_RESPONSE,
  delegationValue,
  PARAMS,
  REDELEGATION_RESPONSE,
  redelegationValue,
  STATUSES,
  UNBONDING,
  unbondingValue,
  VALIDATOR,
  validatorValue,
} from './staking-records.ts';

const SERVICE = 'cosmos.staking.v1beta1.Query';
const BY_DELEGATOR = fields({ delegator_addr: [1, 'string'], pagination: pageRequest(2) });
const BY_VALIDATOR = fields({ validator_addr: [1, 'string'], pagination: pageRequest(2) });
const BY_PAIR = fields({ delegator_addr: [1, 'string'], validator_addr: [2, 'string'] });

const VALIDATORS = fields({ validators: [1, list(VALIDATOR)], pagination: pageResponse(2) });
const DELEGATIONS = fields({ delegation_responses: [1, list(DELEGATION_RESPONSE)], pagination: pageResponse(2) });
const UNBONDINGS = fields({ unbonding_responses: [1, list(UNBONDING)], pagination: pageResponse(2) });

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
      const wanted = (text: string, address: string, kind?: AddressKind): boolean =>
        text === '' || bareAddressArgument(text, kind) === address;
      const all = [...tables.redelegations.values()].filter(
        ({ delegator, source, destination }) =>
          wanted(request.delegator_addr, delegator) &&
          wanted(request.src_validator_addr, source, 'operator') &&
          wanted(request.dst_validator_addr, destination, 'operator'),
      );
      all.sort((a, b) => byDelegator(a, b) || byAddress(a.source, b.source) || byAddress(a.destination, b.destination));
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
  query(`${SERVICE}/DelegatorValidator`, BY_PAIR, fields({ validator: [1, VALIDATOR] }), (state, request) => {
    const delegator = requiredAddress(request.delegator_addr, 'delegator');
    const operator = requiredAddress(request.validator_addr, 'validator');
    if (!state.tables.delegations.has(pairKey(delegator, operator)))
      throw new QueryFailure('bare', 'no delegation for (address, validator) tuple');
    return { validator: validatorValue(findValidator(state, operator)) };
  }),
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
