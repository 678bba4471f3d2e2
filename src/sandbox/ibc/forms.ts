import { fields, names } from '../wire.ts';
import type { Packet } from './packet.ts';

/** Protobuf forms that several messages and queries of IBC use. */

export const HEIGHT = fields({ revision_number: [1, 'uint64'], revision_height: [2, 'uint64'] });

/** ibc.core.channel.v1.Packet. */
const PACKET = fields({
  sequence: [1, 'uint64'],
  source_port: [2, 'string'],
  source_channel: [3, 'string'],
  destination_port: [4, 'string'],
  destination_channel: [5, 'string'],
  data: [6, 'bytes'],
  timeout_height: [7, HEIGHT],
  timeout_timestamp: [8, 'uint64'],
});

export const STATES = ['STATE_UNINITIALIZED_UNSPECIFIED', 'STATE_INIT', 'STATE_TRYOPEN', 'STATE_OPEN', 'STATE_CLOSED'];
export const ORDERS = ['ORDER_NONE_UNSPECIFIED', 'ORDER_UNORDERED', 'ORDER_ORDERED'];

/** ibc.core.channel.v1.MsgRecvPacket, MsgAcknowledgement and MsgTimeout, ibc.core.client.v1.MsgUpdateClient. */
export const RECEIVE_FORM = fields({
  packet: [1, PACKET],
  proof_commitment: [2, 'bytes'],
  proof_height: [3, HEIGHT],
  signer: [4, 'string'],
});
export const ACKNOWLEDGEMENT_FORM = fields({
  packet: [1, PACKET],
  acknowledgement: [2, 'bytes'],
  proof_acked: [3, 'bytes'],
  proof_height: [4, HEIGHT],
  signer: [5, 'string'],
});
export const TIMEOUT_FORM = fields({
  packet: [1, PACKET],
  proof_unreceived: [2, 'bytes'],
  proof_height: [3, HEIGHT],
  next_sequence_recv: [4, 'uint64'],
  signer: [5, 'string'],
});
export const UPDATE_FORM = fields({ client_id: [1, 'string'], client_message: [2, 'any'], signer: [3, 'string'] });

/** Answer to a message about a packet: 1 when it had been relayed before, 2 when something happened. */
export const RELAYED = fields({
  result: [1, names(['RESPONSE_RESULT_TYPE_UNSPECIFIED', 'RESPONSE_RESULT_TYPE_NOOP', 'RESPONSE_RESULT_TYPE_SUCCESS'])],
});

type HeightValue = { readonly revision_number: bigint; readonly revision_height: bigint };

export const heightValue = ({ revisionNumber, revisionHeight }: Packet['timeoutHeight']): HeightValue => ({
  revision_number: revisionNumber,
  revision_height: revisionHeight,
});

export const readHeight = (value: HeightValue): Packet['timeoutHeight'] => ({
  revisionNumber: value.revision_number,
  revisionHeight: value.revision_height,
});

type PacketValue = typeof PACKET extends { readonly inMemory?: infer Value } ? NonNullable<Value> : never;

export const packetValue = (packet: Packet): PacketValue => ({
  sequence: packet.sequence,
  source_port: packet.sourcePort,
  source_channel: packet.sourceChannel,
  destination_port: packet.destinationPort,
  destination_channel: packet.destinationChannel,
  data: packet.data,
  timeout_height: heightValue(packet.timeoutHeight),
  timeout_timestamp: packet.timeoutTimestamp,
});

export const readPacket = (value: PacketValue): Packet => ({
  sequence: value.sequence,
  sourcePort: value.source_port,
  sourceChannel: value.source_channel,
  destinationPort: value.destination_port,
  destinationChannel: value.destination_channel,
  data: value.data,
  timeoutHeight: readHeight(value.timeout_height),
  timeoutTimestamp: value.timeout_timestamp,
});
