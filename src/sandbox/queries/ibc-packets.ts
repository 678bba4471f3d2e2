import { packetKey } from '../ibc/channel.ts';
import { commitAcknowledgement, commitPacket } from '../ibc/commitment.ts';
import { HEIGHT } from '../ibc/forms.ts';
import { fields, list } from '../wire.ts';
import { channelIn, noProof, PACKET_STATE, PROOF_FIELDS, queryHeight } from './ibc-channel-records.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { type Query, QueryFailure, query } from './query.ts';

/** Queries about packets: 04-channel `keeper/grpc_query.go`. */

const SERVICE = 'ibc.core.channel.v1.Query';
const BY_PACKET = fields({ port_id: [1, 'string'], channel_id: [2, 'string'], sequence: [3, 'uint64'] });
const BY_SEQUENCES = fields({ port_id: [1, 'string'], channel_id: [2, 'string'], sequences: [3, list('uint64')] });
const SEQUENCES = fields({ sequences: [1, list('uint64')], height: [2, HEIGHT] });

/** What is stored about the packets of one channel, in their order. */
function packetsOf<T>(table: ReadonlyMap<string, T>, port: string, channel: string): { readonly sequence: bigint; readonly value: T }[] {
  const prefix = `${port}/${channel}/`;
  return [...table]
    .filter(([key]) => key.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ sequence: BigInt(key.slice(prefix.length)), value }));
}

function keyOf({ port_id, channel_id, sequence }: { port_id: string; channel_id: string; sequence: bigint }): string {
  if (sequence === 0n) throw new QueryFailure('InvalidArgument', 'packet sequence cannot be 0');
  return packetKey(port_id, channel_id, sequence);
}

export const packetQueries: readonly Query[] = [
  query(`${SERVICE}/PacketCommitment`, BY_PACKET, fields({ commitment: [1, 'bytes'], ...PROOF_FIELDS(2, 3) }), (state, request) => {
    const key = keyOf(request);
    channelIn(state, request.port_id, request.channel_id);
    const packet = state.tables.ibcCommitments.get(key);
    if (!packet) throw new QueryFailure('NotFound', 'packet commitment hash not found');
    return { commitment: commitPacket(packet), ...noProof(state) };
  }),
  query(
    `${SERVICE}/PacketCommitments`,
    fields({ port_id: [1, 'string'], channel_id: [2, 'string'], pagination: pageRequest(3) }),
    fields({ commitments: [1, list(PACKET_STATE)], pagination: pageResponse(2), height: [3, HEIGHT] }),
    (state, { port_id, channel_id, pagination: asked }) => {
      channelIn(state, port_id, channel_id);
      const all = packetsOf(state.tables.ibcCommitments, port_id, channel_id);
      const { page, pagination } = paginate(all, asked, ({ sequence }) => String(sequence));
      const commitments = page.map(({ sequence, value }) => ({ port_id, channel_id, sequence, data: commitPacket(value) }));
      return { commitments, pagination, height: queryHeight(state) };
    },
  ),
  query(`${SERVICE}/PacketReceipt`, BY_PACKET, fields({ received: [2, 'bool'], ...PROOF_FIELDS(3, 4) }), (state, request) => {
    const key = keyOf(request);
    channelIn(state, request.port_id, request.channel_id);
    return { received: state.tables.ibcReceipts.has(key), ...noProof(state) };
  }),
  query(
    `${SERVICE}/PacketAcknowledgement`,
    BY_PACKET,
    fields({ acknowledgement: [1, 'bytes'], ...PROOF_FIELDS(2, 3) }),
    (state, request) => {
      const key = keyOf(request);
      channelIn(state, request.port_id, request.channel_id);
      const found = state.tables.ibcAcknowledgements.get(key);
      if (!found) throw new QueryFailure('NotFound', 'packet acknowledgement hash not found');
      return { acknowledgement: commitAcknowledgement(found), ...noProof(state) };
    },
  ),
  query(
    `${SERVICE}/PacketAcknowledgements`,
    fields({
      port_id: [1, 'string'],
      channel_id: [2, 'string'],
      pagination: pageRequest(3),
      packet_commitment_sequences: [4, list('uint64')],
    }),
    fields({ acknowledgements: [1, list(PACKET_STATE)], pagination: pageResponse(2), height: [3, HEIGHT] }),
    (state, { port_id, channel_id, pagination: asked, packet_commitment_sequences: only }) => {
      channelIn(state, port_id, channel_id);
      const all = packetsOf(state.tables.ibcAcknowledgements, port_id, channel_id);
      const wanted = only.length === 0 ? all : all.filter(({ sequence }) => only.includes(sequence));
      const { page, pagination } = paginate(wanted, asked, ({ sequence }) => String(sequence));
      const acknowledgements = page.map(({ sequence, value }) => ({
        port_id,
        channel_id,
        sequence,
        data: commitAcknowledgement(value),
      }));
      return { acknowledgements, pagination, height: queryHeight(state) };
    },
  ),
  query(`${SERVICE}/UnreceivedPackets`, BY_SEQUENCES, SEQUENCES, (state, { port_id, channel_id, sequences }) => {
    const { ordering, nextReceive } = channelIn(state, port_id, channel_id);
    assertNonZero(sequences);
    const isMissing = (sequence: bigint): boolean =>
      ordering === 'ordered' ? sequence >= nextReceive : !state.tables.ibcReceipts.has(packetKey(port_id, channel_id, sequence));
    return { sequences: sequences.filter(isMissing), height: queryHeight(state) };
  }),
  query(`${SERVICE}/UnreceivedAcks`, BY_SEQUENCES, SEQUENCES, (state, { port_id, channel_id, sequences }) => {
    channelIn(state, port_id, channel_id);
    assertNonZero(sequences);
    const isPending = (sequence: bigint): boolean => state.tables.ibcCommitments.has(packetKey(port_id, channel_id, sequence));
    return { sequences: sequences.filter(isPending), height: queryHeight(state) };
  }),
];

function assertNonZero(sequences: readonly bigint[]): void {
  const at = sequences.indexOf(0n);
  if (at >= 0) throw new QueryFailure('InvalidArgument', `packet sequence ${at} cannot be 0`);
}
