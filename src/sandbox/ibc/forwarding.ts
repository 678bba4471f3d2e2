import { toAddress } from '../address.ts';
import type { Context } from '../context.ts';
import { digest } from '../digest.ts';
import { send } from '../modules/bank.ts';
import { Refusal, sdk } from '../refusal.ts';
import { type Acknowledgement, errorAcknowledgement, readAcknowledgement, refusedAcknowledgement } from './acknowledgement.ts';
import { concat, utf8 } from './bytes.ts';
import { packetKey } from './channel.ts';
import { bankDenom, cameOver, oneHopLess, oneHopMore, parseDenomPath } from './denom.ts';
import { heightValue } from './forms.ts';
import { type ForwardOrder, ForwardProblem, readForward } from './forward-memo.ts';
import { goJson } from './go-json.ts';
import { NO_HEIGHT } from './height.ts';
import { transfer } from './msg-transfer.ts';
import type { Packet } from './packet.ts';
import { type PortModule, ReceiveFailure, writeAcknowledgement } from './port.ts';
import type { Forward } from './records.ts';
import { burn, escrowAddress, mint, noteEscrow } from './transfer.ts';
import { packData, readData, type TransferData } from './transfer-data.ts';

/** Packet forwarding, packet-forward-middleware v10 `ibc_middleware.go` and `keeper/keeper.go`, with what Core-1 configures. */

/** Ten minutes. */
const TIMEOUT = 600_000_000_000n;
const RETRIES = 0;

/** Name under which the middleware derives addresses, spelled as it spells it. */
const NAME = 'packetfowardmiddleware';

/** The account that receives what is only passing through: nobody's, and another for each sender and channel. */
export function intermediateReceiver(channel: string, sender: string): string {
  const hash = digest(concat(digest(utf8(NAME)), utf8(`${channel}/${sender}`)));
  return toAddress('account', hash.slice(0, 20));
}

const failure = (text: string): ReceiveFailure => new ReceiveFailure(errorAcknowledgement(`packet-forward-middleware error: ${text}`));

/** Transfers with a module around them that sends on what says so in its memo. */
export const withForwarding = (app: PortModule): PortModule => ({
  prefix: app.prefix,
  receive(context, packet) {
    const data = dataOf(packet);
    const order = data && orderIn(data.memo);
    if (!data || !order) return app.receive(context, packet);
    const intermediate = intermediateReceiver(packet.destinationChannel, data.sender);
    receiveFunds(context, app, { ...packet, data: packData({ ...data, receiver: intermediate, memo: '' }) });
    const { receiver, channel, port, next: memo } = order;
    const timeout = order.timeout > 0n ? order.timeout : TIMEOUT;
    const forward = { packet, timeout, retriesLeft: order.retries ?? RETRIES };
    try {
      sendOn(context, forward, { channel, port, data: { ...data, denom: denomHere(packet, data), sender: intermediate, receiver, memo } });
    } catch (error) {
      throw error instanceof Refusal ? failure(`${error.message}: insufficient funds`) : error;
    }
    return null;
  },
  acknowledge(context, packet, bytes) {
    const acknowledgement = readAcknowledgement(bytes);
    if (!acknowledgement) throw sdk(6, 'cannot unmarshal ICS-20 transfer packet acknowledgement: invalid character');
    const forward = takeForward(context, packet);
    if (!forward) return app.acknowledge(context, packet, bytes);
    answer(context, packet, forward, acknowledgement);
  },
  timeOut(context, packet) {
    const forward = takeForward(context, packet);
    if (!forward) return app.timeOut(context, packet);
    if (forward.retriesLeft === 0) {
      const { destinationChannel, destinationPort } = forward.packet;
      const error = `packet-forward-middleware error: giving up on packet on channel (${destinationChannel}) port (${destinationPort}) after max retries`;
      answer(context, packet, forward, { error });
      return;
    }
    app.timeOut(context, packet);
    const data = readData(packet.data);
    const denom = bankDenom(parseDenomPath(data.denom));
    const again = { ...forward, retriesLeft: forward.retriesLeft - 1 };
    sendOn(context, again, { channel: packet.sourceChannel, port: packet.sourcePort, data: { ...data, denom } });
  },
});

/** Null when it is no transfer: that is for the transfer module to say. */
function dataOf(packet: Packet): TransferData | null {
  try {
    return readData(packet.data);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function orderIn(memo: string): ForwardOrder | null {
  try {
    return readForward(memo);
  } catch (error) {
    throw error instanceof ForwardProblem ? failure(error.message) : error;
  }
}

function receiveFunds(context: Context, app: PortModule, packet: Packet): void {
  try {
    app.receive(context, packet);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw failure(`error receiving packet: ack error: ${new TextDecoder().decode(refusedAcknowledgement(error))}`);
  }
}

/** What the bank of this chain calls what arrived. */
function denomHere({ sourcePort, sourceChannel, destinationPort, destinationChannel }: Packet, { denom }: TransferData): string {
  const sent = parseDenomPath(denom);
  return bankDenom(cameOver(sent, sourcePort, sourceChannel) ? oneHopLess(sent) : oneHopMore(sent, destinationPort, destinationChannel));
}

type Onward = { readonly port: string; readonly channel: string; readonly data: TransferData };

function sendOn(context: Context, forward: Forward, { port, channel, data }: Onward): void {
  const { denom, amount, sender, receiver, memo } = data;
  const sequence = transfer(context, {
    source_port: port,
    source_channel: channel,
    token: { denom, amount: BigInt(amount) },
    sender,
    receiver,
    timeout_height: heightValue(NO_HEIGHT),
    timeout_timestamp: context.time + forward.timeout,
    memo,
  });
  context.store.set('forwards', packetKey(port, channel, sequence), forward);
}

function takeForward({ store }: Context, { sourcePort, sourceChannel, sequence }: Packet): Forward | undefined {
  const key = packetKey(sourcePort, sourceChannel, sequence);
  const forward = store.get('forwards', key);
  store.delete('forwards', key);
  return forward;
}

/** Tells the chain before what became of its packet. After a failure the money goes back to where the arriving packet had found it. */
function answer(context: Context, packet: Packet, forward: Forward, acknowledgement: Acknowledgement): void {
  if ('error' in acknowledgement) undo(context, packet, forward);
  writeAcknowledgement(context, forward.packet, utf8(goJson(acknowledgement)));
}

/**
 * As the middleware does, also where that is not enough: what had come over the very channel over which it was sent back has nothing behind it any
 * more, and stays in escrow.
 */
function undo(context: Context, { sourcePort, sourceChannel, data }: Packet, { packet }: Forward): void {
  const { denom: path, amount } = readData(data);
  const denom = parseDenomPath(path);
  const coin = { denom: bankDenom(denom), amount: BigInt(amount) };
  const escrowed = escrowAddress(sourcePort, sourceChannel);
  const { destinationPort, destinationChannel } = packet;
  const before = escrowAddress(destinationPort, destinationChannel);
  if (cameOver(denom, sourcePort, sourceChannel)) {
    mint(context, before, coin);
    noteEscrow(context.store, coin, 1n);
  } else if (cameOver(denom, destinationPort, destinationChannel)) {
    burn(context, escrowed, coin);
    noteEscrow(context.store, coin, -1n);
  } else send(context, escrowed, before, [coin]);
}
