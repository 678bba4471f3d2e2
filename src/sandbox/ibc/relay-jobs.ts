import type { SandboxNode } from '../node.ts';
import type { SandboxState } from '../state.ts';
import { type AnyValue, packAny } from '../wire.ts';
import { packetKey } from './channel.ts';
import { ACKNOWLEDGEMENT_FORM, heightValue, packetValue, RECEIVE_FORM, TIMEOUT_FORM } from './forms.ts';
import { heightOf } from './height.ts';
import { elapsedText, type Packet } from './packet.ts';
import { acknowledgementPath, commitmentPath, nextReceivePath, receiptPath } from './paths.ts';
import { proveAt } from './proof.ts';
import type { Channel } from './records.ts';

/** One thing that a relayer can do now. */
export type RelayJob = {
  readonly kind: 'packet' | 'acknowledgement' | 'timeout';
  readonly packet: Packet;
  /** Chain that is told, the client by which it checks what it is told, and the chain that the message is about. */
  readonly on: SandboxNode;
  readonly clientId: string;
  readonly about: SandboxNode;
};

/** What identifies a job over time. */
export const jobKey = ({ kind, on, packet }: RelayJob): string =>
  `${kind}/${on.chainId}/${packetKey(packet.sourcePort, packet.sourceChannel, packet.sequence)}`;

/** What can be done for the packets that a chain has sent, in the order in which they were sent. */
export function jobsOf(node: SandboxNode, nodes: readonly SandboxNode[]): RelayJob[] {
  return [...node.state.tables.ibcCommitments.values()].flatMap((packet) => {
    const source = endOf(node.state, packet.sourcePort, packet.sourceChannel);
    const target = source && nodes.find(({ chainId }) => chainId === source.chainId);
    const destination = target && endOf(target.state, packet.destinationPort, packet.destinationChannel);
    return source && target && destination ? jobFor(packet, { node, ...source }, { node: target, ...destination }) : [];
  });
}

type End = { readonly channel: Channel; readonly clientId: string; readonly chainId: string };

/** One end of a channel, and the chain at the other. */
function endOf({ tables }: SandboxState, port: string, id: string): End | undefined {
  const channel = tables.ibcChannels.get(`${port}/${id}`);
  const clientId = channel && tables.ibcConnections.get(channel.connectionId)?.clientId;
  const chainId = clientId && tables.ibcClients.get(clientId)?.chainId;
  return channel && clientId && chainId ? { channel, clientId, chainId } : undefined;
}

function jobFor(packet: Packet, from: End & { readonly node: SandboxNode }, to: End & { readonly node: SandboxNode }): RelayJob[] {
  const back = { packet, on: from.node, clientId: from.clientId, about: to.node };
  const { tables, singles } = to.node.state;
  const key = packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence);
  if (tables.ibcAcknowledgements.has(key)) return [{ kind: 'acknowledgement', ...back }];
  const isReceived = to.channel.ordering === 'ordered' ? to.channel.nextReceive > packet.sequence : tables.ibcReceipts.has(key);
  if (isReceived) return [];
  if (elapsedText(packet, heightOf(singles.chainId, singles.height), singles.time) !== null) return [{ kind: 'timeout', ...back }];
  return to.channel.state === 'open' ? [{ kind: 'packet', packet, on: to.node, clientId: to.clientId, about: from.node }] : [];
}

/** The message that does a job, with a proof of the newest state of the chain that it is about. */
export function jobMessage({ kind, packet, about }: RelayJob, signer: string): AnyValue {
  const { state } = about;
  const { sourcePort, sourceChannel, destinationPort, destinationChannel, sequence } = packet;
  const common = {
    packet: packetValue(packet),
    proof_height: heightValue(heightOf(about.chainId, state.singles.height)),
    signer,
  };
  switch (kind) {
    case 'packet': {
      const proof_commitment = proveAt(state, commitmentPath(sourcePort, sourceChannel, sequence));
      return packAny('/ibc.core.channel.v1.MsgRecvPacket', RECEIVE_FORM, { ...common, proof_commitment });
    }
    case 'acknowledgement': {
      const acknowledgement =
        state.tables.ibcAcknowledgements.get(packetKey(destinationPort, destinationChannel, sequence)) ?? new Uint8Array(0);
      const proof_acked = proveAt(state, acknowledgementPath(destinationPort, destinationChannel, sequence));
      return packAny('/ibc.core.channel.v1.MsgAcknowledgement', ACKNOWLEDGEMENT_FORM, { ...common, acknowledgement, proof_acked });
    }
    case 'timeout': {
      const channel = state.tables.ibcChannels.get(`${destinationPort}/${destinationChannel}`);
      const path =
        channel?.ordering === 'ordered'
          ? nextReceivePath(destinationPort, destinationChannel)
          : receiptPath(destinationPort, destinationChannel, sequence);
      const next_sequence_recv = channel?.nextReceive ?? 0n;
      return packAny('/ibc.core.channel.v1.MsgTimeout', TIMEOUT_FORM, {
        ...common,
        proof_unreceived: proveAt(state, path),
        next_sequence_recv,
      });
    }
  }
}
