import type { HopState } from '#domain/packet-tracking.ts';
import type { Place } from '#domain/tracked-place.ts';
import { onChain } from '#sandbox/address.ts';
import { readAcknowledgement } from '#sandbox/ibc/acknowledgement.ts';
import { packetKey } from '#sandbox/ibc/channel.ts';
import { cameOver, parseDenomPath } from '#sandbox/ibc/denom.ts';
import { ForwardProblem, readForward } from '#sandbox/ibc/forward-memo.ts';
import type { Packet } from '#sandbox/ibc/packet.ts';
import { escrowAddress } from '#sandbox/ibc/transfer.ts';
import { readData } from '#sandbox/ibc/transfer-data.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import type { Wish } from './journey.ts';

/**
 * What is true of a transfer. `next`: what can happen to it without its sender, null when nothing. `failure`: of one that came back, the hop that was the
 * last, why, and the words of the chain that refused it.
 */
export type Truth = {
  readonly hops: readonly { readonly state: HopState; readonly sequences: readonly bigint[] }[];
  readonly end: 'under-way' | 'arrived' | 'refunded';
  readonly place: Place;
  readonly next: NextTruth | null;
  readonly failure: Failure | null;
};

/** `by`: milliseconds since 1970. */
type NextTruth =
  | { readonly kind: 'delivery'; readonly hop: number; readonly by: number }
  | {
      readonly kind: 'return';
      readonly hop: number;
      readonly failure: Pick<Failure, 'hop' | 'cause'>;
      readonly becomes: 'undone' | 'sent-again';
    };

type Failure = { readonly hop: number; readonly cause: 'timeout' | 'error'; readonly text: string };

type Sent = { readonly on: SandboxNode; readonly to: SandboxNode; readonly packet: Packet };

/**
 * What the chains' own books say of transfers: balances, commitments, receipts and acknowledgements, and nothing that any node tells. Every transfer
 * has a sender and a receiver of its own, so that a balance is one transfer's money.
 */
export class JourneyBooks {
  readonly #nodes: readonly SandboxNode[];
  /** Packets by the receiver at the end of the way, in the order in which they were sent. */
  readonly #sent = new Map<string, Sent[]>();
  readonly #noted = new Map<SandboxNode, ReadonlyMap<string, Packet>>();

  constructor(nodes: readonly SandboxNode[]) {
    this.#nodes = nodes;
  }

  /** To be called after every block: a packet's commitment lives for a block at least. */
  note(): void {
    for (const node of this.#nodes) {
      const { ibcCommitments } = node.state.tables;
      const before = this.#noted.get(node);
      for (const [key, packet] of ibcCommitments) if (!before?.has(key) && packet.sourcePort === 'transfer') this.#add(node, packet);
      this.#noted.set(node, new Map(ibcCommitments));
    }
  }

  #add(on: SandboxNode, packet: Packet): void {
    const to = this.#across(on, packet.sourceChannel);
    const receiver = lastReceiver(packet);
    this.#sent.set(receiver, [...(this.#sent.get(receiver) ?? []), { on, to, packet }]);
  }

  #across({ state: { tables } }: SandboxNode, channel: string): SandboxNode {
    const connection = tables.ibcChannels.get(`transfer/${channel}`)?.connectionId ?? '';
    const chainId = tables.ibcClients.get(tables.ibcConnections.get(connection)?.clientId ?? '')?.chainId;
    return this.node(chainId ?? '');
  }

  node(chain: string): SandboxNode {
    const found = this.#nodes.find(({ chainId }) => chainId === chain);
    if (!found) throw new Error(`no chain ${chain}`);
    return found;
  }

  /** Throws when the money is nowhere, or in two places. */
  truthOf({ mark, route, denom, amount }: Wish): Truth {
    const packets = this.#sent.get(mark) ?? [];
    const hops = route.hops.map((hop) =>
      packets.filter(({ on, packet }) => on.chainId === hop.from && packet.sourceChannel === hop.channel),
    );
    if (hops.flat().length !== packets.length) throw new Error(`${mark}: a packet that nobody planned`);
    const found = [
      ...packets.filter(isHolding).map((sent) => ({ end: 'under-way' as const, place: placeOf(sent), next: nextOf(sent, hops) })),
      ...this.#owned('arrived', route.to, route.receiver, route.hops.at(-1)?.arrives.denom ?? '', amount),
      ...this.#owned('refunded', route.from, route.sender, denom, amount),
    ];
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`${mark}: the money is in ${found.length} places`);
    const states = hops.map((attempts) => ({ state: stateOf(attempts.at(-1)), sequences: attempts.map(({ packet }) => packet.sequence) }));
    return { ...only, hops: states, failure: only.end === 'refunded' ? failureOf(hops) : null };
  }

  #owned(end: 'arrived' | 'refunded', chain: string, address: string, denom: string, amount: bigint) {
    const coins = this.node(chain).state.tables.balances.get(address) ?? [];
    const owned = coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
    if (owned !== 0n && owned !== amount) throw new Error(`${address} has ${owned} of ${amount}${denom}`);
    return owned === 0n ? [] : [{ end, place: { kind: 'account' as const, chain, address, denom }, next: null }];
  }
}

/** The receiver of the last packet, whichever of them this is. */
function lastReceiver(packet: Packet): string {
  let { receiver, memo } = readData(packet.data);
  try {
    for (let order = readForward(memo); order; order = readForward(memo)) ({ receiver, next: memo } = order);
  } catch (error) {
    if (!(error instanceof ForwardProblem)) throw error;
  }
  return receiver;
}

const isCommitted = ({ on, packet }: Sent): boolean =>
  on.state.tables.ibcCommitments.has(packetKey(packet.sourcePort, packet.sourceChannel, packet.sequence));
const farKey = ({ packet }: Sent): string => packetKey(packet.destinationPort, packet.destinationChannel, packet.sequence);
const isReceived = (sent: Sent): boolean => sent.to.state.tables.ibcReceipts.has(farKey(sent));

function answerTo(sent: Sent): { readonly error: string | null } | null {
  const bytes = sent.to.state.tables.ibcAcknowledgements.get(farKey(sent));
  const answer = bytes && readAcknowledgement(bytes);
  return answer ? { error: 'error' in answer ? answer.error : null } : null;
}

/** Neither received nor given back: the money is where this packet has put it. */
function isHolding(sent: Sent): boolean {
  if (!isCommitted(sent)) return false;
  const answer = answerTo(sent);
  return answer ? answer.error !== null : !isReceived(sent);
}

function placeOf({ on, to, packet: { sourcePort, sourceChannel, data } }: Sent): Place {
  if (cameOver(parseDenomPath(readData(data).denom), sourcePort, sourceChannel))
    return { kind: 'packet', from: on.chainId, to: to.chainId };
  const account = onChain(on.state.singles.prefix, () => escrowAddress(sourcePort, sourceChannel));
  return { kind: 'escrow', chain: on.chainId, account };
}

function stateOf(sent: Sent | undefined): HopState {
  if (!sent) return 'waiting';
  const answer = answerTo(sent);
  if (!isCommitted(sent)) return answer && answer.error === null ? 'acknowledged' : 'refunded';
  if (isReceived(sent)) return 'received';
  return sent.to.state.singles.time >= sent.packet.timeoutTimestamp ? 'timed-out' : 'sent';
}

function nextOf(sent: Sent, hops: readonly (readonly Sent[])[]): NextTruth {
  const hop = hops.findIndex((attempts) => attempts.includes(sent));
  const { sourcePort, sourceChannel, sequence, timeoutTimestamp } = sent.packet;
  if (stateOf(sent) === 'sent') return { kind: 'delivery', hop, by: Number(timeoutTimestamp / 1_000_000n) };
  const { text: _, ...failure } = failureOf(hops);
  const left = sent.on.state.tables.forwards.get(packetKey(sourcePort, sourceChannel, sequence))?.retriesLeft ?? 0;
  return { kind: 'return', hop, failure, becomes: stateOf(sent) === 'timed-out' && left > 0 ? 'sent-again' : 'undone' };
}

function failureOf(hops: readonly (readonly Sent[])[]): Failure {
  const hop = hops.findLastIndex((attempts) => attempts.length > 0);
  const last = hops[hop]?.at(-1);
  const error = last && answerTo(last)?.error;
  return typeof error === 'string' ? { hop, cause: 'error', text: error } : { hop, cause: 'timeout', text: '' };
}
