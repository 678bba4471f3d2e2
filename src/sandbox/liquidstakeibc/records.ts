import { fields, list, names, optional, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';

/**
 * What x/liquidstakeibc keeps: the messages of pstake-native v2.16.0, `proto/pstake/liquidstakeibc/v1beta1/liquidstakeibc.proto`. The real module stores
 * them as they are, and so does this one: a record is the value of its field table, so that a query answers with it unchanged.
 */

/** All rates are plain fractions; limits of the c_value. `lsm_bond_factor` −1: off. */
const HOST_CHAIN_PARAMS = fields({
  deposit_fee: [1, 'dec'],
  restake_fee: [2, 'dec'],
  unstake_fee: [3, 'dec'],
  redemption_fee: [4, 'dec'],
  lsm_validator_cap: [6, 'dec'],
  lsm_bond_factor: [7, 'dec'],
  max_entries: [8, 'uint32'],
  redelegation_acceptable_delta: [9, 'int'],
  upper_c_value_limit: [10, 'dec'],
  lower_c_value_limit: [11, 'dec'],
});

const ICA_ACCOUNT = fields({
  address: [1, 'string'],
  balance: [2, COIN],
  owner: [3, 'string'],
  channel_state: [4, names(['ICA_CHANNEL_CREATING', 'ICA_CHANNEL_CREATED'])],
});
export const ICA_CREATED = 1;

/** `exchange_rate`: tokens per share on the host chain. `unbonding_epoch`: when it left the active set, 0 while it is in it. */
const HOST_VALIDATOR = fields({
  operator_address: [1, 'string'],
  status: [2, 'string'],
  weight: [3, 'dec'],
  delegated_amount: [4, 'int'],
  exchange_rate: [5, 'dec'],
  unbonding_epoch: [6, 'int64'],
  delegable: [7, 'bool'],
});
export type HostValidator = Value<typeof HOST_VALIDATOR>;
export const BONDED = 'BOND_STATUS_BONDED';

/** `c_value`: stk per coin of the host chain. `auto_compound_factor`: the most that rewards may add in a day. */
export const HOST_CHAIN = fields({
  chain_id: [1, 'string'],
  connection_id: [2, 'string'],
  params: [3, HOST_CHAIN_PARAMS],
  host_denom: [4, 'string'],
  channel_id: [5, 'string'],
  port_id: [6, 'string'],
  delegation_account: [7, ICA_ACCOUNT],
  rewards_account: [8, ICA_ACCOUNT],
  validators: [9, list(HOST_VALIDATOR)],
  minimum_deposit: [10, 'int'],
  c_value: [11, 'dec'],
  last_c_value: [12, 'dec'],
  unbonding_factor: [13, 'int64'],
  active: [14, 'bool'],
  auto_compound_factor: [15, 'dec'],
  flags: [16, fields({ lsm: [1, 'bool'] })],
  reward_params: [17, optional(fields({ denom: [1, 'string'], destination: [2, 'string'] }))],
});
export type HostChain = Value<typeof HOST_CHAIN>;

/** `amount` in the host chain's coin as seen on this chain; `ibc_sequence_id` while a packet is under way (`channel-0-sequence-1`). */
export const DEPOSIT = fields({
  chain_id: [1, 'string'],
  amount: [2, COIN],
  epoch: [3, 'int64'],
  state: [4, names(['DEPOSIT_PENDING', 'DEPOSIT_SENT', 'DEPOSIT_RECEIVED', 'DEPOSIT_DELEGATING'])],
  ibc_sequence_id: [5, 'string'],
});
export type Deposit = Value<typeof DEPOSIT>;
export const DepositState = { pending: 0, sent: 1, received: 2, delegating: 3 } as const;

/** `amount`: what the shares were worth in the host chain's coin; `denom` as the host chain calls the share tokens. */
export const LSM_DEPOSIT = fields({
  chain_id: [1, 'string'],
  amount: [2, 'int'],
  shares: [3, 'dec'],
  denom: [4, 'string'],
  ibc_denom: [5, 'string'],
  delegator_address: [6, 'string'],
  state: [7, names(['DEPOSIT_PENDING', 'DEPOSIT_SENT', 'DEPOSIT_RECEIVED', 'DEPOSIT_UNTOKENIZING'])],
  ibc_sequence_id: [8, 'string'],
});
export type LsmDeposit = Value<typeof LSM_DEPOSIT>;
export const LsmDepositState = { pending: 0, sent: 1, received: 2, untokenizing: 3 } as const;

/** Everything that was unstaked for one unbonding epoch. `mature_time`: the host chain's, Go's zero time until it is known. */
export const UNBONDING = fields({
  chain_id: [1, 'string'],
  epoch_number: [2, 'int64'],
  mature_time: [3, 'time'],
  burn_amount: [4, COIN],
  unbond_amount: [5, COIN],
  ibc_sequence_id: [6, 'string'],
  state: [
    7,
    names([
      'UNBONDING_PENDING',
      'UNBONDING_INITIATED',
      'UNBONDING_MATURING',
      'UNBONDING_MATURED',
      'UNBONDING_CLAIMABLE',
      'UNBONDING_FAILED',
    ]),
  ],
});
export type HostUnbonding = Value<typeof UNBONDING>;
export const UnbondingState = { pending: 0, initiated: 1, maturing: 2, matured: 3, claimable: 4, failed: 5 } as const;

export const USER_UNBONDING = fields({
  chain_id: [1, 'string'],
  epoch_number: [2, 'int64'],
  address: [3, 'string'],
  stk_amount: [4, COIN],
  unbond_amount: [5, COIN],
});
export type UserUnbonding = Value<typeof USER_UNBONDING>;

/** All stake of a validator that left the active set, on its way back. */
export const VALIDATOR_UNBONDING = fields({
  chain_id: [1, 'string'],
  epoch_number: [2, 'int64'],
  mature_time: [3, 'time'],
  validator_address: [4, 'string'],
  amount: [5, COIN],
  ibc_sequence_id: [6, 'string'],
});
export type ValidatorUnbonding = Value<typeof VALIDATOR_UNBONDING>;

export const LIQUIDSTAKEIBC_PARAMS = fields({ admin_address: [1, 'string'], fee_address: [2, 'string'] });
export type LiquidStakeIbcParams = Value<typeof LIQUIDSTAKEIBC_PARAMS>;
