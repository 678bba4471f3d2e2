import { coin, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { add, decInt, quo } from '../dec.ts';
import { event } from '../events.ts';
import type { Coin } from '../state.ts';
import { ZERO_TIME } from '../time.ts';
import { attempt } from './attempt.ts';
import { deleteDeposit, depositsWhere, openDeposit, saveDeposit } from './deposits.ts';
import { hostChainAt, hostChains, saveHostChain } from './host-chain.ts';
import { pack, sendSteps, stakeSteps, undelegateStep, withdrawStep } from './host-steps.ts';
import { lsmDepositsWhere, saveLsmDeposit } from './lsm-deposits.ts';
import { updateRates } from './rate.ts';
import { DepositState, type HostChain, type HostValidator, LsmDepositState, UnbondingState } from './records.ts';
import { sendToHost } from './send-to-host.ts';
import { splitUndelegation } from './split.ts';
import { saveUnbonding, saveValidatorUnbonding, unbondingsWhere } from './unbondings.ts';

/** What happens when a day ends and begins, and every hour: `keeper/hooks.go`. Chains that are not active are left alone. */

export function epochStarted(context: Context, identifier: string, number: bigint): void {
  if (identifier === 'day') for (const chain of hostChains(context.store)) openDeposit(context.store, chain, number);
  if (identifier === 'hour') updateRates(context);
}

export function epochEnded(context: Context, identifier: string, day: bigint): void {
  if (identifier !== 'day') return;
  sendDeposits(context, day);
  const active = () => hostChains(context.store).filter((chain) => chain.active);
  for (const chain of active()) {
    if (day % chain.unbonding_factor !== 0n) continue;
    for (const { operator_address } of chain.validators)
      attempt(context, () => leaveValidator(context, chain.chain_id, operator_address, day));
    attempt(context, () => undelegate(context, hostChainAt(context.store, chain.chain_id), day));
  }
  for (const chain of active()) {
    attempt(context, () => withdrawRewards(context, chain));
    context.store.set('hostQuestions', chain.chain_id, true);
  }
}

/** What was gathered goes to the host chain; days without deposits are forgotten. */
function sendDeposits(context: Context, day: bigint): void {
  const { store } = context;
  for (const deposit of depositsWhere(store, ({ epoch, state }) => epoch <= day && state === DepositState.pending)) {
    const chain = hostChainAt(store, deposit.chain_id);
    if (!chain.active) continue;
    if (deposit.amount.amount === 0n) {
      if (deposit.epoch < day) deleteDeposit(store, deposit);
      continue;
    }
    attempt(context, () => {
      const ibc_sequence_id = sendToHost(context, chain, deposit.amount);
      saveDeposit(store, { ...deposit, state: DepositState.sent, ibc_sequence_id });
      context.events.push(workflow('delegation_workflow', chain, day, ['total_delegated_amount', deposit.amount], ibc_sequence_id));
    });
  }
  for (const deposit of lsmDepositsWhere(store, ({ state }) => state === LsmDepositState.pending)) {
    const chain = hostChainAt(store, deposit.chain_id);
    if (!chain.active) continue;
    attempt(context, () => {
      const ibc_sequence_id = sendToHost(context, chain, coin(deposit.ibc_denom, deposit.shares / decInt(1n)));
      saveLsmDeposit(store, { ...deposit, state: LsmDepositState.sent, ibc_sequence_id });
    });
  }
}

const workflow = (type: string, chain: HostChain, day: bigint, [name, amount]: [string, Coin], sequence: string) =>
  event(
    type,
    ['chain_id', chain.chain_id],
    ['epoch_number', `${day}`],
    [name, coinText(coin(chain.host_denom, amount.amount))],
    ['ibc_sequence_id', sequence],
  );

/**
 * What was unstaked until this day begins to unbond. Also what an earlier day could not begin, because its chain was not active or nothing could
 * be sent: the real module forgets that, and its administrator must fail it by hand.
 */
function undelegate(context: Context, chain: HostChain, day: bigint): void {
  const due = unbondingsWhere(
    context.store,
    ({ chain_id, epoch_number, state }) => chain_id === chain.chain_id && epoch_number <= day && state === UnbondingState.pending,
  );
  for (const unbonding of due) {
    const { unbond_amount } = unbonding;
    const parts = splitUndelegation(chain, unbond_amount.amount);
    if (unbond_amount.amount === 0n || parts.length === 0) continue;
    const { address, owner } = chain.delegation_account;
    const ibc_sequence_id = sendSteps(context, owner, stakeSteps(undelegateStep, address, parts, chain.host_denom));
    saveUnbonding(context.store, { ...unbonding, state: UnbondingState.initiated, ibc_sequence_id });
    context.events.push(workflow('undelegation_workflow', chain, day, ['total_undelegated_amount', unbond_amount], ibc_sequence_id));
  }
}

/** Unbonding days that a validator may be out of the active set before its stake is taken away. */
const PATIENCE = 4n;

/** A validator that stays out of the active set loses its stake and its weight to the others. */
function leaveValidator(context: Context, chainId: string, operator: string, day: bigint): void {
  const { store } = context;
  const chain = hostChainAt(store, chainId);
  const validator = chain.validators.find(({ operator_address }) => operator_address === operator);
  if (!validator) return;
  const { unbonding_epoch, delegated_amount, weight } = validator;
  if (unbonding_epoch === 0n || unbonding_epoch + PATIENCE > day || (delegated_amount === 0n && weight === 0n)) return;
  if (delegated_amount > 0n) {
    const { address, owner } = chain.delegation_account;
    const parts = [{ operator, amount: delegated_amount }];
    const ibc_sequence_id = sendSteps(context, owner, stakeSteps(undelegateStep, address, parts, chain.host_denom));
    const amount = coin(chain.host_denom, delegated_amount);
    const place = { chain_id: chainId, epoch_number: day, validator_address: operator };
    saveValidatorUnbonding(store, { ...place, mature_time: ZERO_TIME, amount, ibc_sequence_id });
  }
  saveHostChain(store, { ...chain, validators: spreadWeight(chain.validators, validator) });
}

/** The weight of a validator, evenly among the others that have any; the last one keeps its own. */
export function spreadWeight(validators: readonly HostValidator[], leaving: HostValidator): HostValidator[] {
  const staying = validators.filter(({ weight, operator_address }) => weight > 0n && operator_address !== leaving.operator_address);
  if (staying.length === 0) return [...validators];
  return validators.map((one) => {
    if (one.operator_address === leaving.operator_address) return { ...one, weight: decInt(0n) };
    return staying.includes(one) ? { ...one, weight: add(one.weight, quo(leaving.weight, decInt(BigInt(staying.length)))) } : one;
  });
}

/** Rewards go from the validators to the rewards account. What it holds then is asked for, and brought back when it is known. */
function withdrawRewards(context: Context, chain: HostChain): void {
  const { address, owner } = chain.delegation_account;
  const steps = chain.validators
    .filter(({ delegated_amount }) => delegated_amount > 0n)
    .map(({ operator_address }) => pack(withdrawStep, { delegator_address: address, validator_address: operator_address }));
  if (steps.length === 0) return;
  const sequence = sendSteps(context, owner, steps);
  context.events.push(event('rewards_workflow', ['chain_id', chain.chain_id], ['ibc_sequence_id', sequence]));
}
