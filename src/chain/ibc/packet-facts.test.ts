import { describe, expect, test } from 'vitest';
import { type PacketFact, packetKey, type SentPacket } from '#domain/packet-fact.ts';
import { readTransferPacket } from '#domain/transfer-packet.ts';
import { knownChannels } from '#testing/known-channels.ts';
import { flowChains, RECORDED_FLOWS, type RecordedFlow, type RecordedTx, timeOf } from '#testing/recorded-flows.ts';
import { ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { knownAcknowledgement } from './known-acknowledgement.ts';
import { fetchPacketFacts } from './packet-facts.ts';
import { fetchPacketTx, fetchSentPackets, findPacketTx } from './packet-tx.ts';
import { fetchTransferFacts } from './transfer-facts.ts';

const GRAPH = knownChannels([
  ['core-sandbox-1', 'channel-0', 'hub-sandbox-1', 'channel-0'],
  ['core-sandbox-1', 'channel-1', 'osmo-sandbox-1', 'channel-0'],
]);
const sent = RECORDED_FLOWS.filter(({ tx }) => tx.result?.code === 0);

function flow(title: string): RecordedFlow {
  const found = RECORDED_FLOWS.find((one) => one.title === title);
  if (!found) throw new Error(title);
  return found;
}

async function packetOf(one: RecordedFlow): Promise<SentPacket> {
  const [first] = (await fetchSentPackets(flowChains(one)(`${one.from}-sandbox-1`), one.tx.hash)) ?? [];
  if (!first) throw new Error(one.title);
  return first.packet;
}

/** Kinds with the chain of the packet, in a steady order. */
function kindsOf(facts: readonly PacketFact[]): string[] {
  return facts.map((fact) => `${fact.packet.chain.split('-')[0]} ${fact.kind}${'there' in fact ? ` ${fact.there}` : ''}`).sort();
}

const factOf = <K extends PacketFact['kind']>(facts: readonly PacketFact[], kind: K) =>
  facts.filter((fact): fact is Extract<PacketFact, { kind: K }> => fact.kind === kind);

describe('every recorded transfer', () => {
  test.each(sent)('$title: what was sent is read with its data', async (one) => {
    const packets = await fetchSentPackets(flowChains(one)(`${one.from}-sandbox-1`), one.tx.hash);
    expect(packets).toHaveLength(1);
    const data = packets?.[0]?.data;
    expect(data && readTransferPacket(data)).toMatchObject({ sender: expect.stringMatching(/1/), amount: expect.any(BigInt) });
    expect(packets?.[0]?.packet).toMatchObject({ chain: `${one.from}-sandbox-1`, port: 'transfer', timeoutHeight: 0n });
  });

  test.each(sent)('$title: at its end it is settled, answered or too late, and refunded exactly if it failed', async (one) => {
    const { facts, failures } = await fetchTransferFacts(flowChains(one), GRAPH, await packetOf(one));
    expect(failures).toEqual([]);
    const first = facts.filter(({ packet }) => packet.chain === `${one.from}-sandbox-1`);
    const [answer] = factOf(first, 'answered');
    expect(factOf(first, 'commitment').map(({ there }) => there)).toEqual([false]);
    expect(factOf(first, 'timed-out').length).toBe(one.timeout.length);
    expect(factOf(first, 'acknowledged').map(({ answer: heard }) => heard)).toEqual(answer ? [answer.answer] : []);
    const failed = one.timeout.length > 0 || answer?.answer.kind === 'error';
    const [{ data = null } = {}] = (await fetchSentPackets(flowChains(one)(`${one.from}-sandbox-1`), one.tx.hash)) ?? [];
    const sender = data && readTransferPacket(data)?.sender;
    expect(factOf(facts, 'refunded').map(({ packet, to }) => [packet.chain, to])).toEqual(
      failed ? [[`${one.from}-sandbox-1`, sender]] : [],
    );
    expect(factOf(facts, 'forwarded')).toHaveLength(one.forwarded?.length ?? 0);
  });

  test.each(sent)('$title: without an index the states alone tell how it ended', async (one) => {
    const packet = await packetOf(one);
    const whole = await fetchTransferFacts(flowChains(one), GRAPH, packet);
    const { facts, failures } = await fetchTransferFacts(flowChains(one, { indexOff: true }), GRAPH, packet);
    expect(failures).toEqual([]);
    const answer = (all: readonly PacketFact[]) =>
      factOf(all, 'answered').find((fact) => packetKey(fact.packet) === packetKey(packet))?.answer;
    const told = answer(whole.facts);
    const isPlain = told?.kind !== 'error' || told.text.startsWith('ABCI code');
    expect(answer(facts)).toEqual(isPlain ? told : { kind: 'unreadable' });
    expect(facts.every(({ at }) => at.hash === null)).toBe(true);
    expect(kindsOf(facts)).toEqual(
      kindsOf(
        whole.facts.filter(
          (fact) => packetKey(fact.packet) === packetKey(packet) && ['commitment', 'receipt', 'answered'].includes(fact.kind),
        ),
      ),
    );
  });

  test.each(sent)('$title: facts that are known are not asked for again', async (one) => {
    const packet = await packetOf(one);
    const { facts } = await fetchTransferFacts(flowChains(one), GRAPH, packet);
    const asked: string[] = [];
    const counting = (chain: string): ChainClient => {
      const client = flowChains(one)(chain);
      const execute: ChainClient['rpc']['execute'] = (request) => {
        asked.push(request.method);
        return client.rpc.execute(request);
      };
      return { ...client, rpc: { ...client.rpc, execute } };
    };
    expect(await fetchTransferFacts(counting, GRAPH, packet, facts)).toEqual({ facts: [], failures: [] });
    expect(asked).toEqual([]);
  });
});

describe('a transfer through Core-1, step by step', () => {
  const through = flow('ATOM Hub to Osmosis through Core-1');
  const late = flow('forward: second hop times out, refund to the first sender');

  test.each([
    [1, ['hub commitment true', 'hub receipt false', 'hub sent']],
    [
      2,
      [
        'core commitment true',
        'core receipt false',
        'hub commitment true',
        'hub forwarded',
        'hub receipt true',
        'hub received',
        'hub sent',
      ],
    ],
    [
      4,
      [
        'core acknowledged',
        'core answered',
        'core commitment false',
        'core receipt true',
        'core received',
        'hub answered',
        'hub commitment true',
        'hub forwarded',
        'hub receipt true',
        'hub received',
        'hub sent',
      ],
    ],
  ])('after %i of its transactions', async (steps, expected) => {
    const { facts } = await fetchTransferFacts(flowChains(through, { steps }), GRAPH, await packetOf(through));
    expect(kindsOf(facts)).toEqual(expected);
  });

  test('the packet that was sent on is named with its block', async () => {
    const { facts } = await fetchTransferFacts(flowChains(through), GRAPH, await packetOf(through));
    const [passed] = factOf(facts, 'forwarded');
    expect(passed?.as).toEqual({
      chain: 'core-sandbox-1',
      port: 'transfer',
      channel: 'channel-1',
      sequence: 2n,
      toPort: 'transfer',
      toChannel: 'channel-0',
      timeoutTimestamp: 1_795_362_108_006_715_228n,
      timeoutHeight: 0n,
    });
    expect(passed?.at).toEqual({ height: 87n, time: Date.parse(timeOf(87)), hash: through.recv[0]?.hash });
  });

  test('the middle chain refunds nobody: the first sender is the one who gets it back', async () => {
    const { facts } = await fetchTransferFacts(flowChains(late), GRAPH, await packetOf(late));
    expect(kindsOf(facts).filter((one) => /timed-out|refunded|answered/.test(one))).toEqual([
      'core timed-out',
      'hub answered',
      'hub refunded',
    ]);
    expect(factOf(facts, 'answered')[0]?.answer).toEqual({
      kind: 'error',
      text: 'packet-forward-middleware error: giving up on packet on channel (channel-0) port (transfer) after max retries',
    });
  });

  test('a receiver that has not received it tells its time, which decides whether it is too late', async () => {
    const { facts } = await fetchTransferFacts(flowChains(through, { steps: 1 }), GRAPH, await packetOf(through));
    expect(factOf(facts, 'receipt')[0]?.at).toEqual({ height: 1_000n, time: Date.parse(timeOf(1_000)), hash: null });
  });
});

describe('chains that do it in another way', () => {
  const late = flow('forward: second hop times out, refund to the first sender');
  const [passed] = late.forwarded ?? [];
  const secondOf = async (): Promise<SentPacket> => {
    const { facts } = await fetchTransferFacts(flowChains(late, { steps: 2 }), GRAPH, await packetOf(late));
    const [forward] = factOf(facts, 'forwarded');
    if (!forward) throw new Error('not passed on');
    return forward.as;
  };
  const middle = (change: (events: RecordedTx['events']) => RecordedTx['events'], step: 'recv' | 'timeout'): RecordedFlow => {
    const changed = (txs: readonly RecordedTx[] = []) => txs.map((tx) => ({ ...tx, events: change(tx.events) }));
    if (step === 'recv') return { ...late, recv: changed(late.recv) };
    return { ...late, forwarded: passed ? [{ ...passed, timeout: changed(passed.timeout) }] : [] };
  };

  test('one that sends again after a timeout passes the first packet on once more', async () => {
    const again = middle((events) => {
      const at = events.findIndex(({ type }) => type === 'timeout_packet');
      const [send] = late.recv.flatMap((tx) => tx.events).filter(({ type }) => type === 'send_packet');
      const attributes = send?.attributes.map(([key, value]) => [key, key === 'packet_sequence' ? '6' : value] as const) ?? [];
      return events.toSpliced(at + 1, 0, { type: 'send_packet', attributes });
    }, 'timeout');
    const first = await packetOf(late);
    const { facts } = await fetchTransferFacts(flowChains(again), GRAPH, first);
    expect(factOf(facts, 'forwarded').map(({ packet, as }) => [packet.chain, as.sequence])).toEqual([
      ['hub-sandbox-1', 5n],
      ['hub-sandbox-1', 6n],
    ]);
    expect(factOf(facts, 'commitment').map(({ packet }) => packet.sequence)).toEqual([13n, 5n, 6n]);
    // Without the packet before it nobody can say what it is a repetition of.
    const alone = await fetchPacketFacts(flowChains(again)('core-sandbox-1'), flowChains(again)('osmo-sandbox-1'), await secondOf());
    expect(kindsOf(alone.facts)).not.toContain('hub forwarded');
  });

  test('what a chain has undone again in the same message was not passed on', async () => {
    const undone = middle((events) => {
      const refusal = passed?.timeout.flatMap((tx) => tx.events).find(({ type }) => type === 'write_acknowledgement');
      return refusal ? [...events, refusal] : events;
    }, 'recv');
    const { facts } = await fetchTransferFacts(flowChains(undone, { steps: 2 }), GRAPH, await packetOf(late));
    expect(kindsOf(facts)).toEqual(['hub answered', 'hub commitment true', 'hub receipt true', 'hub received', 'hub sent']);
  });

  test('one whose events name no message still tells them apart', async () => {
    const older = middle(
      (events) => events.map(({ type, attributes }) => ({ type, attributes: attributes.filter(([key]) => key !== 'msg_index') })),
      'recv',
    );
    const { facts } = await fetchTransferFacts(flowChains(older), GRAPH, await packetOf(late));
    expect(factOf(facts, 'forwarded')).toHaveLength(1);
  });
});

test('an answer that the receiver could not give at first is asked for until it is known', async () => {
  const through = flow('ATOM Hub to Osmosis through Core-1');
  const chains = flowChains(through);
  const silent = (chain: string): ChainClient => {
    const client = chains(chain);
    if (chain !== 'osmo-sandbox-1') return client;
    return { ...client, rpc: { execute: () => Promise.reject(new ChainFailure({ kind: 'offline' })), disconnect() {} } };
  };
  const packet = await packetOf(through);
  const { facts, failures } = await fetchTransferFacts(silent, GRAPH, packet);
  expect(failures.map(({ chain }) => chain)).toContain('osmo-sandbox-1');
  expect(kindsOf(facts)).toContain('core acknowledged');
  const more = await fetchTransferFacts(chains, GRAPH, packet, facts);
  expect(kindsOf(more.facts)).toEqual(['core answered', 'core received']);
});

describe('nodes that are of no help', () => {
  const one = flow('XPRT Core-1 to Hub');

  test('an acknowledgement that the state does not keep is not believed', async () => {
    const { facts, failures } = await fetchTransferFacts(flowChains(one, { lyingEvents: true }), GRAPH, await packetOf(one));
    expect(failures).toEqual([{ chain: 'hub-sandbox-1', error: { kind: 'malformed', detail: 'acknowledgement' } }]);
    expect(factOf(facts, 'answered')[0]).toMatchObject({ answer: { kind: 'success' }, at: { hash: null } });
  });

  const dead = (client: ChainClient): ChainClient => ({
    ...client,
    rpc: { execute: () => Promise.reject(new ChainFailure({ kind: 'offline' })), disconnect() {} },
  });

  test('one chain that cannot be asked takes nothing from what the other one says', async () => {
    const packet = await packetOf(one);
    const chains = flowChains(one);
    const noReceiver = await fetchPacketFacts(chains('core-sandbox-1'), dead(chains('hub-sandbox-1')), packet);
    expect(kindsOf(noReceiver.facts)).toEqual(['core acknowledged', 'core commitment false', 'core sent']);
    expect(noReceiver.failures).toEqual([{ chain: 'hub-sandbox-1', error: { kind: 'offline' } }]);
    const noSender = await fetchPacketFacts(dead(chains('core-sandbox-1')), chains('hub-sandbox-1'), packet);
    expect(kindsOf(noSender.facts)).toEqual(['core answered', 'core receipt true', 'core received']);
    const expired = flow('timeout with refund');
    const other = await fetchPacketFacts(flowChains(expired)('core-sandbox-1'), dead(chains('hub-sandbox-1')), await packetOf(expired));
    expect(kindsOf(other.facts)).toEqual(['core commitment false', 'core refunded', 'core sent', 'core timed-out']);
  });

  test('another node of the chain may have what the usual one has pruned', async () => {
    const packet = await packetOf(one);
    const pruned = flowChains(one, { indexOff: true })('core-sandbox-1');
    const nodes = () => [pruned, dead(pruned), flowChains(one)('core-sandbox-1')];
    const { facts } = await fetchPacketFacts({ ...pruned, nodes }, flowChains(one)('hub-sandbox-1'), packet);
    expect(kindsOf(facts)).toContain('core acknowledged');
  });

  test('packets that lead from one to the next for ever are not followed', async () => {
    const through = flow('ATOM Hub to Osmosis through Core-1');
    const packet = await packetOf(through);
    let count = 0n;
    const endless: PacketFact[] = Array.from({ length: 50 }, () => {
      count += 1n;
      const as = { ...packet, sequence: packet.sequence + count };
      return { kind: 'forwarded', packet: { ...packet, sequence: as.sequence - 1n }, as, at: { height: 1n, time: null, hash: 'A' } };
    });
    const { facts } = await fetchTransferFacts(flowChains(through), GRAPH, packet, endless);
    expect(factOf(facts, 'commitment').length).toBeLessThanOrEqual(20);
  });
});

describe('a hash that somebody pasted', () => {
  const through = flow('ATOM Hub to Osmosis through Core-1');
  const chains = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'].map(flowChains(through));

  test.each([
    ['of the sender', through.tx.hash, [['sent', 'hub-sandbox-1']]],
    [
      'of the chain between',
      through.recv[0]?.hash ?? '',
      [
        ['received', 'hub-sandbox-1'],
        ['sent', 'core-sandbox-1'],
      ],
    ],
    ['of the receiver', through.forwarded?.[0]?.recv[0]?.hash ?? '', [['received', 'core-sandbox-1']]],
    ['of the end', through.ack[0]?.hash ?? '', [['acknowledged', 'hub-sandbox-1']]],
  ])('%s leads to its packets, whichever chain it is on', async (_, hash, expected) => {
    const found = await findPacketTx(chains, hash.toLowerCase(), GRAPH);
    expect(found?.packets.map(({ did, packet }) => [did, packet.chain])).toEqual(expected);
    expect(found?.at.hash).toBe(hash);
  });

  test('that no chain has is nothing; when one could not be asked, it is not known', async () => {
    const nowhere = 'AB'.repeat(32);
    expect(await findPacketTx(chains, nowhere, GRAPH)).toBeNull();
    const [core, ...others] = chains;
    const silent = core && { ...core, rpc: { execute: () => Promise.reject(new ChainFailure({ kind: 'offline' })), disconnect() {} } };
    await expect(findPacketTx(silent ? [silent, ...others] : [], nowhere, GRAPH)).rejects.toMatchObject({ error: { kind: 'offline' } });
    expect(await findPacketTx(silent ? [silent, ...others] : [], through.tx.hash, GRAPH)).toMatchObject({ chain: 'hub-sandbox-1' });
  });

  test('packets from a channel that is not pinned are nobody’s', async () => {
    const hash = through.recv[0]?.hash ?? '';
    const tx = await fetchPacketTx(flowChains(through)('core-sandbox-1'), hash, { legs: new Map() });
    expect(tx?.packets.map(({ did }) => did)).toEqual(['sent']);
  });

  test('text that is no hash is refused', async () => {
    await expect(findPacketTx(chains, 'javascript:alert(1)', GRAPH)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

test('a plain answer is known by the hash that the chain keeps of it', () => {
  const hashes = sent.flatMap(({ acknowledgement }) => (acknowledgement?.acknowledgement ? [acknowledgement.acknowledgement] : []));
  const answers = hashes.map((hash) => knownAcknowledgement(Buffer.from(hash, 'base64')).kind);
  expect(new Set(answers)).toEqual(new Set(['success', 'error', 'unreadable']));
  expect(answers.filter((kind) => kind === 'success').length).toBeGreaterThan(8);
});
