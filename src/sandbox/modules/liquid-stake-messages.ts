import { aminoFields } from '../amino.ts';
import { isDenom } from '../coins.ts';
import type { Context } from '../context.ts';
import { ONE } from '../dec.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { accountField, EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal, sdk, unregistered } from '../refusal.ts';
import type { Coin } from '../state.ts';
import { encode, fields, list, optional, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { assertAuthority, liquidStake, liquidUnstake, stakeToLp } from './liquid-stake-actions.ts';

const userField = (text: string): string => accountField(text, `invalid delegator address ${text}`);

/** Stateless: the amount is a positive coin. */
function assertAmount(amount: Coin, what: string): void {
  if (amount.amount === 0n) throw sdk(18, `${what} amount must not be zero`);
  if (!isDenom(amount.denom)) throw unregistered(`invalid denom: ${amount.denom}`);
  if (amount.amount < 0n) throw unregistered(`negative coin amount: ${amount.amount}`);
}

const moduleEvent = event('message', ['module', 'liquidstake']);

const AMOUNT = fields({ delegator_address: [1, 'string'], amount: [2, COIN] });

const msgLiquidStake = messageReader({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
  form: AMOUNT,
  signer: (message) => message.delegator_address,
  validate(message) {
    userField(message.delegator_address);
    assertAmount(message.amount, 'staking');
  },
  execute(context, message) {
    liquidStake(context, userField(message.delegator_address), message.amount);
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgLiquidStake',
});

const msgLiquidUnstake = messageReader({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
  form: AMOUNT,
  signer: (message) => message.delegator_address,
  validate(message) {
    userField(message.delegator_address);
    assertAmount(message.amount, 'unstaking');
  },
  execute(context, message) {
    const completionTime = liquidUnstake(context, userField(message.delegator_address), message.amount);
    return encode(fields({ completion_time: [1, 'time'] }), { completion_time: completionTime });
  },
  aminoType: 'liquidstake/MsgLiquidUnstake',
});

const msgStakeToLp = messageReader({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgStakeToLP',
  form: fields({
    delegator_address: [1, 'string'],
    validator_address: [2, 'string'],
    staked_amount: [3, COIN],
    liquid_amount: [4, optional(COIN)],
  }),
  signer: (message) => message.delegator_address,
  validate(message) {
    userField(message.delegator_address);
    operatorField(message.validator_address);
    assertAmount(message.staked_amount, 'staking');
  },
  execute(context, message) {
    stakeToLp(context, userField(message.delegator_address), operatorField(message.validator_address), message.staked_amount);
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgStakeToLP',
});

const LISTED = fields({ validator_address: [1, 'string'], target_weight: [2, 'int'] });
const PARAMS = fields({
  liquid_bond_denom: [1, 'string'],
  whitelisted_validators: [2, list(LISTED)],
  unstake_fee_rate: [3, 'dec'],
  lsm_disabled: [4, 'bool'],
  min_liquid_stake_amount: [5, 'int'],
  cw_locked_pool_address: [6, 'string'],
  fee_account_address: [7, 'string'],
  autocompound_fee_rate: [8, 'dec'],
  whitelist_admin_address: [9, 'string'],
  module_paused: [10, 'bool'],
});
type Params = Value<typeof PARAMS>;

function assertParams(params: Params): void {
  for (const rate of [params.unstake_fee_rate, params.autocompound_fee_rate])
    if (rate < 0n || rate > ONE) throw unregistered('fee rate must be between 0 and 1');
  if (params.min_liquid_stake_amount < 0n) throw unregistered('min liquid stake amount must not be negative');
  accountField(params.fee_account_address, 'fee account address');
  for (const address of [params.cw_locked_pool_address, params.whitelist_admin_address])
    if (address !== '') accountField(address, 'address');
}

/** The message's parameters as JSON with one field per line; false and empty fields are left out, an empty list is null. */
function paramsText(params: Params): string {
  const written = aminoFields(PARAMS, params) as Readonly<Record<string, unknown>>;
  const lines = Object.keys(PARAMS.fields).flatMap((name) => {
    const value = name === 'whitelisted_validators' ? (written[name] ?? null) : written[name];
    return value === undefined ? [] : [`"${name}": ${JSON.stringify(value)}`];
  });
  return `{\n${lines.join(',\n')}\n}`;
}

const msgUpdateParams = messageReader({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgUpdateParams',
  form: fields({ authority: [1, 'string'], params: [2, PARAMS] }),
  signer: (message) => message.authority,
  validate(message) {
    accountField(message.authority, 'invalid authority address');
    assertParams(message.params);
  },
  execute(context, message) {
    const authority = accountField(message.authority, 'invalid authority address');
    assertAuthority(context, authority, 'gov');
    const { params } = message;
    // The denom, the whitelist and the pause have messages of their own or never change.
    context.store.put('liquidStake', {
      ...context.store.single('liquidStake'),
      unstakeFeeRate: params.unstake_fee_rate,
      lsmDisabled: params.lsm_disabled,
      minLiquidStakeAmount: params.min_liquid_stake_amount,
      cwLockedPoolAddress: params.cw_locked_pool_address,
      feeAccountAddress: params.fee_account_address,
      autocompoundFeeRate: params.autocompound_fee_rate,
      whitelistAdminAddress: params.whitelist_admin_address,
    });
    context.events.push(moduleEvent, event('update_params', ['authority', authority], ['updated_params', paramsText(params)]));
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgUpdateParams',
});

type Listed = { readonly validatorAddress: string; readonly targetWeight: bigint };

function readWhitelist(entries: readonly Value<typeof LISTED>[]): Listed[] {
  const list = entries.map((entry) => ({ validatorAddress: operatorField(entry.validator_address), targetWeight: entry.target_weight }));
  const seen = new Set<string>();
  for (const { validatorAddress, targetWeight } of list) {
    if (targetWeight <= 0n) throw unregistered(`liquidstake validator target weight must be positive: ${targetWeight}`);
    if (seen.has(validatorAddress)) throw unregistered(`liquidstake validator cannot be duplicated: ${validatorAddress}`);
    seen.add(validatorAddress);
  }
  return list;
}

const STATUS_NAMES = { 1: 'BOND_STATUS_UNBONDED', 2: 'BOND_STATUS_UNBONDING', 3: 'BOND_STATUS_BONDED' } as const;

function assertWhitelist({ store }: Context, list: readonly Listed[]): void {
  let sum = 0n;
  for (const { validatorAddress, targetWeight } of list) {
    const validator = store.get('validators', validatorAddress);
    if (!validator) throw refusal('liquidstake', 19, `validator not found: ${validatorAddress}`);
    if (validator.status !== 3)
      throw refusal(
        'liquidstake',
        19,
        `validator status ${validatorAddress}: expected BOND_STATUS_BONDED; got ${STATUS_NAMES[validator.status]}`,
      );
    sum += targetWeight;
  }
  if (sum !== 10_000n) throw refusal('liquidstake', 19, `weights don't add up; expected 10000, got ${sum}`);
}

const msgUpdateWhitelist = messageReader({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgUpdateWhitelistedValidators',
  form: fields({ authority: [1, 'string'], whitelisted_validators: [2, list(LISTED)] }),
  signer: (message) => message.authority,
  validate(message) {
    accountField(message.authority, 'invalid authority address');
    readWhitelist(message.whitelisted_validators);
  },
  execute(context, message) {
    const authority = accountField(message.authority, 'invalid authority address');
    assertAuthority(context, authority, 'admin');
    const whitelistedValidators = readWhitelist(message.whitelisted_validators);
    assertWhitelist(context, whitelistedValidators);
    context.store.put('liquidStake', { ...context.store.single('liquidStake'), whitelistedValidators });
    context.gas.use(GAS.whitelist + whitelistedValidators.length * GAS.whitelistEntry);
    const text = JSON.stringify(message.whitelisted_validators.map((entry) => aminoFields(LISTED, entry)));
    context.events.push(
      moduleEvent,
      event('update_whitelisted_validators', ['authority', authority], ['updated_whitelisted_validators', text]),
    );
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgUpdateWhitelistedValidators',
});

const msgSetPaused = messageReader({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgSetModulePaused',
  form: fields({ authority: [1, 'string'], is_paused: [2, 'bool'] }),
  signer: (message) => message.authority,
  execute(context, message) {
    const authority = accountField(message.authority, 'invalid authority address');
    assertAuthority(context, authority, 'admin');
    context.store.put('liquidStake', { ...context.store.single('liquidStake'), modulePaused: message.is_paused });
    context.events.push(moduleEvent, event('set_module_paused', ['authority', authority], ['module_paused', String(message.is_paused)]));
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgSetModulePaused',
});

export const liquidStakeMessages = [msgLiquidStake, msgLiquidUnstake, msgStakeToLp, msgUpdateParams, msgUpdateWhitelist, msgSetPaused];
