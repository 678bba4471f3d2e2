import { toHex } from '../address.ts';
import { type Event, event } from '../events.ts';
import { heightText } from './height.ts';
import type { Packet } from './packet.ts';
import type { Channel } from './records.ts';

/** Events of 04-channel, `keeper/events.go`: each is followed by one that names the module. */

type Attributes = [string, string][];

const MODULE_NAMED = event('message', ['module', 'ibc_channel']);

const dataOf = ({ data }: Packet): Attributes => [['packet_data_hex', toHex(data)]];

const routeOf = (packet: Packet): Attributes => [
  ['packet_timeout_height', heightText(packet.timeoutHeight)],
  ['packet_timeout_timestamp', `${packet.timeoutTimestamp}`],
  ['packet_sequence', `${packet.sequence}`],
  ['packet_src_port', packet.sourcePort],
  ['packet_src_channel', packet.sourceChannel],
  ['packet_dst_port', packet.destinationPort],
  ['packet_dst_channel', packet.destinationChannel],
];

const ordering = ({ ordering }: Channel): Attributes => [['packet_channel_ordering', `ORDER_${ordering.toUpperCase()}`]];

const tailOf = (channel: Channel): Attributes => [
  ...ordering(channel),
  ['packet_connection', channel.connectionId],
  ['connection_id', channel.connectionId],
];

const named = (type: string, attributes: Attributes): Event[] => [event(type, ...attributes), MODULE_NAMED];

export const sendPacketEvents = (packet: Packet, channel: Channel): Event[] =>
  named('send_packet', [...dataOf(packet), ...routeOf(packet), ...tailOf(channel)]);

export const recvPacketEvents = (packet: Packet, channel: Channel): Event[] =>
  named('recv_packet', [...dataOf(packet), ...routeOf(packet), ...tailOf(channel)]);

export const writeAcknowledgementEvents = (packet: Packet, channel: Channel, acknowledgement: Uint8Array): Event[] =>
  named('write_acknowledgement', [...dataOf(packet), ...routeOf(packet), ['packet_ack_hex', toHex(acknowledgement)], ...tailOf(channel)]);

export const acknowledgePacketEvents = (packet: Packet, channel: Channel): Event[] =>
  named('acknowledge_packet', [...routeOf(packet), ...tailOf(channel)]);

export const timeoutPacketEvents = (packet: Packet, channel: Channel): Event[] =>
  named('timeout_packet', [...routeOf(packet), ['connection_id', channel.connectionId], ...ordering(channel)]);

export const channelClosedEvents = (channel: Channel): Event[] =>
  named('channel_close', [
    ['port_id', channel.port],
    ['channel_id', channel.channel],
    ['counterparty_port_id', channel.counterpartyPort],
    ['counterparty_channel_id', channel.counterpartyChannel],
    ['connection_id', channel.connectionId],
    ['channel_ordering', `ORDER_${channel.ordering.toUpperCase()}`],
  ]);
