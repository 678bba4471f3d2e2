import { coin, coinSet, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { sendFromModule } from '../modules/bank.ts';
import { ZERO_TIME } from '../time.ts';
import { attempt } from './attempt.ts';
import { depositSum, depositsInState, saveDeposit } from './deposits.ts';
import { hostChainAt, hostChains, ibcDenomOf } from './host-chain.ts';
import { delegateStep, pack, redeemSharesStep, sendSteps, stakeSteps } from './host-steps.ts';
import { lsmDepositsWhere, saveLsmDeposit } from './lsm-deposits.ts';
import { depositAddress, UNDELEGATION_ACCOUNT, undelegationAddress } from './module-accounts.ts';
import { DepositState, type HostChain, type HostUnbonding, LsmDepositState, UnbondingState, type UserUnbonding } from './records.ts';
import { sendBack } from './send-back.ts';
import { splitDelegation } from './split.ts';
import {
  deleteUnbonding,
  deleteUserUnbonding,
  saveUnbonding,
  saveValidatorUnbonding,
  unbondingAt,
  unbondingsWhere,
  userUnbondingsWhere,
  validatorUnbondingsWhere,
} from './unbondings.ts';

/** What the module does in every block for each active chain: `keeper/abci.go`. */
export function beginBlock(context: Context): void {
  for (const { chain_id, active } of hostChains(context.store)) {
    if (!active) continue;
    const chain = () => hostChainAt(context.store, chain_id);
    attempt(context, () => delegate(context, chain()));
    claim(context, chain());
    bringBack(context, chain());
    attempt(context, () => redeemShares(context, chain()));
  }
}

/** What has arrived on the host chain is delegated there. */
function delegate(context: Context, chain: HostChain): void {
  const { store, events } = context;
  const deposits = depositsInState(store, chain, DepositState.received);
  const total = depositSum(deposits);
  const parts = splitDelegation(chain, total);
  if (total === 0n || parts.length === 0) return;
  const { address, owner } = chain.delegation_account;
  const ibc_sequence_id = sendSteps(context, owner, stakeSteps(delegateStep, address, parts, chain.host_denom));
  for (const deposit of deposits) saveDeposit(store, { ...deposit, state: DepositState.delegating, ibc_sequence_id });
  events.push(
    event(
      'delegation',
      ['chain_id', chain.chain_id],
      ['total_delegated_amount', coinText(coin(chain.host_denom, total))],
      ['ibc_sequence_id', ibc_sequence_id],
    ),
  );
}

/** What came back is paid to those that unstaked it, and the stk of an unbonding that failed is theirs again. */
function claim(context: Context, chain: HostChain): void {
  const { claimable, failed } = UnbondingState;
  const due = unbondingsWhere(
    context.store,
    ({ chain_id, state }) => chain_id === chain.chain_id && (state === claimable || state === failed),
  );
  for (const { epoch_number } of due) {
    const users = userUnbondingsWhere(context.store, (one) => one.chain_id === chain.chain_id && one.epoch_number === epoch_number);
    for (const user of users) attempt(context, () => pay(context, chain, user));
  }
}

/**
 * One user's part. The real module takes it off the sum before it knows that it can be paid, so that somebody who could not be paid at once is
 * forgotten when the others have been; here it stays.
 */
function pay(context: Context, chain: HostChain, user: UserUnbonding): void {
  const { store, events } = context;
  const { chain_id, epoch_number, address, stk_amount, unbond_amount } = user;
  const whole = unbondingAt(store, chain_id, epoch_number);
  if (!whole) return;
  const failed = whole.state === UnbondingState.failed;
  const paid = failed ? stk_amount : unbond_amount;
  sendFromModule(context, UNDELEGATION_ACCOUNT, address, failed ? [stk_amount] : coinSet(ibcDenomOf(chain), unbond_amount.amount));
  const less = (from: HostUnbonding['burn_amount']) => coin(from.denom, from.amount - paid.amount);
  const left = failed ? { ...whole, burn_amount: less(whole.burn_amount) } : { ...whole, unbond_amount: less(whole.unbond_amount) };
  deleteUserUnbonding(store, user);
  if (left.unbond_amount.amount === 0n || left.burn_amount.amount === 0n) deleteUnbonding(store, whole);
  else saveUnbonding(store, left);
  events.push(
    event(
      'claimed_unbondings',
      ['chain_id', chain_id],
      ['epoch_number', `${epoch_number}`],
      ['claimed_amount', coinText(paid)],
      ['claim_address', address],
    ),
  );
}

/** What has matured on the host chain is sent back: to those that unstaked it, or to be staked with other validators. */
function bringBack(context: Context, chain: HostChain): void {
  const { store, time } = context;
  const account = chain.delegation_account;
  const matured = unbondingsWhere(
    store,
    (one) => one.chain_id === chain.chain_id && one.state === UnbondingState.maturing && one.mature_time < time,
  );
  for (const one of matured)
    attempt(context, () => {
      const ibc_sequence_id = sendBack(context, chain, account, one.unbond_amount, undelegationAddress());
      saveUnbonding(store, { ...one, state: UnbondingState.matured, ibc_sequence_id });
    });
  const whole = validatorUnbondingsWhere(
    store,
    (one) => one.chain_id === chain.chain_id && one.mature_time !== ZERO_TIME && one.mature_time < time && one.ibc_sequence_id === '',
  );
  for (const one of whole)
    attempt(context, () => {
      saveValidatorUnbonding(store, { ...one, ibc_sequence_id: sendBack(context, chain, account, one.amount, depositAddress()) });
    });
}

/** How many share tokens are redeemed with one packet. */
const CHUNK = 10;

/** Share tokens that have arrived on the host chain become stake again. */
function redeemShares(context: Context, chain: HostChain): void {
  const { store } = context;
  if (!chain.flags.lsm) return;
  const { address, owner } = chain.delegation_account;
  const arrived = lsmDepositsWhere(store, ({ chain_id, state }) => chain_id === chain.chain_id && state === LsmDepositState.received).slice(
    0,
    CHUNK,
  );
  if (arrived.length === 0) return;
  const steps = arrived.map(({ denom, shares }) =>
    pack(redeemSharesStep, { delegator_address: address, amount: coin(denom, truncateInt(shares)) }),
  );
  const ibc_sequence_id = sendSteps(context, owner, steps);
  for (const deposit of arrived) saveLsmDeposit(store, { ...deposit, state: LsmDepositState.untokenizing, ibc_sequence_id });
}
