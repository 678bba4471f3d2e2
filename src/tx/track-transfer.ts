import type { ChainClient } from '#chain/client.ts';
import { findPacketTx, type PacketTx, type TxPacket } from '#chain/ibc/packet-tx.ts';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId, Network } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { routeOfPacket } from '#domain/route-of-packet.ts';
import { readTransferPacket } from '#domain/transfer-packet.ts';
import type { Journal } from './journal.ts';
import { type JournalEntry, NOTHING_DONE } from './journal-entry.ts';
import { type TrackedTransfer, withFacts } from './journal-transfer.ts';
import { titleOf } from './kind-words.ts';
import { txAsset } from './tx-asset.ts';

/**
 * What came of looking for a hash. `tracked`: it is in the journal now. `unknown`: no chain that was asked has it in a block. `failed`: it is in a
 * block that refused it. `no-transfer`: it moves nothing to another chain. `unpinned`: it does, over channels that this network does not vouch for.
 */
export type Tracked =
  | { readonly kind: 'tracked'; readonly hash: string }
  | { readonly kind: 'unknown' | 'failed' | 'no-transfer' | 'unpinned' };

type Deps = {
  readonly network: Network;
  readonly client: (chain: ChainId) => ChainClient;
  readonly journal: Journal;
  readonly now: () => number;
};

/** More packets than a transaction of one person has; one of a relayer may have many of strangers. */
const MOST = 5;

/**
 * Looks for a transaction that was signed elsewhere and puts its transfers into the journal. `chain` null: every chain of the network is asked.
 * Throws `ChainFailure` when none has it and one could not be asked.
 */
export async function trackTransfer(chain: ChainId | null, hash: string, { network, client, journal, now }: Deps): Promise<Tracked> {
  const wanted = hash.toUpperCase();
  await journal.refresh();
  if (journal.find(wanted)) return { kind: 'tracked', hash: wanted };
  const clients = chain === null ? network.chains.map(({ id }) => client(id)) : [client(chain)];
  const tx = await findPacketTx(clients, wanted, graphOf(network));
  if (!tx) return { kind: 'unknown' };
  if (tx.code !== 0) return { kind: 'failed' };
  const packets = rootsOf(tx);
  if (packets.length === 0) return { kind: 'no-transfer' };
  const transfers = packets.flatMap((packet) => transferOf(packet, tx, network));
  const [first] = transfers;
  if (!first) return { kind: 'unpinned' };
  await journal.add(foundEntry(tx, wanted, transfers, first, { network, now }));
  return { kind: 'tracked', hash: wanted };
}

/** The packets that began here: what a transaction received, if it did, because it sent the others for these; else what it sent. */
function rootsOf({ packets }: PacketTx): readonly TxPacket[] {
  const transfers = packets.filter(({ data }) => data !== null && readTransferPacket(data) !== null);
  const received = transfers.filter(({ did }) => did === 'received');
  return (received.length > 0 ? received : transfers).slice(0, MOST);
}

function transferOf({ did, packet, data }: TxPacket, { at }: PacketTx, network: Network): TrackedTransfer[] {
  const carried = data && readTransferPacket(data);
  const route = carried && routeOfPacket(graphOf(network), packet, carried);
  if (!route) return [];
  const transfer: TrackedTransfer = { route, base: carried.amount, first: packet, facts: [], outcome: 'under-way' };
  return [did === 'sent' ? withFacts(transfer, [{ kind: 'sent', packet, at }]) : transfer];
}

function foundEntry(
  { chain, at }: PacketTx,
  hash: string,
  transfers: readonly TrackedTransfer[],
  { route, base }: TrackedTransfer,
  { network, now }: Pick<Deps, 'network' | 'now'>,
): JournalEntry {
  const sent = amount(txAsset(network, route.from, route.hops[0]?.sends.denom ?? ''), base);
  const to = chainById(network, route.to)?.name ?? route.to;
  return {
    version: 1,
    hash,
    chain,
    sender: route.sender.slice(0, 128),
    sequence: 0n,
    timeoutHeight: 0n,
    kind: 'transfer',
    title: titleOf({ title: `Transfer of ${formatAmount(sent)} ${sent.asset.symbol} to ${to}` }),
    createdAt: at.time ?? now(),
    changes: [],
    txBytes: null,
    state: 'included',
    settled: { ...NOTHING_DONE, height: at.height, code: 0, codespace: '', log: '' },
    origin: 'found',
    transfers,
    plan: null,
  };
}
