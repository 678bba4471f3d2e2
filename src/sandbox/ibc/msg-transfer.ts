import { parseAddress } from '../address.ts';
import { isDenom } from '../coins.ts';
import type { Context } from '../context.ts';
import { accountField, messageReader } from '../message.ts';
import { spendableOf } from '../modules/bank.ts';
import { encode, fields, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { utf8 } from './bytes.ts';
import { channelAt } from './channel.ts';
import { denomPath, isTransferable, traceOf } from './denom.ts';
import { HEIGHT, readHeight } from './forms.ts';
import { IBC_GAS } from './ibc-gas.ts';
import { assertIdentifier } from './identifier.ts';
import { sendPacket } from './port.ts';
import { inWords, refused } from './refusals.ts';
import { PORT, takeSent } from './transfer.ts';
import { checkedTransfer, MAX_MEMO, MAX_RECEIVER, packData, type TransferData } from './transfer-data.ts';
import { transferEvents } from './transfer-events.ts';

/** MsgTransfer: ibc-go v10 `modules/apps/transfer/{types/msgs.go,keeper/msg_server.go}`. */

const FORM = fields({
  source_port: [1, 'string'],
  source_channel: [2, 'string'],
  token: [3, COIN],
  sender: [4, 'string'],
  receiver: [5, 'string'],
  timeout_height: [6, HEIGHT],
  timeout_timestamp: [7, 'uint64'],
  memo: [8, 'string'],
  encoding: [9, 'string'],
});
const RESPONSE = fields({ sequence: [1, 'uint64'] });

/** As an amount it means: everything that can be spent. */
const EVERYTHING = 2n ** 256n - 1n;

type Message = Value<typeof FORM>;

/** What somebody wants to send. */
export type Sent = Omit<Message, 'encoding'>;

function validate({ source_port, source_channel, token, sender, receiver, memo }: Message): void {
  inWords('invalid source port ID', () => assertIdentifier(source_port, 2, 128));
  inWords('invalid source channel ID', () => assertIdentifier(source_channel, 8, 64));
  if (token.amount <= 0n || !isDenom(token.denom) || !isTransferable(token.denom)) throw refused('ibc', 6, `${token.amount}${token.denom}`);
  const parsed = parseAddress(sender, 'account');
  if (!parsed.ok) throw refused('ibc', 5, `string could not be parsed as address: ${parsed.reason}`);
  if (receiver.trim() === '') throw refused('ibc', 5, 'missing recipient address');
  if (utf8(receiver).length > MAX_RECEIVER) throw refused('ibc', 5, `recipient address must not exceed ${MAX_RECEIVER} bytes`);
  if (utf8(memo).length > MAX_MEMO) throw refused('transfer', 11, `memo must not exceed ${MAX_MEMO} bytes`);
}

/** Sends coins over a channel and returns the packet's sequence. Packet forwarding sends by it too. */
export function transfer(context: Context, message: Sent): bigint {
  const { store, events, gas } = context;
  const sender = accountField(message.sender, 'invalid sender address');
  gas.use(IBC_GAS.prepare);
  const data: TransferData = {
    denom: denomPath(traceOf(store, message.token.denom)),
    amount: String(amountOf(context, sender, message.token)),
    sender,
    receiver: message.receiver,
    memo: message.memo,
  };
  const checked = checkedTransfer(data);
  const channel = message.source_channel;
  if (!channelAt(store, message.source_port, channel)) throw noSuchChannel(channel);
  takeSent(context, channel, checked);
  const sequence = sendPacket(context, {
    port: PORT,
    channel,
    data: packData(data),
    timeoutHeight: readHeight(message.timeout_height),
    timeoutTimestamp: message.timeout_timestamp,
  });
  events.push(...transferEvents(data));
  return sequence;
}

function amountOf({ store, time }: Context, sender: string, { denom, amount }: Sent['token']): bigint {
  if (amount !== EVERYTHING) return amount;
  const all = spendableOf(store, sender, denom, time);
  if (all === 0n) throw refused('transfer', 5, `empty spendable balance for ${denom}`);
  return all;
}

/** What is no channel is taken for a client of the second version of IBC, and those have no counterparty here. */
const noSuchChannel = (channel: string) =>
  refused('clientv2', 35, `send packet failed for source id: ${channel}: counterparty not found for client: ${channel}`);

export const msgTransfer = messageReader({
  typeUrl: '/ibc.applications.transfer.v1.MsgTransfer',
  form: FORM,
  signer: ({ sender }) => sender,
  validate,
  execute: (context, message) => encode(RESPONSE, { sequence: transfer(context, message) }),
  aminoType: 'cosmos-sdk/MsgTransfer',
});
