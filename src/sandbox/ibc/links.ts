import { fromHex } from '../block-hash.ts';
import type { SandboxNode } from '../node.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { saveChannel } from './channel.ts';
import { consensusKey } from './client.ts';
import { heightOf } from './height.ts';
import { rootOf } from './proof.ts';
import type { ConsensusState, IbcClient } from './records.ts';
import { PORT } from './transfer.ts';

/** Links between sandbox chains, opened as a handshake would leave them. */

const TEN_MINUTES = 600n * SECOND;

/** What there is to know of a chain at its newest block. */
export function consensusOf(node: SandboxNode): ConsensusState {
  const { chainId, height, time } = node.state.singles;
  const header = node.blocks.latest?.header;
  return {
    height: heightOf(chainId, height),
    time,
    root: rootOf(node.state),
    nextValidatorsHash: header ? fromHex(header.nextValidatorsHash) : new Uint8Array(0),
  };
}

/** A client of a chain as relayers create it: it trusts a header for two thirds of the unbonding time. */
function clientOf({ state }: SandboxNode): IbcClient {
  const { chainId, height, staking } = state.singles;
  const unbondingPeriod = staking.params.unbondingTime;
  return {
    chainId,
    trustingPeriod: (unbondingPeriod * 2n) / 3n,
    unbondingPeriod,
    maxClockDrift: TEN_MINUTES,
    frozenHeight: { revisionNumber: 0n, revisionHeight: 0n },
    latestHeight: heightOf(chainId, height),
  };
}

type End = { readonly clientId: string; readonly connectionId: string; readonly channel: string };

/** The ids that the next link of a chain gets. */
function nextEnd({ tables }: SandboxState): End {
  return {
    clientId: `07-tendermint-${tables.ibcClients.size}`,
    connectionId: `connection-${tables.ibcConnections.size}`,
    channel: `channel-${tables.ibcChannels.size}`,
  };
}

/** Opens clients of each other, a connection and a transfer channel. Returns the channel's ids on both chains. */
export function openLink(a: SandboxNode, b: SandboxNode): readonly [onA: string, onB: string] {
  const [here, there] = [nextEnd(a.state), nextEnd(b.state)];
  const seen = [consensusOf(a), consensusOf(b)] as const;
  openEnd(a, here, there, clientOf(b), seen[1]);
  openEnd(b, there, here, clientOf(a), seen[0]);
  return [here.channel, there.channel];
}

function openEnd(node: SandboxNode, own: End, other: End, client: IbcClient, consensus: ConsensusState): void {
  node.intervene((state) => {
    const store = new Store(state);
    store.set('ibcClients', own.clientId, client);
    store.set('ibcConsensusStates', consensusKey(own.clientId, client.latestHeight), consensus);
    store.set('ibcConnections', own.connectionId, {
      clientId: own.clientId,
      counterpartyClientId: other.clientId,
      counterpartyConnectionId: other.connectionId,
    });
    saveChannel(store, {
      port: PORT,
      channel: own.channel,
      connectionId: own.connectionId,
      counterpartyPort: PORT,
      counterpartyChannel: other.channel,
      ordering: 'unordered',
      version: 'ics20-1',
      state: 'open',
      nextSend: 1n,
      nextReceive: 1n,
      nextAcknowledge: 1n,
    });
    return store.freeze();
  });
}
