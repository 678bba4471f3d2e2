import { accountOf } from '../address.ts';
import { addDecCoins, coinsText, intersect, mulDecTruncate, quoDecTruncate, subDecCoins, truncateDecimal } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, decInt, mulInt, mulTruncate, ONE, quoTruncate, sub } from '../dec.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { panic, refusal } from '../refusal.ts';
import { type Coin, type DecCoin, pairKey, type SlashEvent, type Validator } from '../state.ts';
import type { Store } from '../store.ts';
import { moduleAccount } from './auth.ts';
import { send, sendFromModule } from './bank.ts';
import { delegationOf, findValidator, tokensFromShares } from './validator.ts';

/**
 * F1 fee distribution: rewards per token accumulate in periods of a validator; a delegation remembers the period in which it began and is
 * paid the difference of the ratios.
 */

const historicalKey = (operator: string, period: bigint): string => `${operator}/${period}`;

function historicalRatio(store: Store, operator: string, period: bigint): readonly DecCoin[] {
  return store.get('historicalRewards', historicalKey(operator, period))?.ratio ?? [];
}

/** One more or one fewer user of a historical record; unused ones are deleted. */
function countReference(store: Store, operator: string, period: bigint, change: 1 | -1): void {
  const key = historicalKey(operator, period);
  const record = store.get('historicalRewards', key);
  if (!record) return;
  const references = record.references + change;
  if (references === 0) store.delete('historicalRewards', key);
  else store.set('historicalRewards', key, { ...record, references });
}

export function addToCommunityPool(store: Store, coins: readonly DecCoin[]): void {
  const distribution = store.single('distribution');
  store.put('distribution', { ...distribution, communityPool: addDecCoins(distribution.communityPool, coins) });
}

export const outstandingOf = (store: Store, operator: string): readonly DecCoin[] => store.get('outstandingRewards', operator) ?? [];
export const withdrawAddressOf = (store: Store, delegator: string): string => store.get('withdrawAddresses', delegator) ?? delegator;
const currentOf = (store: Store, operator: string): { readonly rewards: readonly DecCoin[]; readonly period: bigint } =>
  store.get('currentRewards', operator) ?? { rewards: [], period: 0n };

/** Records of a new validator: period 0 is empty, period 1 is current. */
export function createRecords(store: Store, operator: string): void {
  store.set('historicalRewards', historicalKey(operator, 0n), { ratio: [], references: 1 });
  store.set('currentRewards', operator, { rewards: [], period: 1n });
  store.set('commissions', operator, []);
  store.set('outstandingRewards', operator, []);
}

function chargeForPeriod(context: Context, operator: string): void {
  const { rewards, period } = currentOf(context.store, operator);
  const current = Math.max(0, rewards.length - 1);
  const historical = Math.max(0, historicalRatio(context.store, operator, period - 1n).length - 1);
  const extra = current + 2 * historical;
  context.gas.use(GAS.incrementPeriod + (rewards.length > 0 ? GAS.incrementPeriodWithRewards : 0) + extra * GAS.extraDenom);
}

/** Closes the current period of a validator and returns its number. */
export function incrementPeriod(context: Context, validator: Validator): bigint {
  const { store } = context;
  const operator = validator.operatorAddress;
  chargeForPeriod(context, operator);
  const { rewards, period } = currentOf(store, operator);
  let ratio: readonly DecCoin[] = [];
  if (validator.tokens === 0n) {
    addToCommunityPool(store, rewards);
    store.set('outstandingRewards', operator, subDecCoins(outstandingOf(store, operator), rewards));
  } else ratio = quoDecTruncate(rewards, decInt(validator.tokens));
  const before = historicalRatio(store, operator, period - 1n);
  countReference(store, operator, period - 1n, -1);
  store.set('historicalRewards', historicalKey(operator, period), { ratio: addDecCoins(before, ratio), references: 1 });
  store.set('currentRewards', operator, { rewards: [], period: period + 1n });
  return period;
}

/** Begins the bookkeeping of a delegation in the current period, with the validator's tokens and shares as given. */
export function initializeDelegation(context: Context, delegator: string, validator: Validator): void {
  const { store } = context;
  const operator = validator.operatorAddress;
  const previousPeriod = currentOf(store, operator).period - 1n;
  countReference(store, operator, previousPeriod, 1);
  const shares = delegationOf(store, delegator, operator)?.shares ?? (0n as Dec);
  const stake = quoTruncate(mulInt(shares, validator.tokens), validator.shares);
  store.set('startingInfos', pairKey(delegator, operator), { previousPeriod, stake, height: context.height });
}

const relevantSlashes = (store: Store, operator: string, from: bigint, to: bigint): readonly SlashEvent[] =>
  (store.get('slashEvents', operator) ?? []).filter(({ height }) => height >= from && height <= to);

/** Rewards of a delegation if its validator's period ended with `endRatio`; nothing in the block in which the delegation was touched. */
function calculateRewards(
  context: Pick<Context, 'store' | 'height'>,
  delegator: string,
  validator: Validator,
  endRatio: readonly DecCoin[],
): readonly DecCoin[] {
  const { store, height } = context;
  const operator = validator.operatorAddress;
  const info = store.get('startingInfos', pairKey(delegator, operator));
  const delegation = delegationOf(store, delegator, operator);
  if (!info || !delegation || info.height === height) return [];
  let rewards: readonly DecCoin[] = [];
  let { previousPeriod: from, stake } = info;
  const grown = (ratio: readonly DecCoin[]): DecCoin[] => mulDecTruncate(subDecCoins(ratio, historicalRatio(store, operator, from)), stake);
  for (const slash of relevantSlashes(store, operator, info.height, height)) {
    if (slash.period <= from) continue;
    rewards = addDecCoins(rewards, grown(historicalRatio(store, operator, slash.period)));
    stake = mulTruncate(stake, sub(ONE, slash.fraction));
    from = slash.period;
  }
  const current = tokensFromShares(validator, delegation.shares);
  if (stake > current) {
    if (stake > current + 3n) throw panic(`calculated final stake for delegator ${delegator} greater than current stake`);
    stake = current;
  }
  return addDecCoins(rewards, grown(endRatio));
}

/** The ratio that the current period would have if it were closed now. */
function ratioNow(store: Store, validator: Validator): readonly DecCoin[] {
  const { rewards, period } = currentOf(store, validator.operatorAddress);
  const before = historicalRatio(store, validator.operatorAddress, period - 1n);
  return validator.tokens === 0n ? before : addDecCoins(before, quoDecTruncate(rewards, decInt(validator.tokens)));
}

/**
 * Rewards of one delegation as the query gives them (DecCoins): what a withdrawal would calculate, without changing anything.
 * `height` is that of the block being executed, or of the last block in a query.
 */
export function pendingRewards(context: Pick<Context, 'store' | 'height'>, delegator: string, operator: string): readonly DecCoin[] {
  const validator = findValidator(context.store, operator);
  return calculateRewards(context, delegator, validator, ratioNow(context.store, validator));
}

/** Gas of a reward query inside a transaction. */
export const chargeForQuery = chargeForPeriod;

/** Pays the rewards of a delegation to its withdraw address and ends its bookkeeping; the fraction feeds the community pool. */
export function withdrawRewards(context: Context, delegator: string, validator: Validator): readonly Coin[] {
  const { store } = context;
  const operator = validator.operatorAddress;
  const key = pairKey(delegator, operator);
  const info = store.get('startingInfos', key);
  if (!info) throw refusal('distribution', 5);
  const end = incrementPeriod(context, validator);
  const raw = calculateRewards(context, delegator, validator, historicalRatio(store, operator, end));
  const outstanding = outstandingOf(store, operator);
  const rewards = intersect(raw, outstanding);
  const { whole, rest } = truncateDecimal(rewards);
  if (whole.length > 0) sendFromModule(context, 'distribution', withdrawAddressOf(store, delegator), whole, false);
  const pool = Math.max(0, outstanding.length - 1) + Math.max(0, store.single('distribution').communityPool.length - 1);
  context.gas.use(
    GAS.withdraw +
      (whole.length > 0 ? GAS.withdrawPayment : 0) +
      relevantSlashes(store, operator, 0n, context.height).length * GAS.withdrawSlashEvent +
      2 * pool * GAS.extraDenom,
  );
  store.set('outstandingRewards', operator, subDecCoins(outstanding, rewards));
  addToCommunityPool(store, rest);
  countReference(store, operator, info.previousPeriod, -1);
  store.delete('startingInfos', key);
  const paid = whole.length > 0 ? whole : [{ denom: 'stake', amount: 0n }];
  context.events.push(event('withdraw_rewards', ['amount', coinsText(paid)], ['validator', operator], ['delegator', delegator]));
  return paid;
}

/** MsgWithdrawDelegatorReward without its message event: withdraw and begin again. Also what x/liquid and x/liquidstake call. */
export function withdrawDelegatorReward(context: Context, delegator: string, operator: string): readonly Coin[] {
  const validator = findValidator(context.store, operator);
  if (!delegationOf(context.store, delegator, operator)) throw refusal('staking', 19);
  const paid = withdrawRewards(context, delegator, validator);
  initializeDelegation(context, delegator, validator);
  return paid;
}

/** A slash: the period is closed with the tokens before it, and remembered with its fraction. */
export function recordSlash(context: Context, validator: Validator, fraction: Dec): void {
  const { store } = context;
  const operator = validator.operatorAddress;
  const period = incrementPeriod(context, validator);
  countReference(store, operator, period, 1);
  const events = store.get('slashEvents', operator) ?? [];
  store.set('slashEvents', operator, [...events, { height: context.height, period, fraction }]);
}

/** Pays the operator's accumulated commission; returns the whole coins. */
export function withdrawCommission(context: Context, operator: string): readonly Coin[] {
  const { store } = context;
  const commission = store.get('commissions', operator) ?? [];
  if (commission.length === 0) throw refusal('distribution', 7);
  const { whole, rest } = truncateDecimal(commission);
  store.set('commissions', operator, rest);
  const paid = whole.map(({ denom, amount }) => ({ denom, amount: decInt(amount) }));
  store.set('outstandingRewards', operator, subDecCoins(outstandingOf(store, operator), paid));
  if (whole.length > 0) sendFromModule(context, 'distribution', withdrawAddressOf(store, accountOf(operator)), whole);
  context.events.push(event('withdraw_commission', ['amount', coinsText(whole)]));
  return whole;
}

/** The last delegation of an unbonded validator is gone: its commission is paid, the rest goes to the community pool, the records end. */
export function removeRecords(context: Context, operator: string): void {
  const { store } = context;
  const commission = store.get('commissions', operator) ?? [];
  const { whole, rest } = truncateDecimal(commission);
  addToCommunityPool(store, rest);
  if (whole.length > 0) send(context, moduleAccount('distribution'), withdrawAddressOf(store, accountOf(operator)), whole);
  addToCommunityPool(store, subDecCoins(outstandingOf(store, operator), commission));
  for (const table of ['outstandingRewards', 'commissions', 'slashEvents', 'currentRewards'] as const) store.delete(table, operator);
  for (const key of [...store.all('historicalRewards').keys()]) if (key.startsWith(`${operator}/`)) store.delete('historicalRewards', key);
}
