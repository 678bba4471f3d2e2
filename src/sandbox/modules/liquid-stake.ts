import { byAddress } from '../address.ts';
import { amountOf, truncateDecimal } from '../coins.ts';
import type { Context } from '../context.ts';
import { add, type Dec, dec, decInt, quoTruncate, truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import type { Store } from '../store.ts';
import { spendableOf, supplyOf } from './bank.ts';
import { chargeForQuery, pendingRewards } from './distribution.ts';
import { delegationOf, delegationsOf, hasInvalidRate, tokensFromSharesTruncated } from './validator.ts';

/** The account that delegates all stake behind stkXPRT, `derivedAddress('liquidstake', '-LiquidStakeProxyAcc')`; only Core-1 runs x/liquidstake. */
export const PROXY = 'persistence19zwggtdgaspa9tje6mxdap9xjpc4rayf3nd6dt5g3lwkx4y7z6dqmj3hnc';

/** x/liquidstake's NetAmountState: amounts in base units, `mintRate` stkXPRT per XPRT. */
export type NetAmountState = {
  readonly mintRate: Dec;
  readonly stkxprtTotalSupply: bigint;
  readonly netAmount: bigint;
  readonly totalDelShares: Dec;
  readonly totalLiquidTokens: bigint;
  readonly totalRemainingRewards: bigint;
  readonly totalUnbondingBalance: bigint;
  readonly proxyAccBalance: bigint;
};

/** One liquid validator as the query shows it. */
export type LiquidValidatorState = {
  readonly operatorAddress: string;
  readonly active: boolean;
  /** Target weight if active, else 0. */
  readonly weight: bigint;
  readonly delShares: Dec;
  readonly liquidTokens: bigint;
};

type View = Pick<Context, 'store' | 'height' | 'time'>;

/** What the proxy's shares at a validator are worth, truncated. */
function liquidTokensAt(store: Store, operator: string): bigint {
  const validator = store.get('validators', operator);
  const delegation = delegationOf(store, PROXY, operator);
  return validator && delegation ? truncateInt(tokensFromSharesTruncated(validator, delegation.shares)) : 0n;
}

/** The state that decides the exchange rate. Changes nothing. */
export function netAmountState(view: View): NetAmountState {
  const { store, time } = view;
  const { params } = store.single('staking');
  const delegations = delegationsOf(store, PROXY);
  let totalDelShares = dec(0n);
  let totalLiquidTokens = 0n;
  let totalRemainingRewards = 0n;
  for (const { validator, shares } of delegations) {
    totalDelShares = add(totalDelShares, shares);
    totalLiquidTokens += liquidTokensAt(store, validator);
    totalRemainingRewards += amountOf(truncateDecimal(pendingRewards(view, PROXY, validator)).whole, params.bondDenom);
  }
  const totalUnbondingBalance = proxyUnbonding(store);
  const netAmount = totalLiquidTokens + totalUnbondingBalance;
  const stkxprtTotalSupply = supplyOf(store, store.single('liquidStake').liquidBondDenom);
  return {
    mintRate: netAmount > 0n ? quoTruncate(decInt(stkxprtTotalSupply), decInt(netAmount)) : dec(0n),
    stkxprtTotalSupply,
    netAmount,
    totalDelShares,
    totalLiquidTokens,
    totalRemainingRewards,
    totalUnbondingBalance,
    proxyAccBalance: spendableOf(store, PROXY, params.bondDenom, time),
  };
}

function proxyUnbonding(store: Store): bigint {
  let total = 0n;
  for (const { delegator, entries } of store.all('unbondings').values())
    if (delegator === PROXY) for (const { balance } of entries) total += balance;
  return total;
}

/** The same inside a message, where it costs gas. */
export function meteredNetAmountState(context: Context): NetAmountState {
  const delegations = delegationsOf(context.store, PROXY);
  context.gas.use(GAS.states + delegations.length * GAS.statesDelegation);
  for (const { validator } of delegations) chargeForQuery(context, validator);
  return netAmountState(context);
}

/** On the whitelist, existing, with a valid rate; jailed and unbonded validators are active too. */
function isActive(store: Store, operator: string): boolean {
  const listed = store.single('liquidStake').whitelistedValidators.some(({ validatorAddress }) => validatorAddress === operator);
  return listed && isUsable(store, operator);
}

/** Not tombstoned and not slashed to nothing: what redemptions look at, whitelisted or not. */
export function isUsable(store: Store, operator: string): boolean {
  const validator = store.get('validators', operator);
  if (!validator || hasInvalidRate(validator)) return false;
  return !store.get('signingInfos', validator.consensusAddress)?.tombstoned;
}

const liquidValidators = (store: Store): string[] => [...store.all('liquidValidators').keys()].sort(byAddress);

/** All liquid validators in address order. */
export function liquidValidatorStates(store: Store): LiquidValidatorState[] {
  const weights = new Map(store.single('liquidStake').whitelistedValidators.map((entry) => [entry.validatorAddress, entry.targetWeight]));
  return liquidValidators(store).map((operatorAddress) => {
    const active = isActive(store, operatorAddress);
    return {
      operatorAddress,
      active,
      weight: active ? (weights.get(operatorAddress) ?? 0n) : 0n,
      delShares: delegationOf(store, PROXY, operatorAddress)?.shares ?? dec(0n),
      liquidTokens: liquidTokensAt(store, operatorAddress),
    };
  });
}

export const activeValidators = (store: Store): LiquidValidatorState[] => liquidValidatorStates(store).filter(({ active }) => active);

/** End of BeginBlock: newly whitelisted validators join, in the order of the whitelist. */
export function addWhitelisted(context: Context): void {
  const { store } = context;
  const params = store.single('liquidStake');
  if (params.modulePaused) return;
  for (const { validatorAddress } of params.whitelistedValidators) {
    if (store.get('liquidValidators', validatorAddress) || !isActive(store, validatorAddress)) continue;
    store.set('liquidValidators', validatorAddress, { operatorAddress: validatorAddress });
    context.events.push(event('add_liquid_validator', ['liquid_validator', validatorAddress]));
  }
}
