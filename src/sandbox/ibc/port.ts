import type { Context } from '../context.ts';
import { channelAt, connectionOf, packetKey, saveChannel, stateName } from './channel.ts';
import { consensusAt, findClient, statusOf } from './client.ts';
import type { Height } from './height.ts';
import { IBC_GAS } from './ibc-gas.ts';
import { assertPacket, elapsedText, type Packet } from './packet.ts';
import { sendPacketEvents, writeAcknowledgementEvents } from './packet-events.ts';
import type { Channel } from './records.ts';
import { refused } from './refusals.ts';

/** What a module that sits on an IBC port sees of IBC: ibc-go v10, `modules/core/05-port/types/module.go`. */

/** A module on the ports whose ids begin with `prefix`. */
export type PortModule = {
  readonly prefix: string;
  /**
   * Returns the acknowledgement, or null when `writeAcknowledgement` will give it later. Refusal and ReceiveFailure undo what was done (the
   * events stay, marked as errors) and become an error acknowledgement: a Refusal tells its code alone, a ReceiveFailure says the bytes.
   */
  receive(context: Context, packet: Packet): Uint8Array | null;
  /** A Refusal here and in `timeOut` fails the relayer's message, so that the packet stays open. */
  acknowledge(context: Context, packet: Packet, acknowledgement: Uint8Array): void;
  timeOut(context: Context, packet: Packet): void;
};

/** A packet that could not be processed, with the acknowledgement that tells its sender. */
export class ReceiveFailure extends Error {
  readonly acknowledgement: Uint8Array;
  constructor(acknowledgement: Uint8Array) {
    super('packet was not processed');
    this.acknowledgement = acknowledgement;
  }
}

/** What a module wants to send on a channel of this chain. */
export type Sending = {
  readonly port: string;
  readonly channel: string;
  readonly data: Uint8Array;
  readonly timeoutHeight: Height;
  readonly timeoutTimestamp: bigint;
};

/** Sends a packet and returns its sequence; 04-channel `keeper/packet.go`, SendPacket. */
export function sendPacket(context: Context, { port, channel: id, data, timeoutHeight, timeoutTimestamp }: Sending): bigint {
  const { store } = context;
  const channel = channelAt(store, port, id);
  if (!channel) throw refused('channel', 3, id);
  if (channel.state !== 'open') throw refused('channel', 5, `channel is not OPEN (got ${stateName(channel)})`);
  context.gas.use(IBC_GAS.channel);
  const packet: Packet = {
    sequence: channel.nextSend,
    sourcePort: port,
    sourceChannel: id,
    destinationPort: channel.counterpartyPort,
    destinationChannel: channel.counterpartyChannel,
    data,
    timeoutHeight,
    timeoutTimestamp,
  };
  assertPacket(packet, 'constructed packet failed basic validation: ');
  assertCanArrive(context, packet, channel);
  context.gas.use(IBC_GAS.commitment);
  saveChannel(store, { ...channel, nextSend: packet.sequence + 1n });
  store.set('ibcCommitments', packetKey(port, id, packet.sequence), packet);
  context.events.push(...sendPacketEvents(packet, channel));
  return packet.sequence;
}

/** A packet is not sent over a client that is of no use any more, nor when the other chain is known to be beyond its timeout. */
function assertCanArrive({ store, time, gas }: Context, packet: Packet, channel: Channel): void {
  gas.use(IBC_GAS.client);
  const { clientId } = connectionOf(store, channel);
  const status = statusOf(store, clientId, time);
  if (status !== 'Active') throw refused('client', 29, `cannot send packet using client (${clientId}) with status ${status}`);
  const latest = findClient(store, clientId).latestHeight;
  const timestamp = consensusAt(store, clientId, latest)?.time ?? 0n;
  const elapsed = elapsedText(packet, latest, timestamp);
  if (elapsed !== null) throw refused('channel', 40, `invalid packet timeout: ${elapsed}`);
}

/** Writes the acknowledgement of a packet that was received earlier; `receive` of its port had returned null. */
export function writeAcknowledgement(context: Context, packet: Packet, acknowledgement: Uint8Array): void {
  const { store } = context;
  const channel = channelAt(store, packet.destinationPort, packet.destinationChannel);
  if (!channel) throw refused('channel', 3, packet.destinationChannel);
  if (channel.state !== 'open') throw refused('channel', 5, `channel is not OPEN (got ${stateName(channel)})`);
  const key = packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence);
  if (store.get('ibcAcknowledgements', key)) throw refused('channel', 17);
  if (acknowledgement.length === 0) throw refused('channel', 16, 'acknowledgement cannot be empty');
  store.set('ibcAcknowledgements', key, acknowledgement);
  context.events.push(...writeAcknowledgementEvents(packet, channel, acknowledgement));
}
