import { sha256 } from '@noble/hashes/sha2.js';
import { ChainFailure } from '../chain/abci.ts';
import type { ChainClient } from '../chain/client.ts';
import { abciChain } from './abci-chain.ts';
import { recording } from './recording.ts';

type Attributes = readonly (readonly [key: string, value: string])[];
type RecordedEvent = { readonly type: string; readonly attributes: Attributes };
export type RecordedTx = {
  readonly hash: string;
  readonly height: string;
  readonly code: number;
  readonly events: readonly RecordedEvent[];
};
type Place = 'core' | 'hub' | 'osmo';
type Steps = { readonly recv: readonly RecordedTx[]; readonly ack: readonly RecordedTx[]; readonly timeout: readonly RecordedTx[] };

/** A recorded transfer with the transactions of every chain. `forwarded` is the packet that the middle chain sent on. */
export type RecordedFlow = Steps & {
  readonly title: string;
  readonly from: Place;
  readonly hops: readonly Place[];
  readonly tx: { readonly hash: string; readonly result: RecordedTx | null };
  readonly acknowledgement?: { readonly acknowledgement?: string };
  readonly forwarded?: readonly (Steps & {
    readonly chain: Place;
    readonly sequence: string;
    readonly src: string;
    readonly dst: string;
  })[];
};

export const RECORDED_FLOWS: readonly RecordedFlow[] = recording('ibc-flows');

/** Which part of a transfer has happened: all of it, or only so many of its transactions, in the order in which they were. */
export type FlowOptions = {
  readonly steps?: number;
  /** The nodes keep no index of transactions. */
  readonly indexOff?: boolean;
  /** Every acknowledgement that is told in an event is another one. */
  readonly lyingEvents?: boolean;
};

/** The chains of a recorded transfer as nodes that know its transactions, and the state that follows from their events. Heights are the recorded ones. */
export function flowChains(flow: RecordedFlow, options: FlowOptions = {}): (chain: string) => ChainClient {
  const [middle] = flow.hops;
  const passed = flow.forwarded?.[0];
  const last = flow.hops.at(-1);
  const order: readonly (readonly [Place | undefined, RecordedTx | null | undefined])[] = [
    [flow.from, flow.tx.result && { ...flow.tx.result, hash: flow.tx.hash }],
    ...flow.recv.map((tx) => [middle, tx] as const),
    ...(passed?.recv ?? []).map((tx) => [last, tx] as const),
    ...[...(passed?.ack ?? []), ...(passed?.timeout ?? [])].map((tx) => [passed?.chain, tx] as const),
    ...[...flow.ack, ...flow.timeout].map((tx) => [flow.from, tx] as const),
  ];
  const happened = order.slice(0, options.steps ?? order.length);
  return (chain) =>
    node(
      chain,
      happened.flatMap(([place, tx]) => (tx && chain === `${place}-sandbox-1` ? [tx] : [])),
      options,
    );
}

const NEWEST = 1_000;

function node(id: string, txs: readonly RecordedTx[], { indexOff = false, lyingEvents = false }: FlowOptions): ChainClient {
  const base = abciChain({});
  const events = txs.flatMap((tx) => tx.events.map((event) => ({ ...event, tx })));
  const find = (type: string, end: string, channel: string, sequence: string) =>
    events.find(({ type: found, attributes }) => {
      const of = Object.fromEntries(attributes);
      return found === type && of[`packet_${end}_channel`] === channel && of['packet_sequence'] === sequence;
    });

  function answer(path: string, data: Buffer): Uint8Array | null {
    const [channel = ''] = /channel-\d+/.exec(data.toString('latin1')) ?? [];
    const sequence = String(data.at(-1));
    if (path.endsWith('/UnreceivedAcks')) {
      const settled = find('acknowledge_packet', 'src', channel, sequence) ?? find('timeout_packet', 'src', channel, sequence);
      return find('send_packet', 'src', channel, sequence) && !settled ? Buffer.from([0x0a, 1, Number(sequence)]) : Buffer.from([]);
    }
    if (path.endsWith('/PacketReceipt')) return Buffer.from(find('recv_packet', 'dst', channel, sequence) ? [0x10, 1] : []);
    if (path.endsWith('/PacketAcknowledgement')) {
      const written = find('write_acknowledgement', 'dst', channel, sequence);
      const hex = Object.fromEntries(written?.attributes ?? [])['packet_ack_hex'];
      return hex === undefined ? null : Buffer.concat([Buffer.from([0x0a, 32]), sha256(Buffer.from(hex, 'hex'))]);
    }
    return null;
  }

  function search(query: string) {
    if (indexOff)
      throw new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data: 'transaction indexing is disabled' });
    const [, type = '', sequence = '', end = '', channel = ''] =
      /^(\w+)\.packet_sequence='(\d+)' AND \w+\.packet_(src|dst)_channel='([\w-]+)'$/.exec(query) ?? [];
    const found = find(type, end, channel, sequence);
    return { txs: found ? [inJson(found.tx, lyingEvents)] : [], total_count: found ? '1' : '0' };
  }

  return {
    ...base,
    chain: { ...base.chain, id },
    rpc: {
      disconnect() {},
      async execute({ id: call, method, params }) {
        const given = params as Record<string, string>;
        const result = () => {
          if (method === 'tx_search') return search(given['query'] ?? '');
          if (method === 'header') return { header: { height: given['height'], time: timeOf(Number(given['height'])) } };
          if (method === 'tx') {
            const hash = Buffer.from(given['hash'] ?? '', 'base64')
              .toString('hex')
              .toUpperCase();
            const tx = txs.find((one) => one.hash === hash);
            if (tx) return inJson(tx, lyingEvents);
            throw new ChainFailure({ kind: 'rpc-error', code: -32603, message: 'Internal error', data: `tx (${hash}) not found` });
          }
          const value = answer(given['path'] ?? '', Buffer.from(given['data'] ?? '', 'hex'));
          const missing = { code: 22, codespace: 'sdk', log: 'NotFound', value: null, height: '0' };
          return { response: value ? { code: 0, value: Buffer.from(value).toString('base64'), height: String(NEWEST) } : missing };
        };
        return { jsonrpc: '2.0', id: call, result: result() };
      },
    },
  };
}

function inJson({ hash, height, code, events }: RecordedTx, lying: boolean) {
  const said = (key: string, value: string) =>
    lying && key === 'packet_ack_hex' ? Buffer.from('{"result":"Ag=="}').toString('hex') : value;
  const told = events.map(({ type, attributes }) => ({
    type,
    attributes: attributes.map(([key, value]) => ({ key, value: said(key, value) })),
  }));
  return { hash, height, index: 0, tx_result: { code, events: told }, tx: '' };
}

/** A second per block. */
export function timeOf(height: number): string {
  return new Date(Date.UTC(2026, 10, 22, 15, 30) + height * 1000).toISOString();
}
