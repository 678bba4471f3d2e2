import { coin, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { add, type Dec, decInt, formatDec, mul, ONE, quo, sub } from '../dec.ts';
import { event } from '../events.ts';
import { supplyOf } from '../modules/bank.ts';
import type { Store } from '../store.ts';
import { ZERO_TIME } from '../time.ts';
import { depositSum, depositsInState } from './deposits.ts';
import { hostChains, mintDenomOf, saveHostChain, totalDelegations } from './host-chain.ts';
import { lsmDepositsWhere } from './lsm-deposits.ts';
import { DepositState, type HostChain } from './records.ts';
import { validatorUnbondingsWhere } from './unbondings.ts';

/** What stands behind the liquid coin of a chain, in base units of the host chain's coin, and how much of that coin there is. */
export type Backing = {
  readonly minted: bigint;
  readonly tokenized: bigint;
  readonly staked: bigint;
  readonly here: bigint;
  readonly there: bigint;
  readonly unbonding: bigint;
};

export function backingOf(store: Store, chain: HostChain): Backing {
  const { pending, sent, received, delegating } = DepositState;
  const tokenized = lsmDepositsWhere(store, ({ chain_id }) => chain_id === chain.chain_id);
  const whole = validatorUnbondingsWhere(store, (one) => one.chain_id === chain.chain_id && one.mature_time !== ZERO_TIME);
  return {
    minted: supplyOf(store, mintDenomOf(chain)),
    tokenized: tokenized.reduce((sum, { amount }) => sum + amount, 0n),
    staked: totalDelegations(chain),
    here: depositSum(depositsInState(store, chain, pending, sent)),
    there: depositSum(depositsInState(store, chain, received, delegating)),
    unbonding: whole.reduce((sum, { amount }) => sum + amount.amount, 0n),
  };
}

export const backingSum = ({ tokenized, staked, here, there, unbonding }: Backing): bigint => tokenized + staked + here + there + unbonding;

/** stk per coin of the host chain: 1 while there is nothing of either. */
export function cValueOf(backing: Backing): Dec {
  const sum = backingSum(backing);
  return backing.minted === 0n || sum === 0n ? ONE : quo(decInt(backing.minted), decInt(sum));
}

const isWithin = ({ c_value, params }: HostChain): boolean => c_value < params.upper_c_value_limit && c_value > params.lower_c_value_limit;

/**
 * Limits for the next rate: below, what twice a day's rewards would make of it; above, ten times that distance. Unchanged while nothing is
 * delegated.
 */
export function limitsOf(chain: HostChain, backing: Backing): { readonly lower: Dec; readonly upper: Dec } {
  const { minted, staked } = backing;
  const sum = backingSum(backing);
  if (minted === 0n || sum === 0n || staked === 0n)
    return { lower: chain.params.lower_c_value_limit, upper: chain.params.upper_c_value_limit };
  const rewards = mul(mul(decInt(staked), chain.auto_compound_factor), decInt(2n));
  const lower = quo(decInt(minted), add(decInt(sum), rewards));
  return { lower, upper: add(chain.c_value, mul(sub(chain.c_value, lower), decInt(10n))) };
}

/** Every hour, and when rewards arrive or a validator was slashed: `keeper/keeper.go`, UpdateCValues. A rate out of its limits stops the chain. */
export function updateRates(context: Context): void {
  for (const chain of hostChains(context.store)) updateRate(context, chain);
}

function updateRate(context: Context, before: HostChain): void {
  const { store, events } = context;
  const backing = backingOf(store, before);
  const chain: HostChain = { ...before, last_c_value: before.c_value, c_value: cValueOf(backing) };
  const named = (type: string, ...attributes: [string, string][]) => event(type, ['chain_id', chain.chain_id], ...attributes);
  const rates: [string, string][] = [
    ['old_c_value', formatDec(chain.last_c_value)],
    ['new_c_value', formatDec(chain.c_value)],
  ];
  const host = (amount: bigint): string => coinText(coin(chain.host_denom, amount));
  events.push(
    named(
      'c_value_update',
      ['minted_amount', coinText(coin(mintDenomOf(chain), backing.minted))],
      ['lsm_tokenized_amount', host(backing.tokenized)],
      ['staked_amount', host(backing.staked)],
      ['amount_on_persistence', host(backing.here)],
      ['amount_on_host_chain', host(backing.there)],
      ['unbonding_amount', host(backing.unbonding)],
      ...rates,
    ),
  );
  if (!isWithin(chain)) {
    saveHostChain(store, { ...chain, active: false });
    events.push(named('chain_disabled', ...rates));
    return;
  }
  const { lower, upper } = limitsOf(chain, backing);
  saveHostChain(store, { ...chain, params: { ...chain.params, lower_c_value_limit: lower, upper_c_value_limit: upper } });
  if (lower !== chain.params.lower_c_value_limit || upper !== chain.params.upper_c_value_limit)
    events.push(named('c_value_limits', ['lower_limit', formatDec(lower)], ['upper_limit', formatDec(upper)]));
}

/** A yearly percentage as a daily fraction. */
export const dailyFactor = (percent: Dec): Dec => quo(quo(percent, decInt(100n)), decInt(365n));

/** Coins of the host chain for an amount of stk: unstaking multiplies by the inverse, redeeming divides. Both truncate. */
export const unstaked = (stk: bigint, cValue: Dec): bigint => mul(decInt(stk), quo(ONE, cValue)) / ONE;
export const redeemed = (stk: bigint, cValue: Dec): bigint => quo(decInt(stk), cValue) / ONE;
/** stk for an amount of the host chain's coins, truncated. */
export const minted = (amount: bigint, cValue: Dec): bigint => mul(decInt(amount), cValue) / ONE;
/** A fee of an amount, truncated. */
export const feeOf = (amount: bigint, rate: Dec): bigint => (amount * rate) / ONE;
