import { derivedAddress } from '../address.ts';
import { coinsText, coinText, isDenom } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, dec, decInt, quo, truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { refusal, sdk, unregistered } from '../refusal.ts';
import { type Coin, pairKey, type ShareRecord, type Validator } from '../state.ts';
import { goTime } from '../time.ts';
import { moduleAccount } from './auth.ts';
import { balanceOf, balancesOf, burnCoins, mintCoins, send, sendFromModule, undelegateCoins } from './bank.ts';
import { bondCoin, bondDenom, delegate, isReceivingRedelegation, movePools, poolOf, unbond } from './staking.ts';
import { delegationOf, findValidator, isBonded, sharesFromTokens, tokensFromShares, validateUnbondAmount } from './validator.ts';
import { tokenizable } from './vesting.ts';

/** Denom of the tokens of a share record. */
export const shareDenom = ({ validator, id }: Pick<ShareRecord, 'validator' | 'id'>): string => `${validator}/${id}`;

const liquidSharesOf = ({ store }: Context, operator: string): Dec => store.get('liquidShares', operator) ?? dec(0n);

function setLiquidShares({ store }: Context, operator: string, shares: Dec): void {
  if (shares === 0n) store.delete('liquidShares', operator);
  else store.set('liquidShares', operator, shares);
}

/** Counts tokens as liquid, within the caps. Both caps are passed when equal, and hold for unbonded validators too. */
function raiseLiquidTokens(context: Context, validator: Validator, amount: bigint, shares: Dec): void {
  const { store } = context;
  const liquid = store.single('liquid');
  const bonded = balanceOf(store, moduleAccount('bonded_tokens_pool'), bondDenom(context));
  const total = liquid.totalLiquidTokens + amount;
  if (quo(decInt(total), decInt(bonded)) > liquid.params.globalLiquidStakingCap) throw refusal('liquid', 111);
  store.put('liquid', { ...liquid, totalLiquidTokens: total });
  const liquidShares = dec(liquidSharesOf(context, validator.operatorAddress) + shares);
  if (quo(liquidShares, validator.shares) > liquid.params.validatorLiquidStakingCap) throw refusal('liquid', 112);
  setLiquidShares(context, validator.operatorAddress, liquidShares);
}

function lowerLiquidTokens(context: Context, operator: string, tokens: bigint, shares: Dec): void {
  const liquid = context.store.single('liquid');
  if (liquid.totalLiquidTokens < tokens) throw refusal('liquid', 118);
  context.store.put('liquid', { ...liquid, totalLiquidTokens: liquid.totalLiquidTokens - tokens });
  const before = liquidSharesOf(context, operator);
  if (before < shares) throw refusal('liquid', 117);
  setLiquidShares(context, operator, dec(before - shares));
}

function assertMayTokenize(context: Context, delegator: string, amount: Coin): void {
  const { store, time } = context;
  const lock = store.get('shareLocks', delegator);
  if (lock)
    throw lock.unlockTime === null
      ? refusal('liquid', 113)
      : refusal('liquid', 113, `tokenization will be allowed at ${goTime(lock.unlockTime)}`);
  if (amount.denom !== bondDenom(context)) throw refusal('liquid', 106);
  const free = tokenizable(store.get('accounts', delegator), amount.denom, time);
  if (free !== null && amount.amount > free) throw refusal('liquid', 105);
}

/** Turns a delegation into share tokens of a new record, whose module account delegates instead. Returns the tokens. */
export function tokenizeShares(context: Context, delegator: string, operator: string, amount: Coin, owner: string): Coin {
  const { store } = context;
  const validator = findValidator(store, operator);
  if (amount.amount <= 0n) throw sdk(18, 'invalid shares amount');
  assertMayTokenize(context, delegator, amount);
  context.gas.use(GAS.tokenizeCheck);
  const shares = validateUnbondAmount(store, delegator, operator, amount.amount);
  if (shares === 0n) throw refusal('liquid', 22);
  if (isReceivingRedelegation(context, delegator, operator)) throw refusal('liquid', 120);
  raiseLiquidTokens(context, validator, amount.amount, shares);
  const record = nextRecord(context, operator, owner);
  const returned = unbond(context, delegator, operator, shares);
  if (isBonded(validator)) movePools(context, 'bonded', returned);
  undelegateCoins(context, moduleAccount('not_bonded_tokens_pool'), delegator, bondCoin(context, returned));
  const token = { denom: shareDenom(record), amount: truncateInt(sharesFromTokens(validator, returned)) };
  mintCoins(context, 'mint', [token]);
  sendFromModule(context, 'mint', delegator, [token]);
  store.set('shareRecords', String(record.id), record);
  send(context, delegator, record.moduleAddress, [bondCoin(context, returned)]);
  delegate(context, record.moduleAddress, findValidator(store, operator), returned, 'account');
  context.events.push(
    event(
      'tokenize_shares',
      ['delegator', delegator],
      ['validator', operator],
      ['share_owner', owner],
      ['share_record_id', String(record.id)],
      ['amount', coinText(amount)],
      ['tokenized_shares', coinText(token)],
    ),
  );
  context.gas.use(GAS.tokenize);
  return token;
}

/** Ids count up for ever, also those that are deleted again. */
function nextRecord(context: Context, validator: string, owner: string): ShareRecord {
  const liquid = context.store.single('liquid');
  const id = liquid.lastRecordId + 1n;
  context.store.put('liquid', { ...liquid, lastRecordId: id });
  return { id, owner, moduleAddress: derivedAddress('lsm', `tokenizeshare_${id}`), validator };
}

function recordByDenom(context: Context, denom: string): ShareRecord {
  const [validator = '', id = ''] = denom.split('/');
  const record = context.store.get('shareRecords', id);
  if (!record || record.validator !== validator) throw unregistered(`tokenize share record not found from denom: ${denom}`);
  return record;
}

/** Turns share tokens back into a delegation of their holder. Returns the delegated coin. */
export function redeemTokens(context: Context, delegator: string, tokens: Coin): Coin {
  const { store } = context;
  if (!isDenom(tokens.denom) || tokens.amount <= 0n) throw sdk(18, 'invalid shares amount');
  if (balanceOf(store, delegator, tokens.denom) < tokens.amount) throw refusal('liquid', 101);
  const record = recordByDenom(context, tokens.denom);
  const operator = record.validator;
  const validator = findValidator(store, operator);
  const delegation = delegationOf(store, record.moduleAddress, operator);
  if (!delegation) throw refusal('staking', 19);
  const shares = tokens.amount === truncateInt(delegation.shares) ? delegation.shares : decInt(tokens.amount);
  const worth = truncateInt(tokensFromShares(validator, shares));
  if (worth === 0n) throw refusal('liquid', 119);
  lowerLiquidTokens(context, operator, worth, shares);
  const returned = unbond(context, record.moduleAddress, operator, shares);
  if (isBonded(validator)) movePools(context, 'bonded', returned);
  if (!store.get('delegations', pairKey(record.moduleAddress, operator))) {
    forwardRewards(context, record);
    store.delete('shareRecords', String(record.id));
  }
  send(context, delegator, poolOf(false), [tokens]);
  burnCoins(context, 'not_bonded_tokens_pool', [tokens]);
  const coin = bondCoin(context, returned);
  send(context, poolOf(false), delegator, [coin]);
  delegate(context, delegator, findValidator(store, operator), returned, 'account');
  context.events.push(event('redeem_shares', ['delegator', delegator], ['validator', operator], ['amount', coinText(tokens)]));
  context.gas.use(GAS.redeem);
  return coin;
}

/** What the record's account holds goes to its owner; nothing and no event when it holds nothing. */
function forwardRewards(context: Context, record: ShareRecord): void {
  const held = balancesOf(context.store, record.moduleAddress);
  if (held.length === 0) return;
  send(context, record.moduleAddress, record.owner, held);
  context.events.push(rewardEvent(record.owner, held));
}

export const rewardEvent = (owner: string, coins: readonly Coin[]) =>
  event('withdraw_tokenize_share_reward', ['withdraw_address', owner], ['amount', coinsText(coins)]);

/** Begin of a block: locks that have run out end. */
export function beginBlock(context: Context): void {
  for (const [address, { unlockTime }] of [...context.store.all('shareLocks')])
    if (unlockTime !== null && unlockTime <= context.time) context.store.delete('shareLocks', address);
}
