import { addressBytes, parseAddress, toAddress } from '../address.ts';
import type { Context } from '../context.ts';
import { digest } from '../digest.ts';
import { isBlocked, moduleAccount } from '../modules/auth.ts';
import { burnCoins, mintCoins, send } from '../modules/bank.ts';
import type { Coin } from '../state.ts';
import type { Store } from '../store.ts';
import { utf8 } from './bytes.ts';
import { bankDenom, cameOver, oneHopLess, oneHopMore, rememberDenom } from './denom.ts';
import { IBC_GAS } from './ibc-gas.ts';
import type { Packet } from './packet.ts';
import { inWords, refused } from './refusals.ts';
import type { Transfer } from './transfer-data.ts';
import { denomEvent } from './transfer-events.ts';

/** Where money goes in a transfer: ibc-go v10 `modules/apps/transfer/keeper/relay.go`. */

export const PORT = 'transfer';

/** The account that keeps what is on the other side of a channel: `types/keys.go`, GetEscrowAddress. */
export const escrowAddress = (port: string, channel: string): string =>
  toAddress('account', digest(utf8(`ics20-1\0${port}/${channel}`)).slice(0, 20));

/** Takes what is sent: vouchers that go back to where they came from are burned, all else is kept in escrow. */
export function takeSent(context: Context, channel: string, { denom, amount, sender }: Transfer): void {
  assertSendEnabled(context.store, bankDenom(denom), sender);
  const coin = { denom: bankDenom(denom), amount };
  if (cameOver(denom, PORT, channel)) burn(context, sender, coin);
  else escrow(context, channel, sender, coin);
}

function assertSendEnabled(store: Store, denom: string, sender: string): void {
  if (isBlocked(sender)) throw refused('ibc', 2, `${rawText(sender)} is not allowed to send funds`);
  const { defaultSendEnabled, sendEnabled } = store.single('bank');
  if (!(sendEnabled.find((entry) => entry.denom === denom)?.enabled ?? defaultSendEnabled))
    throw refused('transfer', 7, `${denom} transfers are currently disabled: send transactions are disabled`);
}

/** Gives the receiver what arrived: out of escrow when it comes home, else as new vouchers. */
export function giveReceived(context: Context, packet: Packet, { denom, amount, receiver }: Transfer): void {
  const to = receivingAddress(receiver);
  if (cameOver(denom, packet.sourcePort, packet.sourceChannel)) {
    unescrow(context, packet.destinationChannel, to, { denom: bankDenom(oneHopLess(denom)), amount });
    return;
  }
  const voucher = oneHopMore(denom, packet.destinationPort, packet.destinationChannel);
  rememberDenom(context.store, voucher);
  context.events.push(denomEvent(voucher));
  mint(context, to, { denom: bankDenom(voucher), amount });
}

function receivingAddress(receiver: string): string {
  const parsed = parseAddress(receiver, 'account');
  if (!parsed.ok) throw refused('ibc', 5, `failed to decode receiver address: ${receiver}`);
  if (isBlocked(parsed.address)) throw refused('ibc', 2, `${rawText(parsed.address)} is not allowed to receive funds`);
  return parsed.address;
}

/** Undoes `takeSent`: the packet did not arrive. */
export function giveBack(context: Context, { sourcePort, sourceChannel }: Packet, { denom, amount, sender }: Transfer): void {
  const coin = { denom: bankDenom(denom), amount };
  if (cameOver(denom, sourcePort, sourceChannel)) mint(context, sender, coin);
  else unescrow(context, sourceChannel, sender, coin);
}

export function burn(context: Context, from: string, coin: Coin): void {
  send(context, from, moduleAccount(PORT), [coin]);
  burnCoins(context, PORT, [coin]);
  context.gas.use(IBC_GAS.burn);
}

export function mint(context: Context, to: string, coin: Coin): void {
  mintCoins(context, PORT, [coin]);
  send(context, moduleAccount(PORT), to, [coin]);
  context.gas.use(IBC_GAS.mint);
}

export function escrow(context: Context, channel: string, from: string, coin: Coin): void {
  send(context, from, escrowAddress(PORT, channel), [coin]);
  noteEscrow(context.store, coin, 1n);
}

function unescrow(context: Context, channel: string, to: string, coin: Coin): void {
  inWords(
    'unable to unescrow tokens, this may be caused by a malicious counterparty module or a bug: please open an issue on counterparty module',
    () => send(context, escrowAddress(PORT, channel), to, [coin]),
  );
  noteEscrow(context.store, coin, -1n);
}

/** Keeps the sum over all channels. */
export function noteEscrow(store: Store, { denom, amount }: Coin, sign: 1n | -1n): void {
  const total = (store.get('transferEscrow', denom) ?? 0n) + sign * amount;
  if (total === 0n) store.delete('transferEscrow', denom);
  else store.set('transferEscrow', denom, total);
}

/** The chain prints addresses of these errors as raw bytes: what JSON makes of them. */
const rawText = (address: string): string => new TextDecoder().decode(addressBytes(address));
