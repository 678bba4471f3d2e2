import type { ChannelEndFacts, HopFacts, LightClientFacts } from '#domain/hop-health.ts';
import type { Leg } from '#domain/hub-graph.ts';
import { ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { readNodeStatus } from '../node-status.ts';
import { type ChannelEnd, fetchChannel } from './channel.ts';
import { fetchConsensusTime, fetchLightClient, fetchLightClientStatus, type LightClient } from './light-client.ts';

/** A pinned channel in one direction. */
type PinnedLeg = Omit<Leg, 'escrow'>;

/**
 * What both chains of a hop say of the channel between them and of each other; null in place of one that cannot be asked. Never rejects because of
 * a chain. The verdict is `hopHealth`.
 */
export async function fetchHopFacts(from: ChainClient, to: ChainClient, leg: PinnedLeg): Promise<HopFacts> {
  const back = { from: leg.to, to: leg.from, port: leg.toPort, channel: leg.toChannel, toPort: leg.port, toChannel: leg.channel };
  const [near, far] = await Promise.all([askEnd(from, leg), askEnd(to, back)]);
  return [
    { chain: leg.from, facts: near },
    { chain: leg.to, facts: far },
  ];
}

async function askEnd(client: ChainClient, leg: PinnedLeg): Promise<ChannelEndFacts | null> {
  try {
    return await fetchChannelEnd(client, leg);
  } catch (failure) {
    if (failure instanceof ChainFailure) return null;
    throw failure;
  }
}

/** One end, asked of the chain that the leg leaves. Throws `ChainFailure`. */
async function fetchChannelEnd(client: ChainClient, leg: PinnedLeg): Promise<ChannelEndFacts> {
  const [blockTime, channel, light] = await Promise.all([
    fetchNewestBlockTime(client),
    fetchChannel(client, leg),
    fetchLightClient(client, leg),
  ]);
  return {
    blockTime,
    channel: channel === null ? 'missing' : channel.state === 'open' ? 'open' : 'not-open',
    leadsElsewhere: leadsElsewhere(leg, channel, light),
    client: light && (await standingOf(client, light, blockTime)),
  };
}

function leadsElsewhere({ to, toPort, toChannel }: PinnedLeg, channel: ChannelEnd | null, light: LightClient | null): boolean {
  const far = channel?.counterparty;
  return (far !== undefined && (far.port !== toPort || far.channel !== toChannel)) || (light !== null && light.follows !== to);
}

/** A chain that does not say how its light client is leaves it to the client's state and age. */
async function standingOf(client: ChainClient, light: LightClient, blockTime: number): Promise<LightClientFacts> {
  const { clientId, trustingPeriodMs, isFrozen } = light;
  const [said, updatedAt] = await Promise.all([fetchLightClientStatus(client, clientId), fetchConsensusTime(client, clientId)]);
  const isExpired = updatedAt !== null && updatedAt + trustingPeriodMs <= blockTime;
  const standing = said ?? (isFrozen ? 'frozen' : isExpired ? 'expired' : 'active');
  return { standing, trustingPeriodMs, updatedAt };
}

/** Of the node that answers, or of a newer block that the application has seen already. */
async function fetchNewestBlockTime(client: ChainClient): Promise<number> {
  const { result } = await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'status', params: {} });
  return Math.max(readNodeStatus(result).blockTime, client.status.get().blockTime ?? 0);
}
