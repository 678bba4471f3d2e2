import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { field, nested, readMessage, repeated, small, text, writeMessage } from '../wire.ts';

/** One end of a channel. Both ids are as the chain that is asked calls them. */
export type ChannelId = { readonly port: string; readonly channel: string };

/**
 * What a chain knows of its end. `flushing` is a channel that is being upgraded and takes no new packets (ibc-go v8.1 to v9). All texts are
 * untrusted; `connections` has one id on every channel of today.
 */
export type ChannelEnd = {
  readonly state: 'unknown' | 'init' | 'try-open' | 'open' | 'closed' | 'flushing';
  readonly counterparty: ChannelId;
  readonly connections: readonly string[];
  readonly version: string;
};

const STATES = ['unknown', 'init', 'try-open', 'open', 'closed', 'flushing', 'flushing'] as const;

const channelResponse = {
  channel: field(
    1,
    nested({
      state: field(1, small),
      counterparty: field(3, nested({ port: field(1, text), channel: field(2, text) })),
      connections: repeated(4, text),
      version: field(5, text),
    }),
  ),
};

/** This chain's end of a channel, null when it has none of that name. Throws `ChainFailure`. Source: ibc-go `proto/ibc/core/channel/v1`. */
export async function fetchChannel(client: ChainClient, { port, channel }: ChannelId): Promise<ChannelEnd | null> {
  try {
    const answer = await abciQuery(client, '/ibc.core.channel.v1.Query/Channel', writeMessage([1, port], [2, channel]));
    const { state, ...end } = readMessage(answer, channelResponse, 'channel').channel;
    return { ...end, state: STATES[state] ?? 'unknown' };
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}
