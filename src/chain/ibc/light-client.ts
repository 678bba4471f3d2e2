import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { isMissingModule } from '../probe.ts';
import { bytes, duration, field, nested, optional, readMessage, text, timestamp, uint, writeMessage } from '../wire.ts';
import type { ChannelId } from './channel.ts';

/**
 * What a chain knows of another one, by which it verifies that chain's packets. `trustingPeriodMs`: how long it may go without an update.
 * `latestHeight` is of the other chain. `follows`: the id of that chain, which a channel under a wrong name would betray.
 */
export type LightClient = {
  readonly clientId: string;
  readonly follows: string;
  readonly trustingPeriodMs: number;
  readonly isFrozen: boolean;
  readonly latestHeight: bigint;
};

/** As ibc-go calls them, `modules/core/exported/client.go`; `unknown` is everything else. */
export type LightClientStatus = 'active' | 'expired' | 'frozen' | 'unknown';

const TENDERMINT = '/ibc.lightclients.tendermint.v1';

const any = { typeUrl: field(1, text), value: field(2, bytes) };
const height = { revisionNumber: field(1, uint), revisionHeight: field(2, uint) };
const clientResponse = { identified: field(1, nested({ clientId: field(1, text), clientState: field(2, nested(any)) })) };
const clientState = {
  chainId: field(1, text),
  trustingPeriod: field(3, duration),
  frozenHeight: field(6, optional(height)),
  latestHeight: field(7, nested(height)),
};
const statusResponse = { status: field(1, text) };
const consensusResponse = { consensusState: field(1, nested(any)) };
const consensusState = { timestamp: field(1, timestamp) };

/**
 * The light client behind a channel; null when the channel is not there, or when the client is of another kind than every chain's of today
 * (a solo machine, a contract), of which nothing can be said here. Throws `ChainFailure`.
 */
export async function fetchLightClient(client: ChainClient, { port, channel }: ChannelId): Promise<LightClient | null> {
  try {
    const answer = await abciQuery(client, '/ibc.core.channel.v1.Query/ChannelClientState', writeMessage([1, port], [2, channel]));
    const { clientId, clientState: state } = readMessage(answer, clientResponse, 'client').identified;
    return state.typeUrl === `${TENDERMINT}.ClientState` ? { clientId, ...readClientState(state.value) } : null;
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

function readClientState(value: Uint8Array): Omit<LightClient, 'clientId'> {
  const { chainId, trustingPeriod, frozenHeight, latestHeight } = readMessage(value, clientState, 'client state');
  if (trustingPeriod <= 0) throw malformed('trusting period');
  const isFrozen = frozenHeight !== undefined && (frozenHeight.revisionHeight > 0n || frozenHeight.revisionNumber > 0n);
  return { follows: chainId, trustingPeriodMs: trustingPeriod, isFrozen, latestHeight: latestHeight.revisionHeight };
}

const STATUSES: Readonly<Record<string, LightClientStatus>> = { Active: 'active', Expired: 'expired', Frozen: 'frozen' };

/** What the chain says of its light client; null where it cannot be asked that (before ibc-go v2), and then its age decides. Throws `ChainFailure`. */
export async function fetchLightClientStatus(client: ChainClient, clientId: string): Promise<LightClientStatus | null> {
  try {
    const answer = await abciQuery(client, '/ibc.core.client.v1.Query/ClientStatus', writeMessage([1, clientId]));
    const { status } = readMessage(answer, statusResponse, 'client status');
    return Object.hasOwn(STATUSES, status) ? (STATUSES[status] ?? 'unknown') : 'unknown';
  } catch (failure) {
    if (isMissingModule(failure)) return null;
    throw failure;
  }
}

/**
 * Time of the newest block of the other chain that the light client has, ms since 1970; null when there is none, or none that can be read here.
 * Throws `ChainFailure`.
 */
export async function fetchConsensusTime(client: ChainClient, clientId: string): Promise<number | null> {
  try {
    const answer = await abciQuery(client, '/ibc.core.client.v1.Query/ConsensusState', writeMessage([1, clientId], [4, LATEST]));
    const { typeUrl, value } = readMessage(answer, consensusResponse, 'consensus state').consensusState;
    return typeUrl === `${TENDERMINT}.ConsensusState` ? readMessage(value, consensusState, 'consensus state').timestamp : null;
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

/** `latest_height`, a bool. */
const LATEST = 1;
