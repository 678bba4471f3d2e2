import { beforeEach, expect, test } from 'vitest';
import { recordedLinks } from '#testing/recorded-links.ts';
import { contextOn } from '#testing/staking-world.ts';
import type { SandboxNode } from '../node.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { type AnyValue, decode, packAny } from '../wire.ts';
import { utf8 } from './bytes.ts';
import { consensusAt, statusOf } from './client.ts';
import { heightValue, packetValue, RECEIVE_FORM, TIMEOUT_FORM, UPDATE_FORM } from './forms.ts';
import { type LightHeader, signHeader } from './header.ts';
import { heightOf } from './height.ts';
import { consensusOf } from './links.ts';
import type { Packet } from './packet.ts';
import { commitmentPath, receiptPath } from './paths.ts';
import { sendPacket } from './port.ts';
import { proveAt } from './proof.ts';
import { jobsOf } from './relay-jobs.ts';
import { fundRelayer, relayerAddress, relayerTx } from './relayer-account.ts';

/** What a relayer says is believed as far as it is proved. */

let core: SandboxNode;
let hub: SandboxNode;
let osmo: SandboxNode;
const CLIENT = '07-tendermint-0';

beforeEach(() => {
  ({ core, hub, osmo } = recordedLinks());
  for (const node of [core, hub, osmo]) fundRelayer(node);
});

const nodes = () => [core, hub, osmo];
const tick = (seconds = 1): void => {
  for (const node of nodes()) node.tick(node.state.singles.time + BigInt(seconds) * SECOND);
};

/** A packet from Core-1 to the Hub that is under way, so many seconds before its timeout. */
function send(seconds = 600): Packet {
  core.intervene((state) => {
    const store = new Store(state);
    sendPacket(contextOn(store), {
      port: 'transfer',
      channel: 'channel-0',
      data: utf8(
        JSON.stringify({
          denom: 'uxprt',
          amount: '1',
          sender: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
          receiver: 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn',
        }),
      ),
      timeoutHeight: { revisionNumber: 0n, revisionHeight: 0n },
      timeoutTimestamp: state.singles.time + BigInt(seconds) * SECOND,
    });
    return store.freeze();
  });
  tick();
  const [packet] = core.state.tables.ibcCommitments.values();
  if (!packet) throw new Error('nothing was sent');
  return packet;
}

/** What happens to the relayer's messages in the mempool and in a block. */
function tell(node: SandboxNode, messages: readonly AnyValue[]) {
  const { code, codespace, log } = node.submit(relayerTx(node, messages, 2_000_000n)).result;
  if (code !== 0) return { code, codespace, log, events: [] };
  node.tick(node.state.singles.time + SECOND);
  const { result } = node.txs.all().at(-1) ?? {};
  return { code: result?.code, codespace: result?.codespace, log: result?.log, events: result?.events ?? [] };
}

/** The news of Core-1, as the Hub's client is told; with changes it is a lie. */
function update(change: Partial<LightHeader> = {}): AnyValue {
  const trustedHeight = hub.state.tables.ibcClients.get(CLIENT)?.latestHeight ?? heightOf('', 0n);
  const client_message = signHeader({ ...consensusOf(core), chainId: core.chainId, trustedHeight, ...change });
  return packAny('/ibc.core.client.v1.MsgUpdateClient', UPDATE_FORM, { client_id: CLIENT, client_message, signer: relayerAddress(hub) });
}

function receive(packet: Packet, sent = packet, height = core.state.singles.height): AnyValue {
  return packAny('/ibc.core.channel.v1.MsgRecvPacket', RECEIVE_FORM, {
    packet: packetValue(packet),
    proof_commitment: proveAt(core.state, commitmentPath('transfer', 'channel-0', sent.sequence)),
    proof_height: heightValue(heightOf(core.chainId, height)),
    signer: relayerAddress(hub),
  });
}

test('a true packet is received, and a second time it is refused before it is in a block', () => {
  const packet = send();
  expect(tell(hub, [update(), receive(packet)])).toMatchObject({ code: 0 });
  expect(tell(hub, [receive(packet, packet, core.state.singles.height)])).toMatchObject({
    code: 22,
    codespace: 'channel',
    log: 'packet messages are redundant',
  });
});

test('a packet that was never sent is not received', () => {
  const packet = send();
  const forged = { ...packet, data: utf8('{"denom":"uxprt","amount":"1000000"}') };
  expect(tell(hub, [update(), receive(forged)])).toMatchObject({
    code: 2,
    codespace: 'commitment',
    log: expect.stringMatching(
      /^receive packet verification failed: couldn't verify counterparty packet commitment: failed packet commitment verification for client \(07-tendermint-0\): chained membership proof failed/,
    ),
  });
  const another = { ...packet, sequence: 7n };
  expect(tell(hub, [update(), receive(another, packet)])).toMatchObject({ code: 2, codespace: 'commitment' });
});

test('a proof needs a header that the client knows', () => {
  const packet = send();
  expect(tell(hub, [receive(packet)])).toMatchObject({ code: 9, codespace: 'ibc' });
  expect(tell(hub, [update(), receive(packet, packet, 1n)])).toMatchObject({ code: 2, codespace: 'commitment' });
});

test('a header is believed when the chain has signed it', () => {
  tick();
  const honest = decode(UPDATE_FORM, update().bytes);
  const bytes = honest.client_message.bytes.slice();
  // The signature stands at the end, before the height that the client trusts.
  const at = bytes.length - 20;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const spoiled = { ...honest, client_message: { ...honest.client_message, bytes } };
  expect(tell(hub, [packAny('/ibc.core.client.v1.MsgUpdateClient', UPDATE_FORM, spoiled)])).toMatchObject({
    code: 6,
    codespace: '07-tendermint',
    log: 'failed to verify header: invalid commit: wrong signature: invalid header',
  });
});

test.each<readonly [string, Partial<LightHeader>, object]>([
  ['of another chain', { chainId: 'osmo-sandbox-1' }, { code: 6, codespace: '07-tendermint' }],
  ['from the future', { time: 2n ** 62n }, { code: 6, codespace: '07-tendermint' }],
  ['of no later block', { height: heightOf('core-sandbox-1', 1n) }, { code: 6, codespace: '07-tendermint' }],
  ['that trusts an unknown one', { trustedHeight: heightOf('core-sandbox-1', 999n) }, { code: 7, codespace: 'client' }],
])('a header %s is refused', (_, change, refusal) => {
  tick();
  expect(tell(hub, [update(change)])).toMatchObject(refusal);
});

test('two headers of one block freeze the client, and nothing passes any more', () => {
  const packet = send();
  expect(tell(hub, [update()])).toMatchObject({ code: 0 });
  const trustedHeight = heightOf(core.chainId, 1n);
  const { events } = tell(hub, [update({ root: utf8('another'), trustedHeight })]);
  expect(events.some(({ type }) => type === 'client_misbehaviour')).toBe(true);
  expect(statusOf(new Store(hub.state), CLIENT, hub.state.singles.time)).toBe('Frozen');
  expect(tell(hub, [receive(packet)])).toMatchObject({
    code: 29,
    codespace: 'client',
    log: expect.stringContaining(
      'cannot call verify membership on client (07-tendermint-0) with status Frozen: client state is not active',
    ),
  });
  expect(tell(hub, [update({ trustedHeight })])).toMatchObject({ code: 29, codespace: 'client' });
});

test('a client that nobody told anything for its trusting period is expired', () => {
  const packet = send(40 * 86_400);
  tick(14 * 86_400);
  expect(statusOf(new Store(hub.state), CLIENT, hub.state.singles.time)).toBe('Expired');
  expect(tell(hub, [update()])).toMatchObject({
    code: 29,
    codespace: 'client',
    log: 'cannot update client (07-tendermint-0) with status Expired: client state is not active',
  });
  expect(tell(hub, [receive(packet)])).toMatchObject({ code: 29, codespace: 'client' });
});

test('what no proof may be checked against any more is forgotten', () => {
  tick();
  tell(hub, [update()]);
  tick(10 * 86_400);
  tell(hub, [update()]);
  tick(10 * 86_400);
  expect(tell(hub, [update()])).toMatchObject({ code: 0 });
  expect(hub.state.tables.ibcConsensusStates.size).toBe(2);
});

test('a packet is given back when it is too late, and not before', () => {
  const packet = send(60);
  const timeOut = (): AnyValue[] => {
    const trustedHeight = core.state.tables.ibcClients.get(CLIENT)?.latestHeight ?? heightOf('', 0n);
    const news = consensusOf(hub);
    const known = consensusAt(new Store(core.state), CLIENT, news.height) !== undefined;
    const client_message = signHeader({ ...news, chainId: hub.chainId, trustedHeight });
    const signer = relayerAddress(core);
    return [
      ...(known ? [] : [packAny('/ibc.core.client.v1.MsgUpdateClient', UPDATE_FORM, { client_id: CLIENT, client_message, signer })]),
      packAny('/ibc.core.channel.v1.MsgTimeout', TIMEOUT_FORM, {
        packet: packetValue(packet),
        proof_unreceived: proveAt(hub.state, receiptPath('transfer', 'channel-0', packet.sequence)),
        proof_height: heightValue(news.height),
        next_sequence_recv: 0n,
        signer,
      }),
    ];
  };
  expect(tell(core, timeOut())).toMatchObject({ code: 39, codespace: 'channel' });
  // Received after all: then nothing proves that it is absent.
  expect(tell(hub, [update(), receive(packet)])).toMatchObject({ code: 0 });
  tick(120);
  expect(tell(core, timeOut())).toMatchObject({ code: 2, codespace: 'commitment' });
  const [job] = jobsOf(core, nodes());
  expect(job?.kind).toBe('acknowledgement');
});
