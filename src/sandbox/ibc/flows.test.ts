import { describe, expect, test } from 'vitest';
import { recordedLinks } from '../../testing/recorded-links.ts';
import { recording } from '../../testing/recording.ts';
import { toHex } from '../address.ts';
import { fromHex } from '../block-hash.ts';
import { nextBlock } from '../clock.ts';
import type { Event } from '../events.ts';
import { fromBase64, toBase64 } from '../go-encoding.ts';
import type { SandboxNode } from '../node.ts';
import { abciQuery } from '../queries/abci-query.ts';
import type { Coin } from '../state.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import type { IndexedTx } from '../tx-index.ts';
import { channelAt, saveChannel } from './channel.ts';
import { consensusAt, consensusKey } from './client.ts';
import { commitPacket } from './commitment.ts';
import { PORT } from './transfer.ts';

/** Each of the recorded transfers, with the bytes that were signed then, on chains like those on which it was recorded. */

type ChainName = 'core' | 'hub' | 'osmo';
type Outcome = { readonly code: number; readonly codespace: string; readonly log: string };
type RelayTx = { readonly code: number; readonly events: readonly Event[] };
type Leg = { readonly recv: readonly RelayTx[]; readonly ack: readonly RelayTx[]; readonly timeout: readonly RelayTx[] };
type Sequenced = { readonly sequence: string; readonly src: string; readonly timeoutTimestamp: string };
type Coins = readonly { readonly denom: string; readonly amount: string }[];
type Balances = Readonly<Record<ChainName, Readonly<Record<'alice' | 'bob', Coins>>>>;
type Flow = Partial<Leg> & {
  readonly title: string;
  readonly from: ChainName;
  readonly hops: readonly ChainName[];
  readonly tx: {
    readonly txBytes: string;
    readonly sequence: string;
    readonly gas?: string;
    readonly check: Outcome;
    readonly result?: Outcome & { readonly data: string; readonly gasUsed: string; readonly events: readonly Event[] };
  };
  readonly before: Balances;
  readonly after: Balances;
  readonly packet?: Sequenced & { readonly dataHex: string };
  readonly commitmentAfterSend?: { readonly commitment: string };
  readonly whileDown?: object;
  readonly forwarded?: readonly (Leg & Sequenced & { readonly chain: ChainName })[];
};

const BYTES = { alice: 'jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3', bob: 'ntrkhg258f7q3sd6p7asz2yf4tdfl9pw' } as const;
const addressOn = (node: SandboxNode, name: keyof typeof BYTES): string =>
  [...node.state.tables.accounts.keys()].find((address) => address.includes(`1${BYTES[name]}`)) ?? '';

const links = recordedLinks();
const { relayer } = links;
const nodes = [links.core, links.hub, links.osmo];
const timeOf = (): bigint => links.core.state.singles.time;

/** A block on each chain; Core-1's at an exact time if it is still to come. */
function tick(coreTime?: bigint): void {
  const next = timeOf() + SECOND;
  for (const node of nodes) node.tick(node === links.core && coreTime !== undefined && coreTime > timeOf() ? coreTime : next);
}

function jumpTo(time: bigint): void {
  if (time > timeOf() + SECOND) for (const node of nodes) node.tick(time);
}

/** The chains as they were before a flow: some that were played between the recorded ones were not written down. */
function prepare(flow: Flow): void {
  for (const name of ['core', 'hub', 'osmo'] as const) {
    const node = links[name];
    node.intervene((state) => {
      const store = new Store(state);
      for (const person of ['alice', 'bob'] as const) {
        const coins = flow.before[name][person].map(({ denom, amount }): Coin => ({ denom, amount: BigInt(amount) }));
        store.set('balances', addressOn(node, person), coins);
      }
      const signer = addressOn(node, 'alice');
      const account = store.get('accounts', signer);
      if (account && name === flow.from) store.set('accounts', signer, { ...account, sequence: BigInt(flow.tx.sequence) });
      if (flow.packet && name === flow.from) nextSequence(store, flow.packet);
      for (const forward of flow.forwarded ?? []) if (forward.chain === name) nextSequence(store, forward);
      return store.freeze();
    });
  }
}

function nextSequence(store: Store, { src, sequence }: Sequenced): void {
  const channel = channelAt(store, PORT, src);
  if (channel) saveChannel(store, { ...channel, nextSend: BigInt(sequence) });
}

/** Relays until nothing moves. A forwarding chain has its block at the recorded time, because the next timeout counts from it. */
function relayAll(flow: Flow): void {
  const [forward] = flow.forwarded ?? [];
  const timeout = flow.title.includes('times out') ? 1n : 600n * SECOND;
  const forwardingTime = forward && BigInt(forward.timeoutTimestamp) - timeout;
  for (let round = 0; round < 20 && relayer.relay(); round += 1) tick(round === 0 ? forwardingTime : undefined);
}

const attributes = ({ attributes: all }: Event): Record<string, string> => Object.fromEntries(all);

/** Events of a relayer's messages; which block of the other chain it told of is chance. */
const relayed = (events: readonly Event[]) =>
  events
    .filter((event) => 'msg_index' in attributes(event))
    .map(({ type, attributes: all }) => ({
      type,
      attributes: all.map(([key, value]) => [key, key.startsWith('consensus_height') ? 'H' : value]),
    }));

/** Transactions on any chain that have an event about this packet, newest last. */
function transactionsAbout(type: string, sequence: string, src: string, since: ReadonlyMap<SandboxNode, number>): IndexedTx[] {
  return nodes.flatMap((node) =>
    node.txs
      .all()
      .filter(({ height }) => height > (since.get(node) ?? 0))
      .filter(({ result }) =>
        result.events.some((event) => {
          const found = attributes(event);
          return event.type === type && found['packet_sequence'] === sequence && found['packet_src_channel'] === src;
        }),
      ),
  );
}

const withoutTimes = (log: string): string => log.replace(/current timestamp: \d+/, 'current timestamp: T');
const outcome = ({ code, codespace, log }: Outcome): Outcome => ({ code, codespace, log: withoutTimes(log) });
const balances = (node: SandboxNode, person: 'alice' | 'bob') =>
  (node.state.tables.balances.get(addressOn(node, person)) ?? []).map(({ denom, amount }) => ({ denom, amount: String(amount) }));

/** On the recorded Hub and Osmosis fees went through x/feemarket, which costs gas and has events of its own, and is not what this is about. */
const ofMessages = (flow: Flow, events: readonly Event[]): readonly Event[] =>
  flow.from === 'core' ? events : events.filter((event) => 'msg_index' in attributes(event));

function compareLeg(leg: Partial<Leg>, { sequence, src }: Sequenced, since: ReadonlyMap<SandboxNode, number>): void {
  for (const [kind, type] of [
    ['recv', 'recv_packet'],
    ['ack', 'acknowledge_packet'],
    ['timeout', 'timeout_packet'],
  ] as const) {
    const ours = transactionsAbout(type, sequence, src, since);
    expect(ours.map(({ result }) => ({ code: result.code, events: relayed(result.events) }))).toEqual(
      (leg[kind] ?? []).map(({ code, events }) => ({ code, events: relayed(events) })),
    );
  }
}

describe('recorded transfers', () => {
  test.each(recording<Flow[]>('ibc-flows').map((flow) => [flow.title, flow] as const))('%s', (_, flow) => {
    const node = links[flow.from];
    prepare(flow);
    if (flow.packet && !flow.title.includes('timeout with refund')) jumpTo(BigInt(flow.packet.timeoutTimestamp) - 600n * SECOND);
    const since = new Map(nodes.map((one) => [one, one.height]));

    const bytes = fromBase64(flow.tx.txBytes);
    expect(outcome(node.submit(bytes).result)).toEqual(outcome(flow.tx.check));
    if (flow.tx.check.code === 0) {
      tick();
      const { result } = node.txs.all().at(-1) ?? {};
      const recorded = flow.tx.result;
      if (!result || !recorded) throw new Error('the transaction is in no block');
      expect(outcome(result)).toEqual(outcome(recorded));
      expect(ofMessages(flow, result.events)).toEqual(
        ofMessages(
          flow,
          recorded.events.map(({ type, attributes: all }) => ({ type, attributes: all })),
        ),
      );
      expect(toBase64(result.data)).toBe(recorded.data ?? '');
      if (flow.from === 'core') expect(Math.abs(Number(result.gasUsed) / Number(recorded.gasUsed) - 1)).toBeLessThan(0.1);
    }
    if (flow.packet) {
      const [packet] = node.state.tables.ibcCommitments.values();
      if (!packet) throw new Error('no packet is under way');
      expect({
        sequence: String(packet.sequence),
        src: packet.sourceChannel,
        dst: packet.destinationChannel,
        dataHex: toHex(packet.data),
        timeoutTimestamp: String(packet.timeoutTimestamp),
        timeoutHeight: '0-0',
      }).toEqual(flow.packet);
      expect(toBase64(commitPacket(packet))).toBe(flow.commitmentAfterSend?.commitment);
      if (flow.title === 'timeout with refund') jumpTo(packet.timeoutTimestamp);
      relayAll(flow);
      compareLeg(flow, flow.packet, since);
      for (const forward of flow.forwarded ?? []) compareLeg(forward, forward, since);
    }
    for (const name of ['core', 'hub', 'osmo'] as const)
      for (const person of ['alice', 'bob'] as const)
        expect({ name, person, coins: balances(links[name], person) }).toEqual({ name, person, coins: flow.after[name][person] });
  });
});

type RecordedQuery = {
  readonly path: string;
  readonly data: string;
  readonly response: Outcome & { readonly value: string | null; readonly height: string };
};
const queries = Object.entries(recording<Readonly<Record<string, RecordedQuery>>>('ibc-queries'));
const heightOfRecording = 393;
/** Of the Hub, when it was last told about. */
const HUB_HEIGHT = 538n;

describe('recorded queries, after the transfers', () => {
  test('the chain is at the height at which they were asked', () => {
    const { core } = links;
    while (core.height < heightOfRecording) nextBlock(core);
    core.intervene((state) => {
      const store = new Store(state);
      const client = store.get('ibcClients', '07-tendermint-0');
      const known = client && consensusAt(store, '07-tendermint-0', client.latestHeight);
      const latestHeight = { revisionNumber: 1n, revisionHeight: HUB_HEIGHT };
      if (client) store.set('ibcClients', '07-tendermint-0', { ...client, latestHeight });
      if (known) store.set('ibcConsensusStates', consensusKey('07-tendermint-0', latestHeight), known);
      return store.freeze();
    });
    expect(core.height).toBe(heightOfRecording);
  });

  test.each(queries)('%s', (_, { path, data, response }) => {
    const { code, codespace, log, value, height } = abciQuery(links.core, path, fromHex(data), 0n);
    expect({ code, codespace, log, value: value && toBase64(value), height: String(height) }).toEqual({
      code: response.code,
      codespace: response.codespace,
      log: response.log,
      value: response.value,
      height: response.height,
    });
  });
});
