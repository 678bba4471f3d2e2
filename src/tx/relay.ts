import type { ChainClient } from '#chain/client.ts';
import { fetchPacketTx, type PacketTx } from '#chain/ibc/packet-tx.ts';
import { fetchTransferFacts } from '#chain/ibc/transfer-facts.ts';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId, Network } from '#config/network.ts';
import type { PacketFact } from '#domain/packet-fact.ts';
import type { Journal } from './journal.ts';
import { isMoving, type JournalEntry } from './journal-entry.ts';
import { progressOf, type TrackedTransfer, withFacts } from './journal-transfer.ts';
import { aborted, type Queue } from './queue.ts';

export type RelayDeps = {
  readonly network: Network;
  readonly client: (chain: ChainId) => ChainClient;
  readonly journal: Journal;
  readonly queue: Queue;
  /** Resolves when it is time for the next round of questions; rounds are counted from 1. */
  readonly rest: (round: number, chains: readonly ChainClient[]) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
};

/** Rounds after which it is left at that, until the next visit, when no node knows any more how a transfer ended. */
const ENOUGH = 20;

/**
 * Asks the chains of a transfer how far it is, until its end is proved, and writes all that they say into the journal. A failed question is no
 * end, and neither is an answer that nobody understands. One tab asks, the others wait for their turn and read along.
 */
export async function relayEntry(hash: string, deps: RelayDeps): Promise<JournalEntry | undefined> {
  const { journal, queue, signal } = deps;
  const release = await queue.acquire(`relay:${hash}`, signal);
  try {
    await journal.refresh();
    const end = aborted(signal);
    end.catch(() => {});
    for (let round = 1; ; round += 1) {
      signal?.throwIfAborted();
      const entry = journal.find(hash);
      if (!entry || !isMoving(entry)) return entry;
      const transfers = await Promise.all(entry.transfers.map((transfer) => asked(transfer, entry, deps)));
      if (transfers.some((transfer, index) => saysMore(transfer, entry.transfers[index]))) await journal.learn(hash, transfers);
      if (!isMoving({ ...entry, transfers }) || (round >= ENOUGH && isUnclear(transfers))) return journal.find(hash);
      await Promise.race([deps.rest(round, chainsOf(transfers, deps)), end]);
    }
  } finally {
    release();
  }
}

/** Chains repeat that nothing has changed with every block: only what changes the picture is written down. */
function saysMore(next: TrackedTransfer, known: TrackedTransfer | undefined): boolean {
  return next !== known && shown(next) !== shown(known);
}

function shown(transfer: TrackedTransfer | undefined): string {
  return JSON.stringify(progressOf(transfer), (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

function isUnclear(transfers: readonly TrackedTransfer[]): boolean {
  return transfers.every(({ outcome }) => outcome !== 'under-way');
}

/** The transfer with what one round of questions adds to it; the same object when that is nothing. */
async function asked(transfer: TrackedTransfer, { chain, hash }: JournalEntry, { client, network }: RelayDeps): Promise<TrackedTransfer> {
  if (transfer.outcome === 'arrived' || transfer.outcome === 'refunded') return transfer;
  try {
    const graph = graphOf(network);
    const sent = transfer.first ? null : firstPacket(transfer, await fetchPacketTx(client(chain), hash, graph));
    const first = transfer.first ?? sent?.packet;
    if (!first) return transfer;
    const known = sent ? withFacts({ ...transfer, first }, [sent]) : transfer;
    const { facts } = await fetchTransferFacts(client, graph, first, known.facts);
    return facts.length > 0 ? withFacts(known, facts) : known;
  } catch {
    return transfer;
  }
}

/** That the transaction sent a packet over the first channel of the route. */
function firstPacket({ route }: TrackedTransfer, tx: PacketTx | null): Extract<PacketFact, { kind: 'sent' }> | null {
  const [hop] = route.hops;
  const sent = tx?.packets.find(({ did, packet }) => did === 'sent' && packet.port === hop?.port && packet.channel === hop.channel);
  return tx && sent ? { kind: 'sent', packet: sent.packet, at: tx.at } : null;
}

function chainsOf(transfers: readonly TrackedTransfer[], { client }: RelayDeps): readonly ChainClient[] {
  const moving = transfers.filter(({ outcome }) => outcome === 'under-way' || outcome === 'unclear');
  return [...new Set(moving.flatMap(({ route }) => [route.from, ...route.hops.map(({ to }) => to)]))].map(client);
}
