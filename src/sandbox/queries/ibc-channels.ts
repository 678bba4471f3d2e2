import { HEIGHT } from '../ibc/forms.ts';
import type { Channel } from '../ibc/records.ts';
import type { SandboxState } from '../state.ts';
import { fields, list, optional } from '../wire.ts';
import { CHANNEL, channelIn, channelValue, IDENTIFIED_CHANNEL, noProof, PROOF_FIELDS, queryHeight } from './ibc-channel-records.ts';
import { clientStateValue, IDENTIFIED_CLIENT } from './ibc-client-records.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { type Query, QueryFailure, query } from './query.ts';

/** Queries about channels: 04-channel `keeper/grpc_query.go`. */

const SERVICE = 'ibc.core.channel.v1.Query';
const BY_CHANNEL = fields({ port_id: [1, 'string'], channel_id: [2, 'string'] });
const CHANNELS = fields({ channels: [1, list(IDENTIFIED_CHANNEL)], pagination: pageResponse(2), height: [3, HEIGHT] });

/** In the order of the chain's store, which is that of the texts. */
const sorted = (channels: Iterable<Channel>): Channel[] =>
  [...channels].sort((a, b) => (`${a.port}/${a.channel}` < `${b.port}/${b.channel}` ? -1 : 1));

function clientOf(state: SandboxState, channel: Channel): string {
  const connection = state.tables.ibcConnections.get(channel.connectionId);
  if (!connection) throw new QueryFailure('NotFound', `connection-id: ${channel.connectionId}: connection not found`);
  return connection.clientId;
}

export const channelQueries: readonly Query[] = [
  query(`${SERVICE}/Channel`, BY_CHANNEL, fields({ channel: [1, CHANNEL], ...PROOF_FIELDS(2, 3) }), (state, { port_id, channel_id }) => ({
    channel: channelValue(channelIn(state, port_id, channel_id)),
    ...noProof(state),
  })),
  query(`${SERVICE}/Channels`, fields({ pagination: pageRequest(1) }), CHANNELS, (state, request) => {
    const all = sorted(state.tables.ibcChannels.values());
    const { page, pagination } = paginate(all, request.pagination, ({ port, channel }) => `${port}/${channel}`);
    return { channels: page.map(channelValue), pagination, height: queryHeight(state) };
  }),
  query(`${SERVICE}/ConnectionChannels`, fields({ connection: [1, 'string'], pagination: pageRequest(2) }), CHANNELS, (state, request) => {
    const all = sorted(state.tables.ibcChannels.values()).filter(({ connectionId }) => connectionId === request.connection);
    const { page, pagination } = paginate(all, request.pagination, ({ port, channel }) => `${port}/${channel}`);
    return { channels: page.map(channelValue), pagination, height: queryHeight(state) };
  }),
  query(
    `${SERVICE}/ChannelClientState`,
    BY_CHANNEL,
    fields({ identified_client_state: [1, optional(IDENTIFIED_CLIENT)], ...PROOF_FIELDS(2, 3) }),
    (state, { port_id, channel_id }) => ({
      identified_client_state: clientStateValue(state, clientOf(state, channelIn(state, port_id, channel_id))),
      ...noProof(state),
    }),
  ),
  query(
    `${SERVICE}/NextSequenceSend`,
    BY_CHANNEL,
    fields({ next_sequence_send: [1, 'uint64'], ...PROOF_FIELDS(2, 3) }),
    (state, { port_id, channel_id }) => ({ next_sequence_send: channelIn(state, port_id, channel_id).nextSend, ...noProof(state) }),
  ),
  query(
    `${SERVICE}/NextSequenceReceive`,
    BY_CHANNEL,
    fields({ next_sequence_receive: [1, 'uint64'], ...PROOF_FIELDS(2, 3) }),
    (state, { port_id, channel_id }) => {
      const { ordering, nextReceive } = channelIn(state, port_id, channel_id);
      return { next_sequence_receive: ordering === 'ordered' ? nextReceive : 0n, ...noProof(state) };
    },
  ),
];
