import { readAcknowledgement } from '#domain/acknowledgement.ts';
import type { PacketFact, PacketId, Seen, SentPacket } from '#domain/packet-fact.ts';
import { readTransferPacket, type TransferPacket } from '#domain/transfer-packet.ts';
import { recording } from './recording.ts';

type Event = { readonly type: string; readonly attributes: readonly (readonly [string, string])[] };
type Tx = { readonly hash: string; readonly height: string; readonly events: readonly Event[] };
type Relayed = { readonly recv: readonly Tx[]; readonly ack: readonly Tx[]; readonly timeout: readonly Tx[] };
type Flow = Relayed & {
  readonly title: string;
  readonly from: string;
  readonly hops: readonly string[];
  readonly tx: { readonly hash: string; readonly result: (Omit<Tx, 'hash'> & { readonly code: number }) | null };
  readonly packet?: { readonly sequence: string; readonly src: string; readonly dst: string; readonly dataHex: string };
  readonly receipt?: { readonly received: boolean };
  readonly forwarded?: readonly (Relayed & { readonly chain: string })[];
};

/** A recorded transfer as facts, in the order in which they came about, each group from one transaction or one question. */
export type RecordedTransfer = {
  readonly title: string;
  readonly sent: SentPacket;
  readonly packet: TransferPacket;
  readonly steps: readonly (readonly PacketFact[])[];
};

const CHAINS: Readonly<Record<string, string>> = { core: 'core-sandbox-1', hub: 'hub-sandbox-1', osmo: 'osmo-sandbox-1' };
/** The recording's blocks have no times in it; any will do that lies before every timeout but the recorded ones in the past. */
const AFTER_ALL = 9_000_000n;

/** Every recorded transfer that became a packet. */
export function recordedTransfers(): RecordedTransfer[] {
  return recording<Flow[]>('ibc-flows').flatMap((flow) => (flow.packet ? [transferOf(flow, flow.packet)] : []));
}

function transferOf(flow: Flow, { dataHex }: NonNullable<Flow['packet']>): RecordedTransfer {
  const [source = '', ...chains] = [flow.from, ...flow.hops].map((name) => CHAINS[name] ?? name);
  const { result } = flow.tx;
  if (!result) throw new Error(flow.title);
  const sendTx = { hash: flow.tx.hash, height: result.height, events: result.events };
  const sent = packetsIn(sendTx, 'send_packet', source)[0];
  const packet = readTransferPacket(Buffer.from(dataHex, 'hex'));
  if (!sent || !packet) throw new Error(flow.title);
  const at = seen(sendTx);
  const steps: PacketFact[][] = [
    [{ kind: 'sent', packet: sent, at }],
    [{ kind: 'commitment', packet: sent, there: true, at: { height: at.height + 1n, time: null, hash: null } }],
  ];
  steps.push(...relayed(flow, sent, source, chains[0] ?? ''));
  for (const [index, child] of (flow.forwarded ?? []).entries()) {
    const [here = '', there = ''] = chains.slice(index);
    const as = packetsIn(flow.recv[0], 'send_packet', here)[0];
    if (!as) throw new Error(flow.title);
    // The first packet is answered in the transaction that ends the one that was sent for it.
    const ends = relayed(child, as, here, there).map((facts) => facts.concat());
    for (const [step, tx] of [...child.recv, ...child.ack, ...child.timeout].entries()) ends[step]?.push(...answersTo(tx, sent));
    steps.splice(steps.length - flow.ack.length - flow.timeout.length, 0, ...ends);
  }
  const last = { height: AFTER_ALL, time: null, hash: null };
  steps.push([{ kind: 'commitment', packet: sent, there: false, at: last }]);
  if (flow.receipt?.received) steps.push([{ kind: 'receipt', packet: sent, there: true, at: last }]);
  return { title: flow.title, sent, packet, steps };
}

function relayed({ recv, ack, timeout }: Relayed, packet: SentPacket, here: string, there: string): PacketFact[][] {
  const answer = [...recv, ...ack].flatMap((tx) => answersTo(tx, packet)).find((fact) => fact.kind === 'answered')?.answer ?? null;
  return [
    ...recv.map((tx): PacketFact[] => [
      { kind: 'received', packet, at: seen(tx) },
      ...packetsIn(tx, 'send_packet', there).map((as): PacketFact => ({ kind: 'forwarded', packet, as, at: seen(tx) })),
      ...answersTo(tx, packet),
    ]),
    ...ack.map((tx): PacketFact[] => [{ kind: 'acknowledged', packet, answer, at: seen(tx) }]),
    ...timeout.map((tx): PacketFact[] => [
      { kind: 'timed-out', packet, at: seen(tx) },
      ...tx.events.flatMap((event): PacketFact[] =>
        event.type === 'timeout' ? [{ kind: 'refunded', packet, to: of(event, 'receiver'), at: seen(tx) }] : [],
      ),
    ]),
  ].filter((facts) => here !== '' && facts.length > 0);
}

/** What a transaction wrote as the answer to a packet. */
function answersTo(tx: Tx, packet: PacketId): PacketFact[] {
  return tx.events.flatMap((event): PacketFact[] => {
    if (event.type !== 'write_acknowledgement' || of(event, 'packet_sequence') !== `${packet.sequence}`) return [];
    if (of(event, 'packet_src_channel') !== packet.channel) return [];
    return [{ kind: 'answered', packet, answer: readAcknowledgement(Buffer.from(of(event, 'packet_ack_hex'), 'hex')), at: seen(tx) }];
  });
}

function packetsIn(tx: Tx | undefined, type: string, chain: string): SentPacket[] {
  return (tx?.events ?? []).flatMap((event) => {
    if (event.type !== type) return [];
    return {
      chain,
      port: of(event, 'packet_src_port'),
      channel: of(event, 'packet_src_channel'),
      sequence: BigInt(of(event, 'packet_sequence')),
      toPort: of(event, 'packet_dst_port'),
      toChannel: of(event, 'packet_dst_channel'),
      timeoutTimestamp: BigInt(of(event, 'packet_timeout_timestamp')),
      timeoutHeight: BigInt(of(event, 'packet_timeout_height').split('-')[1] ?? '0'),
    };
  });
}

function of(event: Event, key: string): string {
  return event.attributes.find(([name]) => name === key)?.[1] ?? '';
}

function seen({ hash, height }: Tx): Seen {
  return { height: BigInt(height), time: null, hash };
}
