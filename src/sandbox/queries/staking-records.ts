import { truncateInt } from '../dec.ts';
import { tokensFromShares } from '../modules/validator.ts';
import type { Delegation, Redelegation, SandboxState, Unbonding, Validator } from '../state.ts';
import { fields, list, names, packAny, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';

/** The messages of x/staking's queries, and how the state's records become them. */

export const STATUSES = ['BOND_STATUS_UNSPECIFIED', 'BOND_STATUS_UNBONDED', 'BOND_STATUS_UNBONDING', 'BOND_STATUS_BONDED'];

const CONSENSUS_KEY = fields({ key: [1, 'bytes'] });
const DESCRIPTION = fields({
  moniker: [1, 'string'],
  identity: [2, 'string'],
  website: [3, 'string'],
  security_contact: [4, 'string'],
  details: [5, 'string'],
});
const RATES = fields({ rate: [1, 'dec'], max_rate: [2, 'dec'], max_change_rate: [3, 'dec'] });
export const VALIDATOR = fields({
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
export const DELEGATION_RESPONSE = fields({
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
export const UNBONDING = fields({
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
export const REDELEGATION_RESPONSE = fields({
  redelegation: [1, REDELEGATION],
  entries: [2, list(fields({ redelegation_entry: [1, REDELEGATION_ENTRY], balance: [4, 'int'] }))],
});
export const PARAMS = fields({
  unbonding_time: [1, 'duration'],
  max_validators: [2, 'uint32'],
  max_entries: [3, 'uint32'],
  historical_entries: [4, 'uint32'],
  bond_denom: [5, 'string'],
  min_commission_rate: [6, 'dec'],
});

export const validatorValue = (validator: Validator): Value<typeof VALIDATOR> => ({
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

export function delegationValue(
  { tables, singles }: SandboxState,
  { delegator, validator, shares }: Delegation,
): Value<typeof DELEGATION_RESPONSE> {
  const found = tables.validators.get(validator);
  return {
    delegation: { delegator_address: delegator, validator_address: validator, shares },
    balance: { denom: singles.staking.params.bondDenom, amount: found ? truncateInt(tokensFromShares(found, shares)) : 0n },
  };
}

export const unbondingValue = ({ delegator, validator, entries }: Unbonding): Value<typeof UNBONDING> => ({
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

export function redelegationValue(
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
