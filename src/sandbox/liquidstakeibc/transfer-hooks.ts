import { coin, coinSet } from '../coins.ts';
import type { Context } from '../context.ts';
import { readAcknowledgement } from '../ibc/acknowledgement.ts';
import type { Packet } from '../ibc/packet.ts';
import type { PortModule } from '../ibc/port.ts';
import { readData, type TransferData } from '../ibc/transfer-data.ts';
import { sequenceId } from '../ica/ica-controller.ts';
import { sendFromModule } from '../modules/bank.ts';
import { depositOf, depositsWhere, revertDeposits, saveDeposit } from './deposits.ts';
import { addToAccount } from './host-answers.ts';
import { dayOf, hostChainWhere, ibcDenomOf } from './host-chain.ts';
import { lsmDepositsWhere, revertLsmDeposits, saveLsmDeposit } from './lsm-deposits.ts';
import { DEPOSIT_ACCOUNT, depositAddress, PARAMS, undelegationAddress } from './module-accounts.ts';
import { feeOf, updateRates } from './rate.ts';
import { DepositState, type HostChain, LsmDepositState, UnbondingState } from './records.ts';
import { orRefused, refused } from './refusals.ts';
import { deleteValidatorUnbonding, saveUnbonding, unbondingsWhere, validatorUnbondingsWhere } from './unbondings.ts';

/** The transfer module, with x/liquidstakeibc hearing of what concerns it: `keeper/hooks.go`, IBCTransferHooks. */
export const withTransferHooks = (transfer: PortModule): PortModule => ({
  prefix: transfer.prefix,
  receive(context, packet) {
    const acknowledgement = transfer.receive(context, packet);
    if (acknowledgement !== null) arrived(context, packet, readData(packet.data));
    return acknowledgement;
  },
  acknowledge(context, packet, bytes) {
    transfer.acknowledge(context, packet, bytes);
    const acknowledgement = readAcknowledgement(bytes);
    // Refused there and given back here: as if it had never been sent. The real module's hook fails on it.
    if (acknowledgement && 'error' in acknowledgement) notSent(context, packet);
    else sent(context, packet, readData(packet.data));
  },
  timeOut(context, packet) {
    transfer.timeOut(context, packet);
    notSent(context, packet);
  },
});

/** Deposits are on the host chain. */
function sent(context: Context, packet: Packet, { sender, amount }: TransferData): void {
  const { store } = context;
  if (sender !== depositAddress()) return;
  const id = sequenceId(packet.sourceChannel, packet.sequence);
  for (const deposit of depositsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id)) {
    saveDeposit(store, { ...deposit, ibc_sequence_id: '', state: DepositState.received });
    addToAccount(context, deposit.chain_id, BigInt(amount));
  }
  for (const deposit of lsmDepositsWhere(store, ({ ibc_sequence_id }) => ibc_sequence_id === id))
    saveLsmDeposit(store, { ...deposit, ibc_sequence_id: '', state: LsmDepositState.received });
}

function notSent({ store }: Context, packet: Packet): void {
  const id = sequenceId(packet.sourceChannel, packet.sequence);
  revertDeposits(store, id);
  revertLsmDeposits(store, id);
}

/** One of the module's accounts on a host chain has sent something home. */
function arrived(context: Context, packet: Packet, { denom, amount, sender, receiver, memo }: TransferData): void {
  const chain = hostChainWhere(
    context.store,
    ({ host_denom, channel_id }) => host_denom === denom && channel_id === packet.destinationChannel,
  );
  if (!chain || memo !== '') return;
  const units = BigInt(amount);
  const delegated = sender === chain.delegation_account.address;
  if (delegated && receiver === undelegationAddress()) unbondingArrived(context, chain, packet, units);
  if (delegated && receiver === depositAddress()) stakeArrived(context, chain, packet, units);
  if (sender === chain.rewards_account.address && receiver === depositAddress()) rewardsArrived(context, chain, units);
}

/** Whether something waits for this very transfer. Its packet may be here before the host chain's word that it was sent: then the amount tells. */
const waitsFor = (
  { destinationChannel, sequence }: Packet,
  units: bigint,
  { ibc_sequence_id }: { readonly ibc_sequence_id: string },
  amount: bigint,
): boolean =>
  ibc_sequence_id.startsWith(`${destinationChannel}-`)
    ? ibc_sequence_id === sequenceId(destinationChannel, sequence)
    : ibc_sequence_id !== '' && amount === units;

/**
 * An unbonding is back and is paid in the next block. The real module takes all that have matured for the one that arrives; here each waits for its
 * own transfer, so that nobody is paid with the coins of others.
 */
function unbondingArrived({ store }: Context, chain: HostChain, packet: Packet, units: bigint): void {
  const [one] = unbondingsWhere(
    store,
    (unbonding) =>
      unbonding.chain_id === chain.chain_id &&
      unbonding.state === UnbondingState.matured &&
      waitsFor(packet, units, unbonding, unbonding.unbond_amount.amount),
  );
  if (one) saveUnbonding(store, { ...one, ibc_sequence_id: '', state: UnbondingState.claimable });
}

/** The stake of a whole validator is back, to be staked with others. */
function stakeArrived(context: Context, chain: HostChain, packet: Packet, units: bigint): void {
  const { store } = context;
  const [one] = validatorUnbondingsWhere(
    store,
    (whole) => whole.chain_id === chain.chain_id && waitsFor(packet, units, whole, whole.amount.amount),
  );
  addToDeposit(context, chain, units);
  if (one) deleteValidatorUnbonding(store, one);
}

/** Rewards become a deposit, less the fee. */
function rewardsArrived(context: Context, chain: HostChain, units: bigint): void {
  const fee = feeOf(units, chain.params.restake_fee);
  const to = PARAMS.fee_address;
  orRefused(2003, `failed to send restake fee to module fee address ${to}`, () =>
    sendFromModule(context, DEPOSIT_ACCOUNT, to, coinSet(ibcDenomOf(chain), fee)),
  );
  addToDeposit(context, chain, units - fee);
  updateRates(context);
}

/** Refused when the day's deposit was used up: the transfer is then refused too, and its sender keeps the coins until another day. */
function addToDeposit({ store }: Context, chain: HostChain, units: bigint): void {
  const day = dayOf(store);
  const deposit = depositOf(store, chain, day);
  if (!deposit) throw refused(2007, `deposit not found for chain ${chain.chain_id} and epoch ${day}`);
  saveDeposit(store, { ...deposit, amount: coin(deposit.amount.denom, deposit.amount.amount + units) });
}
