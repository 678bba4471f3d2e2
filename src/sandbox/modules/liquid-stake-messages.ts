import {
  MsgLiquidStake,
  MsgLiquidUnstake,
  MsgLiquidUnstakeResponse,
  MsgSetModulePaused,
  MsgStakeToLP,
  MsgUpdateParams,
  MsgUpdateWhitelistedValidators,
  type Params,
} from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { isDenom } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, dec, formatDec } from '../dec.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { accountField, aminoCoin, EMPTY, type Json, messageReader, operatorField, orOmit, readCoin, writeTimestamp } from '../message.ts';
import { Refusal, refusal, sdk } from '../refusal.ts';
import type { Coin } from '../state.ts';
import { assertAuthority, liquidStake, liquidUnstake, stakeToLp } from './liquid-stake-actions.ts';

const userField = (text: string): string => accountField(text, `invalid delegator address ${text}`);

/** Stateless: the amount is a positive coin. */
function assertAmount(amount: Coin, what: string): void {
  if (amount.amount === 0n) throw sdk(18, `${what} amount must not be zero`);
  if (!isDenom(amount.denom)) throw new Refusal('undefined', 1, `invalid denom: ${amount.denom}`);
  if (amount.amount < 0n) throw new Refusal('undefined', 1, `negative coin amount: ${amount.amount}`);
}

const moduleEvent = event('message', ['module', 'liquidstake']);

const msgLiquidStake = messageReader<MsgLiquidStake>({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
  decode: (bytes) => MsgLiquidStake.decode(bytes),
  signer: (message) => message.delegatorAddress,
  validate(message) {
    userField(message.delegatorAddress);
    assertAmount(readCoin(message.amount), 'staking');
  },
  execute(context, message) {
    liquidStake(context, userField(message.delegatorAddress), readCoin(message.amount));
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgLiquidStake',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress, amount: aminoCoin(message.amount) }),
});

const msgLiquidUnstake = messageReader<MsgLiquidUnstake>({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
  decode: (bytes) => MsgLiquidUnstake.decode(bytes),
  signer: (message) => message.delegatorAddress,
  validate(message) {
    userField(message.delegatorAddress);
    assertAmount(readCoin(message.amount), 'unstaking');
  },
  execute(context, message) {
    const completionTime = liquidUnstake(context, userField(message.delegatorAddress), readCoin(message.amount));
    return MsgLiquidUnstakeResponse.encode({ completionTime: writeTimestamp(completionTime) }).finish();
  },
  aminoType: 'liquidstake/MsgLiquidUnstake',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress, amount: aminoCoin(message.amount) }),
});

const msgStakeToLp = messageReader<MsgStakeToLP>({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgStakeToLP',
  decode: (bytes) => MsgStakeToLP.decode(bytes),
  signer: (message) => message.delegatorAddress,
  validate(message) {
    userField(message.delegatorAddress);
    operatorField(message.validatorAddress);
    assertAmount(readCoin(message.stakedAmount), 'staking');
  },
  execute(context, message) {
    stakeToLp(context, userField(message.delegatorAddress), operatorField(message.validatorAddress), readCoin(message.stakedAmount));
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgStakeToLP',
  aminoValue: (message) => ({
    delegator_address: message.delegatorAddress,
    validator_address: message.validatorAddress,
    staked_amount: aminoCoin(message.stakedAmount),
    liquid_amount: message.liquidAmount && aminoCoin(message.liquidAmount),
  }),
});

/** A Dec field on the wire: an integer scaled by 10^18. */
function wireDec(text: string): Dec {
  if (!/^-?\d+$/.test(text)) throw new Refusal('undefined', 1, `invalid decimal: ${text}`);
  return dec(BigInt(text));
}

function assertParams(params: Params | undefined): Params {
  if (!params) throw new Refusal('undefined', 1, 'params are missing');
  for (const rate of [wireDec(params.unstakeFeeRate), wireDec(params.autocompoundFeeRate)])
    if (rate < 0n || rate > 10n ** 18n) throw new Refusal('undefined', 1, 'fee rate must be between 0 and 1');
  if (!/^\d+$/.test(params.minLiquidStakeAmount)) throw new Refusal('undefined', 1, 'min liquid stake amount must not be negative');
  accountField(params.feeAccountAddress, 'fee account address');
  for (const address of [params.cwLockedPoolAddress, params.whitelistAdminAddress]) if (address !== '') accountField(address, 'address');
  return params;
}

/** The message's parameters as JSON with one field per line; false and empty fields are left out, an empty list is null. */
function paramsText(params: Params): string {
  const list = params.whitelistedValidators.map(({ validatorAddress, targetWeight }) => ({
    validator_address: validatorAddress,
    target_weight: targetWeight,
  }));
  const fields: [string, string | undefined][] = [
    ['liquid_bond_denom', JSON.stringify(params.liquidBondDenom)],
    ['whitelisted_validators', list.length === 0 ? 'null' : JSON.stringify(list, null, 0)],
    ['unstake_fee_rate', JSON.stringify(formatDec(wireDec(params.unstakeFeeRate)))],
    ['lsm_disabled', params.lsmDisabled ? 'true' : undefined],
    ['min_liquid_stake_amount', JSON.stringify(params.minLiquidStakeAmount)],
    ['cw_locked_pool_address', params.cwLockedPoolAddress && JSON.stringify(params.cwLockedPoolAddress)],
    ['fee_account_address', params.feeAccountAddress && JSON.stringify(params.feeAccountAddress)],
    ['autocompound_fee_rate', JSON.stringify(formatDec(wireDec(params.autocompoundFeeRate)))],
    ['whitelist_admin_address', params.whitelistAdminAddress && JSON.stringify(params.whitelistAdminAddress)],
    ['module_paused', params.modulePaused ? 'true' : undefined],
  ];
  return `{\n${fields
    .filter(([, value]) => value)
    .map(([name, value]) => `"${name}": ${value}`)
    .join(',\n')}\n}`;
}

const aminoParams = (params: Params): Json => ({
  liquid_bond_denom: orOmit(params.liquidBondDenom),
  whitelisted_validators: params.whitelistedValidators.length === 0 ? undefined : params.whitelistedValidators.map(aminoListed),
  unstake_fee_rate: formatDec(wireDec(params.unstakeFeeRate)),
  lsm_disabled: params.lsmDisabled || undefined,
  min_liquid_stake_amount: params.minLiquidStakeAmount,
  cw_locked_pool_address: orOmit(params.cwLockedPoolAddress),
  fee_account_address: orOmit(params.feeAccountAddress),
  autocompound_fee_rate: formatDec(wireDec(params.autocompoundFeeRate)),
  whitelist_admin_address: orOmit(params.whitelistAdminAddress),
  module_paused: params.modulePaused || undefined,
});
const aminoListed = ({ validatorAddress, targetWeight }: { validatorAddress: string; targetWeight: string }): Json => ({
  validator_address: validatorAddress,
  target_weight: targetWeight,
});

const msgUpdateParams = messageReader<MsgUpdateParams>({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgUpdateParams',
  decode: (bytes) => MsgUpdateParams.decode(bytes),
  signer: (message) => message.authority,
  validate(message) {
    accountField(message.authority, 'invalid authority address');
    assertParams(message.params);
  },
  execute(context, message) {
    const authority = accountField(message.authority, 'invalid authority address');
    assertAuthority(context, authority, 'gov');
    const params = assertParams(message.params);
    // The denom, the whitelist and the pause have messages of their own or never change.
    context.store.put('liquidStake', {
      ...context.store.single('liquidStake'),
      unstakeFeeRate: wireDec(params.unstakeFeeRate),
      lsmDisabled: params.lsmDisabled,
      minLiquidStakeAmount: BigInt(params.minLiquidStakeAmount),
      cwLockedPoolAddress: params.cwLockedPoolAddress,
      feeAccountAddress: params.feeAccountAddress,
      autocompoundFeeRate: wireDec(params.autocompoundFeeRate),
      whitelistAdminAddress: params.whitelistAdminAddress,
    });
    context.events.push(moduleEvent, event('update_params', ['authority', authority], ['updated_params', paramsText(params)]));
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgUpdateParams',
  aminoValue: (message) => ({ authority: message.authority, params: message.params && aminoParams(message.params) }),
});

type Listed = { readonly validatorAddress: string; readonly targetWeight: bigint };

function readWhitelist(message: MsgUpdateWhitelistedValidators): Listed[] {
  const list = message.whitelistedValidators.map(({ validatorAddress, targetWeight }) => ({
    validatorAddress: operatorField(validatorAddress),
    targetWeight: BigInt(/^-?\d+$/.test(targetWeight) ? targetWeight : '0'),
  }));
  const seen = new Set<string>();
  for (const { validatorAddress, targetWeight } of list) {
    if (targetWeight <= 0n) throw new Refusal('undefined', 1, 'liquidstake validator target weight must be positive: %s');
    if (seen.has(validatorAddress)) throw new Refusal('undefined', 1, `liquidstake validator cannot be duplicated: ${validatorAddress}`);
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

const msgUpdateWhitelist = messageReader<MsgUpdateWhitelistedValidators>({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgUpdateWhitelistedValidators',
  decode: (bytes) => MsgUpdateWhitelistedValidators.decode(bytes),
  signer: (message) => message.authority,
  validate(message) {
    accountField(message.authority, 'invalid authority address');
    readWhitelist(message);
  },
  execute(context, message) {
    const authority = accountField(message.authority, 'invalid authority address');
    assertAuthority(context, authority, 'admin');
    const whitelistedValidators = readWhitelist(message);
    assertWhitelist(context, whitelistedValidators);
    context.store.put('liquidStake', { ...context.store.single('liquidStake'), whitelistedValidators });
    context.gas.use(GAS.whitelist + whitelistedValidators.length * GAS.whitelistEntry);
    const text = JSON.stringify(message.whitelistedValidators.map(aminoListed));
    context.events.push(
      moduleEvent,
      event('update_whitelisted_validators', ['authority', authority], ['updated_whitelisted_validators', text]),
    );
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgUpdateWhitelistedValidators',
  aminoValue: (message) => ({ authority: message.authority, whitelisted_validators: message.whitelistedValidators.map(aminoListed) }),
});

const msgSetPaused = messageReader<MsgSetModulePaused>({
  typeUrl: '/pstake.liquidstake.v1beta1.MsgSetModulePaused',
  decode: (bytes) => MsgSetModulePaused.decode(bytes),
  signer: (message) => message.authority,
  execute(context, message) {
    const authority = accountField(message.authority, 'invalid authority address');
    assertAuthority(context, authority, 'admin');
    context.store.put('liquidStake', { ...context.store.single('liquidStake'), modulePaused: message.isPaused });
    context.events.push(moduleEvent, event('set_module_paused', ['authority', authority], ['module_paused', String(message.isPaused)]));
    return EMPTY;
  },
  aminoType: 'liquidstake/MsgSetModulePaused',
  aminoValue: (message) => ({ authority: message.authority, is_paused: message.isPaused || undefined }),
});

export const liquidStakeMessages = [msgLiquidStake, msgLiquidUnstake, msgStakeToLp, msgUpdateParams, msgUpdateWhitelist, msgSetPaused];
