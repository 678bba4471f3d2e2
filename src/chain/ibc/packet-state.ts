import { abciQuery, abciState, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { page, queryAll } from '../pagination.ts';
import { bytes, field, flag, nested, readMessage, repeated, uint, writeMessage } from '../wire.ts';
import type { ChannelId } from './channel.ts';

/** One end of a packet: on the sending chain its source, on the receiving chain its destination. The sequence is the same at both. */
export type PacketEnd = ChannelId & { readonly sequence: bigint };

/** Whether something was there after block `height` of the chain that was asked. */
export type Presence = { readonly there: boolean; readonly height: bigint };

const SERVICE = '/ibc.core.channel.v1.Query';

const hash = (value: Uint8Array, name: string): Uint8Array => {
  if (value.length !== 32) throw malformed(name);
  return value;
};

const unreceivedResponse = { sequences: field(1, bytes) };
const commitmentResponse = { commitment: field(1, bytes) };
const commitmentsResponse = { commitments: repeated(1, nested({ sequence: field(3, uint), data: field(4, bytes) })), page: field(2, page) };
const receiptResponse = { received: field(2, flag) };
const acknowledgementResponse = { acknowledgement: field(1, bytes) };

/**
 * Asked of the sending chain: whether it still waits for an acknowledgement or a timeout of the packet. That the commitment is gone is an answer
 * with a height here, while `PacketCommitment` would refuse without one. Throws `ChainFailure`.
 */
export async function fetchIsCommitted(client: ChainClient, { port, channel, sequence }: PacketEnd): Promise<Presence> {
  const asked = packed(sequence);
  const request = writeMessage([1, port], [2, channel], [3, asked]);
  const { value, height } = await abciState(client, `${SERVICE}/UnreceivedAcks`, request);
  const { sequences } = readMessage(value, unreceivedResponse, 'unreceived acknowledgements');
  if (sequences.length > 0 && String(sequences) !== String(asked)) throw malformed('another sequence');
  return { there: sequences.length > 0, height };
}

/** Asked of the receiving chain: whether it has received the packet. Throws `ChainFailure`. */
export async function fetchIsReceived(client: ChainClient, end: PacketEnd): Promise<Presence> {
  const { value, height } = await abciState(client, `${SERVICE}/PacketReceipt`, requestOf(end));
  return { there: readMessage(value, receiptResponse, 'receipt').received, height };
}

/** Asked of the receiving chain: SHA-256 of the acknowledgement that it wrote, and its height; null while there is none. Throws `ChainFailure`. */
export async function fetchAcknowledgementHash(
  client: ChainClient,
  end: PacketEnd,
): Promise<{ readonly hash: Uint8Array; readonly height: bigint } | null> {
  try {
    const { value, height } = await abciState(client, `${SERVICE}/PacketAcknowledgement`, requestOf(end));
    return { hash: hash(readMessage(value, acknowledgementResponse, 'acknowledgement').acknowledgement, 'acknowledgement hash'), height };
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

/** Asked of the sending chain: SHA-256 over timeouts and data of a packet that is not settled yet; null when there is none. Throws `ChainFailure`. */
export async function fetchCommitment(client: ChainClient, end: PacketEnd): Promise<Uint8Array | null> {
  try {
    const answer = await abciQuery(client, `${SERVICE}/PacketCommitment`, requestOf(end));
    return hash(readMessage(answer, commitmentResponse, 'commitment').commitment, 'commitment');
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

/** Asked of the sending chain: sequences of all packets of a channel that are not settled yet, in the chain's order. Throws `ChainFailure`. */
export function fetchCommittedSequences(client: ChainClient, { port, channel }: ChannelId): Promise<readonly bigint[]> {
  return queryAll(
    client,
    `${SERVICE}/PacketCommitments`,
    (pagination) => writeMessage([1, port], [2, channel], [3, pagination]),
    (answer) => {
      const { commitments, page: next } = readMessage(answer, commitmentsResponse, 'commitments');
      return { items: commitments.map(({ sequence }) => sequence), next };
    },
  );
}

function requestOf({ port, channel, sequence }: PacketEnd): Uint8Array {
  return writeMessage([1, port], [2, channel], [3, safe(sequence)]);
}

/** A packed list of one number: its varint, which is what a message has behind its tag. */
function packed(sequence: bigint): Uint8Array {
  return writeMessage([1, safe(sequence)]).slice(1);
}

/** Sequences count packets: one that is no safe integer is nobody's. */
function safe(sequence: bigint): number {
  if (sequence <= 0n || sequence > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('packet sequence');
  return Number(sequence);
}
