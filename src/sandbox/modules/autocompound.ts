import { coin, coinSet, coinText } from '../coins.ts';
import { atomically, type Context } from '../context.ts';
import { type Dec, decInt, mul, mulInt, quo, truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { Refusal } from '../refusal.ts';
import { moduleAccount } from './auth.ts';
import { balanceOf, send, spendableOf, supplyOf } from './bank.ts';
import { withdrawDelegatorReward } from './distribution.ts';
import { activeValidators, netAmountState, PROXY } from './liquid-stake.ts';
import { delegateByWeight } from './liquid-stake-actions.ts';
import { bondDenom } from './staking.ts';
import { delegationsOf } from './validator.ts';

/** What one hour of staking may compound at most: inflation over bonded ratio, per hour. */
function hourlyRate(context: Context): Dec {
  const { store } = context;
  const bond = bondDenom(context);
  const bonded = quo(decInt(balanceOf(store, moduleAccount('bonded_tokens_pool'), bond)), decInt(supplyOf(store, bond)));
  return quo(quo(quo(store.single('mint').inflation, bonded), decInt(365n)), decInt(24n));
}

/** Start of an epoch `hour`: the proxy's rewards are withdrawn and, less the fee, delegated again. */
export function autocompound(context: Context): void {
  const { store, time } = context;
  const params = store.single('liquidStake');
  if (params.modulePaused) return;
  const bond = bondDenom(context);
  for (const { validator } of delegationsOf(store, PROXY)) withdrawDelegatorReward(context, PROXY, validator);
  const active = activeValidators(store);
  if (active.length === 0) return;
  const cap = truncateInt(mul(decInt(netAmountState(context).netAmount), hourlyRate(context)));
  const available = spendableOf(store, PROXY, bond, time);
  const amount = cap < available ? cap : available;
  const fee = amount > 0n ? truncateInt(mulInt(params.autocompoundFeeRate, amount)) : 0n;
  try {
    if (amount - fee > 0n) atomically(context, () => delegateByWeight(context, active, amount - fee));
  } catch (error) {
    if (error instanceof Refusal) return;
    throw error;
  }
  send(context, PROXY, params.feeAccountAddress, coinSet(bond, fee));
  context.events.push(
    event('autocompound', ['delegator', PROXY], ['amount', String(amount - fee)], ['autocompound_fee', coinText(coin(bond, fee))]),
  );
}
