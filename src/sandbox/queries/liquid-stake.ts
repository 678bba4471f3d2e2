import { decInt } from '../dec.ts';
import { liquidValidatorStates, netAmountState } from '../modules/liquid-stake.ts';
import { Store } from '../store.ts';
import { fields, list, names } from '../wire.ts';
import { plainQuery, type Query } from './query.ts';

const SERVICE = 'pstake.liquidstake.v1beta1.Query';

const WHITELISTED = fields({ validator_address: [1, 'string'], target_weight: [2, 'int'] });
const PARAMS = fields({
  liquid_bond_denom: [1, 'string'],
  whitelisted_validators: [2, list(WHITELISTED)],
  unstake_fee_rate: [3, 'dec'],
  lsm_disabled: [4, 'bool'],
  min_liquid_stake_amount: [5, 'int'],
  cw_locked_pool_address: [6, 'string'],
  fee_account_address: [7, 'string'],
  autocompound_fee_rate: [8, 'dec'],
  whitelist_admin_address: [9, 'string'],
  module_paused: [10, 'bool'],
});
const VALIDATOR = fields({
  operator_address: [1, 'string'],
  weight: [2, 'int'],
  status: [3, names(['VALIDATOR_STATUS_UNSPECIFIED', 'VALIDATOR_STATUS_ACTIVE', 'VALIDATOR_STATUS_INACTIVE'])],
  del_shares: [4, 'dec'],
  liquid_tokens: [5, 'int'],
});
const NET_AMOUNT_STATE = fields({
  mint_rate: [1, 'dec'],
  stkxprt_total_supply: [2, 'int'],
  net_amount: [3, 'dec'],
  total_del_shares: [4, 'dec'],
  total_liquid_tokens: [5, 'int'],
  total_remaining_rewards: [6, 'dec'],
  total_unbonding_balance: [7, 'int'],
  proxy_acc_balance: [8, 'int'],
});

export const liquidStakeQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { liquidStake } }) => ({
    params: {
      liquid_bond_denom: liquidStake.liquidBondDenom,
      whitelisted_validators: liquidStake.whitelistedValidators.map((entry) => ({
        validator_address: entry.validatorAddress,
        target_weight: entry.targetWeight,
      })),
      unstake_fee_rate: liquidStake.unstakeFeeRate,
      lsm_disabled: liquidStake.lsmDisabled,
      min_liquid_stake_amount: liquidStake.minLiquidStakeAmount,
      cw_locked_pool_address: liquidStake.cwLockedPoolAddress,
      fee_account_address: liquidStake.feeAccountAddress,
      autocompound_fee_rate: liquidStake.autocompoundFeeRate,
      whitelist_admin_address: liquidStake.whitelistAdminAddress,
      module_paused: liquidStake.modulePaused,
    },
  })),
  plainQuery(`${SERVICE}/LiquidValidators`, fields({ liquid_validators: [1, list(VALIDATOR)] }), (state) => ({
    liquid_validators: liquidValidatorStates(new Store(state)).map((validator) => ({
      operator_address: validator.operatorAddress,
      weight: validator.weight,
      status: validator.active ? 1 : 2,
      del_shares: validator.delShares,
      liquid_tokens: validator.liquidTokens,
    })),
  })),
  plainQuery(`${SERVICE}/States`, fields({ net_amount_state: [1, NET_AMOUNT_STATE] }), (state) => {
    const { height, time } = state.singles;
    const net = netAmountState({ store: new Store(state), height, time });
    return {
      net_amount_state: {
        mint_rate: net.mintRate,
        stkxprt_total_supply: net.stkxprtTotalSupply,
        net_amount: decInt(net.netAmount),
        total_del_shares: net.totalDelShares,
        total_liquid_tokens: net.totalLiquidTokens,
        total_remaining_rewards: decInt(net.totalRemainingRewards),
        total_unbonding_balance: net.totalUnbondingBalance,
        proxy_acc_balance: net.proxyAccBalance,
      },
    };
  }),
];
