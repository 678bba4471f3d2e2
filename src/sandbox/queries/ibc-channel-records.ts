import { HEIGHT, heightValue, ORDERS, STATES } from '../ibc/forms.ts';
import { heightOf } from '../ibc/height.ts';
import { assertIdentifier } from '../ibc/identifier.ts';
import type { Channel } from '../ibc/records.ts';
import { Refusal } from '../refusal.ts';
import type { SandboxState } from '../state.ts';
import { fields, list, names, type Value } from '../wire.ts';
import { QueryFailure } from './query.ts';

/** The messages of 04-channel's queries, and how the state's records become them. */

const CHANNEL_FIELDS = {
  state: [1, names(STATES)],
  ordering: [2, names(ORDERS)],
  counterparty: [3, fields({ port_id: [1, 'string'], channel_id: [2, 'string'] })],
  connection_hops: [4, list('string')],
  version: [5, 'string'],
} as const;

export const CHANNEL = fields(CHANNEL_FIELDS);
export const IDENTIFIED_CHANNEL = fields({ ...CHANNEL_FIELDS, port_id: [6, 'string'], channel_id: [7, 'string'] });
export const PACKET_STATE = fields({ port_id: [1, 'string'], channel_id: [2, 'string'], sequence: [3, 'uint64'], data: [4, 'bytes'] });

export function channelValue(channel: Channel): Value<typeof IDENTIFIED_CHANNEL> {
  return {
    state: STATES.indexOf(channel.state === 'open' ? 'STATE_OPEN' : 'STATE_CLOSED'),
    ordering: ORDERS.indexOf(`ORDER_${channel.ordering.toUpperCase()}`),
    counterparty: { port_id: channel.counterpartyPort, channel_id: channel.counterpartyChannel },
    connection_hops: [channel.connectionId],
    version: channel.version,
    port_id: channel.port,
    channel_id: channel.channel,
  };
}

/** Proofs are not asked for over gRPC: the height at which one could be made is told, the proof is empty. */
export const PROOF_FIELDS = (proof: number, height: number) => ({ proof: [proof, 'bytes'], proof_height: [height, HEIGHT] }) as const;

export const noProof = (state: SandboxState) => ({ proof: new Uint8Array(0), proof_height: queryHeight(state) });

/** The height of the state that is asked. */
export const queryHeight = ({ singles }: SandboxState): Value<typeof HEIGHT> => heightValue(heightOf(singles.chainId, singles.height));

/** @throws QueryFailure for an identifier that no chain could have given. */
export function checkedId(id: string, least: number, most: number): void {
  try {
    assertIdentifier(id, least, most);
  } catch (error) {
    throw error instanceof Refusal ? new QueryFailure('InvalidArgument', error.message) : error;
  }
}

/** @throws QueryFailure when there is no such channel. */
export function channelIn({ tables }: SandboxState, port: string, id: string): Channel {
  checkedId(port, 2, 128);
  checkedId(id, 8, 64);
  const found = tables.ibcChannels.get(`${port}/${id}`);
  if (!found) throw new QueryFailure('NotFound', `port-id: ${port}, channel-id ${id}: channel not found`);
  return found;
}
