import { coin, coinSet, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { event } from '../events.ts';
import { moduleAccount } from '../modules/auth.ts';
import { burnCoins, send, sendFromModule } from '../modules/bank.ts';
import type { Coin } from '../state.ts';
import { unixSeconds } from '../time.ts';
import { assertActive, assertMinimum, chainOfStk } from './assert-chain.ts';
import { depositOf, saveDeposit, takeFromPending } from './deposits.ts';
import { dayOf, hostChainWhere, ibcDenomOf, totalDelegations, unbondingDay } from './host-chain.ts';
import { mintStk, moduleEvent, payStk } from './mint.ts';
import { DEPOSIT_ACCOUNT, depositAddress, MINTER, PARAMS, UNDELEGATION_ACCOUNT, undelegationAddress } from './module-accounts.ts';
import { feeOf, redeemed, unstaked } from './rate.ts';
import type { HostUnbonding } from './records.ts';
import { orRefused, refused } from './refusals.ts';
import { addUnbonding } from './unbondings.ts';

/** What users do: `keeper/msg_server.go`. */

/** MsgLiquidStake: the coin waits for the end of the day; its stk is there at once. */
export function liquidStake(context: Context, user: string, amount: Coin): void {
  const { store } = context;
  const found = hostChainWhere(store, (chain) => ibcDenomOf(chain) === amount.denom);
  if (!found) throw refused(2001, `host chain with ibc denom ${amount.denom} not registered`);
  const chain = assertActive(found);
  assertMinimum(chain, amount.amount);
  orRefused(2003, `failed to deposit tokens to module account ${DEPOSIT_ACCOUNT}`, () => send(context, user, depositAddress(), [amount]));
  const day = dayOf(store);
  const deposit = depositOf(store, chain, day);
  if (!deposit) throw refused(2007, `deposit not found for chain ${chain.chain_id} and epoch ${day}`);
  saveDeposit(store, { ...deposit, amount: { ...deposit.amount, amount: deposit.amount.amount + amount.amount } });
  payStk(context, chain, user, amount.amount, mintStk(context, chain, amount.amount), 'liquid_stake');
}

/** MsgLiquidUnstake: the stk waits for the next unbonding day of its chain. */
export function liquidUnstake(context: Context, user: string, amount: Coin): void {
  const { store } = context;
  const chain = chainOfStk(context, amount.denom);
  assertMinimum(chain, amount.amount);
  send(context, user, undelegationAddress(), [amount]);
  const fee = feeOf(amount.amount, chain.params.unstake_fee);
  if (fee > 0n) sendFromModule(context, UNDELEGATION_ACCOUNT, PARAMS.fee_address, [coin(amount.denom, fee)]);
  const stk = coin(amount.denom, amount.amount - fee);
  const unbond = coin(chain.host_denom, unstaked(stk.amount, chain.c_value));
  const day = unbondingDay(chain, dayOf(store));
  const whole = addUnbonding(store, { chain_id: chain.chain_id, epoch_number: day }, user, stk, unbond);
  const delegated = totalDelegations(chain);
  if (delegated <= whole.unbond_amount.amount)
    throw refused(2012, `delegated amount ${delegated} is less than the total undelegation ${goText(whole)} for epoch ${day}`);
  context.events.push(
    event(
      'liquid_unstake',
      ['chain_id', chain.chain_id],
      ['address', user],
      ['input_amount', coinText(amount)],
      ['output_amount', coinText(unbond)],
      ['pstake_unstake_fee', coinText(coin(amount.denom, fee))],
      ['epoch_number', `${day}`],
    ),
    moduleEvent(user),
  );
}

/** As gogoproto prints a pending unbonding in an error. */
function goText({ chain_id, epoch_number, mature_time, burn_amount, unbond_amount }: HostUnbonding): string {
  const money = ({ denom, amount }: Coin): string => `<denom:"${denom}" amount:"${amount}" > `;
  const place = `chain_id:"${chain_id}" epoch_number:${epoch_number} mature_time:<seconds:${unixSeconds(mature_time)} > `;
  return `${place}burn_amount:${money(burn_amount)}unbond_amount:${money(unbond_amount)}`;
}

/** MsgRedeem: against what waits to be staked, for a fee. */
export function redeem(context: Context, user: string, amount: Coin): void {
  const { store } = context;
  const chain = chainOfStk(context, amount.denom);
  orRefused(2004, `failed to send instant redeemed coins from account ${user} to module ${MINTER}`, () =>
    send(context, user, moduleAccount(MINTER), [amount]),
  );
  const fee = feeOf(amount.amount, chain.params.redemption_fee);
  if (fee > 0n)
    orRefused(2003, `failed to send instant redemption fee to module fee address ${PARAMS.fee_address}`, () =>
      sendFromModule(context, MINTER, PARAMS.fee_address, [coin(amount.denom, fee)]),
    );
  const stk = coin(amount.denom, amount.amount - fee);
  const paid = redeemed(stk.amount, chain.c_value);
  if (!takeFromPending(store, chain, paid)) throw refused(2013, 'could not adjust current deposits for redemption');
  orRefused(2013, `failed to send instant redeemed coins from module ${DEPOSIT_ACCOUNT} to account ${user}`, () =>
    sendFromModule(context, DEPOSIT_ACCOUNT, user, coinSet(ibcDenomOf(chain), paid)),
  );
  burnCoins(context, MINTER, coinSet(stk.denom, stk.amount));
  context.events.push(
    event(
      'redeem',
      ['chain_id', chain.chain_id],
      ['address', user],
      ['input_amount', coinText(amount)],
      ['output_amount', coinText(coin(chain.host_denom, paid))],
      ['pstake_redeem_fee', coinText(coin(amount.denom, fee))],
    ),
    burnEvent(chain.chain_id, stk),
    moduleEvent(user),
  );
}

export const burnEvent = (chainId: string, burned: Coin) => event('stk-burn', ['chain_id', chainId], ['burn_amount', coinText(burned)]);
