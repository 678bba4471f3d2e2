import { coin, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { event } from '../events.ts';
import type { Packet } from '../ibc/packet.ts';
import type { PortModule } from '../ibc/port.ts';
import { sequenceId } from '../ica/ica-controller.ts';
import { readResponses, unpackTransaction } from '../ica/ica-packet.ts';
import { burnCoins } from '../modules/bank.ts';
import { sdk } from '../refusal.ts';
import type { AnyValue } from '../wire.ts';
import { burnEvent } from './actions.ts';
import { deleteDeposit, depositsWhere, revertDeposits } from './deposits.ts';
import { changeDelegated, hostChainAt, hostChainWhere, saveHostChain } from './host-chain.ts';
import { delegateStep, onStep, redeemSharesStep, transferStep, undelegateStep } from './host-steps.ts';
import { deleteLsmDeposit, lsmDepositsWhere, revertLsmDeposits } from './lsm-deposits.ts';
import { UNDELEGATION_ACCOUNT } from './module-accounts.ts';
import { type HostChain, UnbondingState } from './records.ts';
import {
  failUnbondings,
  retryTransfers,
  saveUnbonding,
  saveValidatorUnbonding,
  unbondingsWhere,
  validatorUnbondingsWhere,
} from './unbondings.ts';

/** What host chains answer to the steps of the module's accounts: `keeper/ibc.go`, `keeper/ica_handlers.go`. */
export const icaAnswers: PortModule = {
  prefix: 'icacontroller-',
  receive() {
    throw sdk(18, 'cannot receive packet on controller chain');
  },
  acknowledge(context, packet, acknowledgement) {
    const answers = readResponses(acknowledgement);
    if (answers === null) return failed(context, packet);
    unpackTransaction(packet.data).forEach((message, index) => {
      succeeded(context, sequenceId(packet.sourceChannel, packet.sequence), message, answers[index]);
    });
  },
  timeOut: failed,
};

/** Nothing of the packet was done: what hung on it goes a step back, or fails. */
function failed(context: Context, packet: Packet): void {
  const { store, events } = context;
  const id = sequenceId(packet.sourceChannel, packet.sequence);
  revertDeposits(store, id);
  revertLsmDeposits(store, id);
  for (const message of unpackTransaction(packet.data)) {
    onStep(delegateStep, message, undefined, (step) => events.push(stepEvent(context, 'unsuccessful_delegation', step, id)));
    onStep(undelegateStep, message, undefined, (step) => {
      failUnbondings(store, id);
      events.push(stepEvent(context, 'unsuccessful_undelegation', step, id));
    });
    onStep(transferStep, message, undefined, () => retryTransfers(store, id));
  }
}

type Staked = { readonly delegator_address: string; readonly validator_address: string; readonly amount: { readonly amount: bigint } };

const chainOf = (context: Context, delegator: string): HostChain | undefined =>
  hostChainWhere(context.store, ({ delegation_account }) => delegation_account.address === delegator);

function stepEvent(context: Context, type: string, { delegator_address, validator_address, amount }: Staked, id: string) {
  const chain = chainOf(context, delegator_address);
  return event(
    type,
    ['chain_id', chain?.chain_id ?? ''],
    ['address', delegator_address],
    ['validator_address', validator_address],
    [type.endsWith('undelegation') ? 'undelegated_amount' : 'delegated_amount', coinText(coin(chain?.host_denom ?? '', amount.amount))],
    ['ibc_sequence_id', id],
  );
}

function succeeded(context: Context, id: string, message: AnyValue, answer: AnyValue | undefined): void {
  const { store, events } = context;
  onStep(delegateStep, message, answer, (step) => {
    const chain = chainOf(context, step.delegator_address);
    if (!chain) return;
    for (const deposit of depositsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id)) deleteDeposit(store, deposit);
    addToAccount(context, chain.chain_id, -step.amount.amount);
    changeDelegated(store, chain.chain_id, step.validator_address, step.amount.amount);
    events.push(stepEvent(context, 'successful_delegation', step, id));
  });
  onStep(undelegateStep, message, answer, (step, { completion_time }) => {
    const chain = chainOf(context, step.delegator_address);
    if (!chain) return;
    changeDelegated(store, chain.chain_id, step.validator_address, -step.amount.amount);
    startMaturing(context, id, completion_time);
    events.push(stepEvent(context, 'successful_undelegation', step, id));
  });
  onStep(redeemSharesStep, message, answer, (step, { amount }) => {
    const chain = chainOf(context, step.delegator_address);
    if (!chain) return;
    for (const deposit of lsmDepositsWhere(store, ({ ibc_sequence_id, denom }) => ibc_sequence_id === id && denom === step.amount.denom))
      deleteLsmDeposit(store, deposit);
    changeDelegated(store, chain.chain_id, step.amount.denom.split('/')[0] ?? '', amount.amount);
  });
  onStep(transferStep, message, answer, (step, { sequence }) => {
    const chain = chainOf(context, step.sender);
    if (chain) followTransfer(context, id, sequenceId(chain.channel_id, sequence));
  });
}

/** What the delegation account holds, as far as this chain knows. */
export function addToAccount({ store }: Context, chainId: string, amount: bigint): void {
  const chain = hostChainAt(store, chainId);
  const { balance } = chain.delegation_account;
  const account = { ...chain.delegation_account, balance: coin(balance.denom, balance.amount + amount) };
  saveHostChain(store, { ...chain, delegation_account: account });
}

/** The host chain has begun to unbond: the stk of everybody in it is burned. The first answer of a packet counts. */
function startMaturing(context: Context, id: string, mature_time: bigint): void {
  const { store, events } = context;
  for (const one of unbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id)) {
    burnCoins(context, UNDELEGATION_ACCOUNT, [one.burn_amount]);
    saveUnbonding(store, { ...one, ibc_sequence_id: '', mature_time, state: UnbondingState.maturing });
    events.push(burnEvent(one.chain_id, one.burn_amount));
  }
  for (const one of validatorUnbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id))
    saveValidatorUnbonding(store, { ...one, ibc_sequence_id: '', mature_time });
}

/** The host chain has sent what matured: from here on its transfer is waited for. */
function followTransfer({ store }: Context, id: string, transferId: string): void {
  for (const one of unbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id))
    saveUnbonding(store, { ...one, ibc_sequence_id: transferId });
  for (const one of validatorUnbondingsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id))
    saveValidatorUnbonding(store, { ...one, ibc_sequence_id: transferId });
}
