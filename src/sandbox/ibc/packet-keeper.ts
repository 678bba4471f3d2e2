import type { Context } from '../context.ts';
import { areEqual, uint64 } from './bytes.ts';
import { channelAt, connectionOf, packetKey, saveChannel, stateName } from './channel.ts';
import { consensusAt } from './client.ts';
import { commitAcknowledgement, commitPacket } from './commitment.ts';
import { type Height, heightOf } from './height.ts';
import { elapsedText, type Packet } from './packet.ts';
import { acknowledgePacketEvents, channelClosedEvents, recvPacketEvents, timeoutPacketEvents } from './packet-events.ts';
import { acknowledgementPath, commitmentPath, nextReceivePath, receiptPath } from './paths.ts';
import type { Channel } from './records.ts';
import { inWords, refused } from './refusals.ts';
import { verifyClaim } from './verify.ts';

/** What core IBC does with a packet before its module hears of it: 04-channel `keeper/packet.go`, `keeper/timeout.go`. */

/** Whether the message had an effect, or told what the chain knew already. */
export type Relayed = 'new' | 'redundant';

type Proof = { readonly proof: Uint8Array; readonly proofHeight: Height };

export function receivePacket(context: Context, packet: Packet, { proof, proofHeight }: Proof): Relayed {
  const { store, time, height } = context;
  const { sourcePort, sourceChannel, destinationPort, destinationChannel, sequence } = packet;
  const channel = channelAt(store, destinationPort, destinationChannel);
  if (!channel) throw refused('channel', 3, destinationChannel);
  if (channel.state !== 'open') throw refused('channel', 5, `channel state is not OPEN (got ${stateName(channel)})`);
  assertEnd('source', 'port', sourcePort, channel.counterpartyPort);
  assertEnd('source', 'channel', sourceChannel, channel.counterpartyChannel);
  const connection = connectionOf(store, channel);
  const elapsed = elapsedText(packet, heightOf(store.single('chainId'), height), time);
  if (elapsed !== null) throw refused('channel', 40, `packet timeout elapsed: ${elapsed}`);
  const path = commitmentPath(sourcePort, sourceChannel, sequence);
  inWords("couldn't verify counterparty packet commitment", () =>
    verifyClaim(context, connection, { path, value: commitPacket(packet), proof, proofHeight }, 'packet commitment'),
  );
  if (isReceived(context, channel, packet)) return 'redundant';
  if (channel.ordering === 'ordered') saveChannel(store, { ...channel, nextReceive: sequence + 1n });
  else store.set('ibcReceipts', packetKey(destinationPort, destinationChannel, sequence), true);
  context.events.push(...recvPacketEvents(packet, channel));
  return 'new';
}

function isReceived({ store }: Context, { ordering, nextReceive }: Channel, packet: Packet): boolean {
  if (ordering === 'unordered')
    return store.get('ibcReceipts', packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence)) === true;
  if (packet.sequence > nextReceive)
    throw refused('channel', 21, `packet sequence ≠ next receive sequence (${packet.sequence} ≠ ${nextReceive})`);
  return packet.sequence < nextReceive;
}

export function acknowledgePacket(context: Context, packet: Packet, acknowledgement: Uint8Array, { proof, proofHeight }: Proof): Relayed {
  const { store } = context;
  const { destinationPort, destinationChannel, sequence } = packet;
  const channel = sendingChannel(context, packet);
  if (channel.state !== 'open') throw refused('channel', 5, `packets cannot be acknowledged on channel with state (${stateName(channel)})`);
  const connection = connectionOf(store, channel);
  if (!isPending(context, packet)) return 'redundant';
  const path = acknowledgementPath(destinationPort, destinationChannel, sequence);
  const value = commitAcknowledgement(acknowledgement);
  verifyClaim(context, connection, { path, value, proof, proofHeight }, 'packet acknowledgement');
  if (channel.ordering === 'ordered') {
    if (sequence !== channel.nextAcknowledge)
      throw refused('channel', 21, `packet sequence ≠ next ack sequence (${sequence} ≠ ${channel.nextAcknowledge})`);
    saveChannel(store, { ...channel, nextAcknowledge: sequence + 1n });
  }
  forget(context, packet);
  context.events.push(...acknowledgePacketEvents(packet, channel));
  return 'new';
}

/** `nextReceive`: of the other end, for ordered channels. Such a channel is closed by a packet that timed out. */
export function timeOutPacket(context: Context, packet: Packet, { proof, proofHeight }: Proof, nextReceive: bigint): Relayed {
  const { store } = context;
  const { destinationPort, destinationChannel, sequence } = packet;
  const channel = sendingChannel(context, packet);
  const connection = connectionOf(store, channel);
  const consensus = consensusAt(store, connection.clientId, proofHeight);
  if (!consensus) throw refused('client', 7, `clientID (${connection.clientId}), height (${proofHeight.revisionHeight})`);
  if (elapsedText(packet, proofHeight, consensus.time) === null)
    throw refused('channel', 39, `current timestamp: ${consensus.time}, timeout timestamp ${packet.timeoutTimestamp}`);
  if (!isPending(context, packet)) return 'redundant';
  if (channel.ordering === 'ordered') {
    if (nextReceive > sequence)
      throw refused('channel', 19, `packet already received, next sequence receive > packet sequence (${nextReceive} > ${sequence})`);
    const path = nextReceivePath(destinationPort, destinationChannel);
    verifyClaim(context, connection, { path, value: uint64(nextReceive), proof, proofHeight }, 'next sequence receive');
  } else {
    const path = receiptPath(destinationPort, destinationChannel, sequence);
    verifyClaim(context, connection, { path, value: null, proof, proofHeight }, 'packet receipt absence');
  }
  forget(context, packet);
  context.events.push(...timeoutPacketEvents(packet, channel));
  if (channel.ordering === 'ordered') {
    saveChannel(store, { ...channel, state: 'closed' });
    context.events.push(...channelClosedEvents(channel));
  }
  return 'new';
}

/** The end of a channel on which this chain sent the packet. */
function sendingChannel({ store }: Context, packet: Packet): Channel {
  const channel = channelAt(store, packet.sourcePort, packet.sourceChannel);
  if (!channel) throw refused('channel', 3, `port ID (${packet.sourcePort}) channel ID (${packet.sourceChannel})`);
  assertEnd('destination', 'port', packet.destinationPort, channel.counterpartyPort);
  assertEnd('destination', 'channel', packet.destinationChannel, channel.counterpartyChannel);
  return channel;
}

function assertEnd(end: 'source' | 'destination', what: 'port' | 'channel', got: string, expected: string): void {
  if (got !== expected)
    throw refused('channel', 13, `packet ${end} ${what} doesn't match the counterparty's ${what} (${got} ≠ ${expected})`);
}

/** Whether the packet is under way as it stands. @throws Refusal when it is another one. */
function isPending({ store }: Context, packet: Packet): boolean {
  const stored = store.get('ibcCommitments', packetKey(packet.sourcePort, packet.sourceChannel, packet.sequence));
  if (!stored) return false;
  const [given, expected] = [commitPacket(packet), commitPacket(stored)];
  if (!areEqual(expected, given))
    throw refused('channel', 13, `packet commitment bytes are not equal: got ([${given.join(' ')}]), expected ([${expected.join(' ')}])`);
  return true;
}

function forget({ store }: Context, packet: Packet): void {
  store.delete('ibcCommitments', packetKey(packet.sourcePort, packet.sourceChannel, packet.sequence));
}
