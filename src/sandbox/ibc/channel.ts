import type { Store } from '../store.ts';
import type { Channel, Connection } from './records.ts';
import { refused } from './refusals.ts';

const channelKey = (port: string, channel: string): string => `${port}/${channel}`;

/** Key of what is stored about one packet; sequences in text order are in order. */
export const packetKey = (port: string, channel: string, sequence: bigint): string =>
  `${channelKey(port, channel)}/${String(sequence).padStart(20, '0')}`;

export const channelAt = (store: Store, port: string, channel: string): Channel | undefined =>
  store.get('ibcChannels', channelKey(port, channel));

export const saveChannel = (store: Store, channel: Channel): void =>
  store.set('ibcChannels', channelKey(channel.port, channel.channel), channel);

export function connectionOf(store: Store, { connectionId }: Channel): Connection {
  const found = store.get('ibcConnections', connectionId);
  if (!found) throw refused('connection', 3, connectionId);
  return found;
}

/** As texts of the chain name it. */
export const stateName = ({ state }: Channel): string => (state === 'open' ? 'OPEN' : 'CLOSED');
