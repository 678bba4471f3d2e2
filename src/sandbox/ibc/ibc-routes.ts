import { type RestRoute, restRoute } from '../rest-routes.ts';

const TRANSFER = 'ibc.applications.transfer.v1.Query';
const CHANNEL = 'ibc.core.channel.v1.Query';
const CLIENT = 'ibc.core.client.v1.Query';
const CHANNEL_PATH = '/ibc/core/channel/v1/channels/{channel_id}/ports/{port_id}';

/** REST routes that wallets and explorers call; longer templates come before shorter ones. */
const TEMPLATES: readonly (readonly [template: string, service: string, method: string])[] = [
  ['/ibc/apps/transfer/v1/denoms/{denom=**}/total_escrow', TRANSFER, 'TotalEscrowForDenom'],
  ['/ibc/apps/transfer/v1/denoms', TRANSFER, 'Denoms'],
  ['/ibc/apps/transfer/v1/denom_hashes/{trace=**}', TRANSFER, 'DenomHash'],
  ['/ibc/apps/transfer/v1/channels/{channel_id}/ports/{port_id}/escrow_address', TRANSFER, 'EscrowAddress'],
  [`${CHANNEL_PATH}/client_state`, CHANNEL, 'ChannelClientState'],
  [`${CHANNEL_PATH}/next_sequence_send`, CHANNEL, 'NextSequenceSend'],
  [`${CHANNEL_PATH}/packet_commitments/{sequence}`, CHANNEL, 'PacketCommitment'],
  [`${CHANNEL_PATH}/packet_commitments`, CHANNEL, 'PacketCommitments'],
  [`${CHANNEL_PATH}/packet_receipts/{sequence}`, CHANNEL, 'PacketReceipt'],
  [`${CHANNEL_PATH}/packet_acks/{sequence}`, CHANNEL, 'PacketAcknowledgement'],
  [CHANNEL_PATH, CHANNEL, 'Channel'],
  ['/ibc/core/channel/v1/channels', CHANNEL, 'Channels'],
  ['/ibc/core/client/v1/client_states/{client_id}', CLIENT, 'ClientState'],
  ['/ibc/core/client/v1/client_status/{client_id}', CLIENT, 'ClientStatus'],
  ['/ibc/core/connection/v1/connections/{connection_id}', 'ibc.core.connection.v1.Query', 'Connection'],
];

export const ibcRoutes: readonly RestRoute[] = TEMPLATES.map((row) => restRoute(...row));
