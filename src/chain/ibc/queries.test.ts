import { QueryChannelResponse, QueryUnreceivedAcksRequest, QueryUnreceivedAcksResponse } from 'cosmjs-types/ibc/core/channel/v1/query';
import { describe, expect, test } from 'vitest';
import { abciChain } from '#testing/abci-chain.ts';
import { type Instead, NOT_FOUND, recordedIbcNode } from '#testing/recorded-ibc.ts';
import { ChainFailure, toBase64 } from '../abci.ts';
import { writeMessage } from '../wire.ts';
import { fetchChannel } from './channel.ts';
import { fetchDenomTrace, fetchEscrowAddress } from './denom.ts';
import { fetchConsensusTime, fetchLightClient, fetchLightClientStatus } from './light-client.ts';
import { fetchAcknowledgementHash, fetchCommitment, fetchCommittedSequences, fetchIsCommitted, fetchIsReceived } from './packet-state.ts';

const HUB = { port: 'transfer', channel: 'channel-0' };
const ATOM = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';
const CHANNEL = '/ibc.core.channel.v1.Query';
const CLIENT = '/ibc.core.client.v1.Query';
const TRANSFER = '/ibc.applications.transfer.v1.Query';
const packet = { ...HUB, sequence: 300n };

type ProtoField = readonly [number: number, value: string | Uint8Array | number];

const answer = (...fields: readonly ProtoField[]) => ({ value: toBase64(writeMessage(...fields)) });
const only =
  (wanted: string, response: ReturnType<Instead>): Instead =>
  (path) =>
    path === wanted ? response : undefined;

describe('answers of the real node, through the real client', () => {
  const node = recordedIbcNode();

  test('a channel and the light client behind it', async () => {
    expect(await fetchChannel(node, HUB)).toEqual({
      state: 'open',
      counterparty: HUB,
      connections: ['connection-0'],
      version: 'ics20-1',
    });
    expect(await fetchLightClient(node, HUB)).toEqual({
      clientId: '07-tendermint-0',
      follows: 'hub-sandbox-1',
      trustingPeriodMs: 1_209_600_000,
      isFrozen: false,
      latestHeight: 538n,
    });
    expect(await fetchLightClientStatus(node, '07-tendermint-0')).toBe('active');
    expect(await fetchCommittedSequences(node, HUB)).toEqual([]);
  });

  test('where a denom came from, and the account that holds what went out', async () => {
    expect(await fetchDenomTrace(node, ATOM)).toEqual({ hops: [HUB], base: 'uatom' });
    expect(await fetchEscrowAddress(node, HUB)).toBe('persistence1a53udazy8ayufvy0s434pfwjcedzqv34cqyk92');
  });

  test('what is not there is null, not a failure', async () => {
    expect(await fetchChannel(node, { ...HUB, channel: 'channel-77' })).toBeNull();
    expect(await fetchLightClient(node, { ...HUB, channel: 'channel-77' })).toBeNull();
    expect(await fetchDenomTrace(node, `ibc/${'0'.repeat(64)}`)).toBeNull();
    expect(await fetchCommitment(node, packet)).toBeNull();
    expect(await fetchAcknowledgementHash(node, packet)).toBeNull();
    expect(await fetchConsensusTime(node, '07-tendermint-0')).toBeNull();
  });
});

describe('packets in the state of a chain', () => {
  test('a commitment that is there or gone, with the height of the answer', async () => {
    let waiting = true;
    const node = abciChain({
      [`${CHANNEL}/UnreceivedAcks`]: (request) => {
        const { portId, channelId, packetAckSequences } = QueryUnreceivedAcksRequest.decode(request);
        expect([portId, channelId, packetAckSequences]).toEqual(['transfer', 'channel-0', [300n]]);
        return QueryUnreceivedAcksResponse.encode(
          QueryUnreceivedAcksResponse.fromPartial({ sequences: waiting ? packetAckSequences : [], height: { revisionHeight: 10n } }),
        ).finish();
      },
    });
    expect(await fetchIsCommitted(node, packet)).toEqual({ there: true, height: 10n });
    waiting = false;
    expect(await fetchIsCommitted(node, packet)).toEqual({ there: false, height: 10n });
  });

  test('a receipt, an acknowledgement, a commitment', async () => {
    const hash = new Uint8Array(32).fill(7);
    const node = abciChain({
      [`${CHANNEL}/PacketReceipt`]: writeMessage([2, 1]),
      [`${CHANNEL}/PacketAcknowledgement`]: writeMessage([1, hash]),
      [`${CHANNEL}/PacketCommitment`]: writeMessage([1, hash]),
      [`${CHANNEL}/PacketCommitments`]: writeMessage([1, writeMessage([1, 'transfer'], [2, 'channel-0'], [3, 300], [4, hash])]),
    });
    expect(await fetchIsReceived(node, packet)).toEqual({ there: true, height: 10n });
    expect(await fetchAcknowledgementHash(node, packet)).toEqual({ hash, height: 10n });
    expect(await fetchCommitment(node, packet)).toEqual(hash);
    expect(await fetchCommittedSequences(node, HUB)).toEqual([300n]);
  });

  test.each([0n, -1n, 2n ** 60n])('a sequence of %s is asked of nobody', async (sequence) => {
    await expect(fetchIsReceived(abciChain({}), { ...HUB, sequence })).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test.each([
    [
      'an acknowledgement hash of another length',
      () => fetchAcknowledgementHash,
      '/PacketAcknowledgement',
      writeMessage([1, new Uint8Array(31)]),
    ],
    ['no acknowledgement hash', () => fetchAcknowledgementHash, '/PacketAcknowledgement', writeMessage()],
    ['a commitment of another length', () => fetchCommitment, '/PacketCommitment', writeMessage([1, new Uint8Array(33)])],
    ['another sequence', () => fetchIsCommitted, '/UnreceivedAcks', writeMessage([1, Uint8Array.of(5)])],
    ['a sequence that is no list', () => fetchIsCommitted, '/UnreceivedAcks', writeMessage([1, 5])],
  ])('%s is malformed', async (_, ask, path, bytes) => {
    await expect(ask()(abciChain({ [CHANNEL + path]: bytes }), packet)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

describe('light clients', () => {
  const time = writeMessage([1, 1_795_000_000], [2, 5_000_000]);
  const consensus = (typeUrl: string) => answer([1, writeMessage([1, typeUrl], [2, writeMessage([1, time])])]);

  test('the time of the newest block that one knows', async () => {
    const node = recordedIbcNode(only(`${CLIENT}/ConsensusState`, consensus('/ibc.lightclients.tendermint.v1.ConsensusState')));
    expect(await fetchConsensusTime(node, '07-tendermint-0')).toBe(1_795_000_000_005);
  });

  test.each([
    ['Expired', 'expired'],
    ['Frozen', 'frozen'],
    ['Unauthorized', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ])('the status "%s" is %s', async (said, status) => {
    expect(await fetchLightClientStatus(recordedIbcNode(only(`${CLIENT}/ClientStatus`, answer([1, said]))), 'x')).toBe(status);
  });

  test('a chain that has no such question is not a failure', async () => {
    const unknown = { code: 6, codespace: 'sdk', log: 'unknown query path: unknown request' };
    expect(await fetchLightClientStatus(recordedIbcNode(only(`${CLIENT}/ClientStatus`, unknown)), 'x')).toBeNull();
  });

  test('of another kind than Tendermint nothing is said', async () => {
    const solo = answer([
      1,
      writeMessage([1, '06-solomachine-0'], [2, writeMessage([1, '/ibc.lightclients.solomachine.v3.ClientState'], [2, 'x'])]),
    ]);
    expect(await fetchLightClient(recordedIbcNode(only(`${CHANNEL}/ChannelClientState`, solo)), HUB)).toBeNull();
    const node = recordedIbcNode(only(`${CLIENT}/ConsensusState`, consensus('/ibc.lightclients.wasm.v1.ConsensusState')));
    expect(await fetchConsensusTime(node, 'x')).toBeNull();
  });

  test('one that is frozen, and one that trusts for no time', async () => {
    const state = (...fields: readonly ProtoField[]) =>
      answer([
        1,
        writeMessage(
          [1, '07-tendermint-0'],
          [2, writeMessage([1, '/ibc.lightclients.tendermint.v1.ClientState'], [2, writeMessage(...fields)])],
        ),
      ]);
    const days = writeMessage([1, 1_209_600]);
    const one = writeMessage([1, 1], [2, 1]);
    const frozen = recordedIbcNode(only(`${CHANNEL}/ChannelClientState`, state([1, 'hub-sandbox-1'], [3, days], [6, one], [7, one])));
    expect(await fetchLightClient(frozen, HUB)).toMatchObject({ isFrozen: true, latestHeight: 1n });
    const never = recordedIbcNode(only(`${CHANNEL}/ChannelClientState`, state([1, 'hub-sandbox-1'], [3, writeMessage([1, 0])], [7, one])));
    await expect(fetchLightClient(never, HUB)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

describe('denoms', () => {
  test('an older chain calls it a trace', async () => {
    const unknown = { code: 6, codespace: 'sdk', log: 'unknown query path: unknown request' };
    const node = recordedIbcNode((path) => {
      if (path === `${TRANSFER}/Denom`) return unknown;
      return path === `${TRANSFER}/DenomTrace` ? answer([1, writeMessage([1, 'transfer/channel-0'], [2, 'uatom'])]) : undefined;
    });
    expect(await fetchDenomTrace(node, ATOM)).toEqual({ hops: [HUB], base: 'uatom' });
    const lost = recordedIbcNode((path) => (path === `${TRANSFER}/Denom` ? unknown : NOT_FOUND));
    expect(await fetchDenomTrace(lost, ATOM)).toBeNull();
  });

  const hop = writeMessage([1, 'transfer'], [2, 'channel-0']);
  test.each([
    ['another origin', writeMessage([1, 'uosmo'], [3, hop])],
    ['another channel', writeMessage([1, 'uatom'], [3, writeMessage([1, 'transfer'], [2, 'channel-1'])])],
    ['the same text split elsewhere', writeMessage([1, 'transfer/channel-0/uatom'])],
    ['more hops than anything has', writeMessage([1, 'uatom'], ...Array.from({ length: 21 }, () => [3, hop] as const))],
  ])('a node that claims %s is not believed', async (_, denom) => {
    const node = recordedIbcNode(only(`${TRANSFER}/Denom`, answer([1, denom])));
    await expect(fetchDenomTrace(node, ATOM)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test.each(['', 'x', `cosmos1${'b'.repeat(500)}`, '<script>1alert'])('"%s" is no escrow address', async (address) => {
    const node = recordedIbcNode(only(`${TRANSFER}/EscrowAddress`, answer([1, address])));
    await expect(fetchEscrowAddress(node, HUB)).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });
});

test('a channel in any state, also one of the future', async () => {
  const of = async (state: number) => {
    const channel = { state, ordering: 1, counterparty: { portId: 'transfer', channelId: 'channel-0' }, connectionHops: [], version: '' };
    const bytes = QueryChannelResponse.encode(QueryChannelResponse.fromPartial({ channel })).finish();
    return (await fetchChannel(abciChain({ [`${CHANNEL}/Channel`]: bytes }), HUB))?.state;
  };
  expect(await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(of))).toEqual([
    'unknown',
    'init',
    'try-open',
    'open',
    'closed',
    'flushing',
    'flushing',
    'unknown',
  ]);
});

test('cut and flipped answers are typed failures or other facts, never an exception of another kind', async () => {
  const channel = Buffer.from('CjIIAxABGhUKCHRyYW5zZmVyEgljaGFubmVsLTAiDGNvbm5lY3Rpb24tMCoHaWNzMjAtMRoFCAEQiQM=', 'base64');
  for (let at = 0; at < channel.length; at += 1) {
    for (const mask of [0x01, 0x80, 0xff]) {
      for (const broken of [channel.subarray(0, at), Uint8Array.from(channel).with(at, (channel[at] ?? 0) ^ mask)]) {
        const outcome = await fetchChannel(abciChain({ [`${CHANNEL}/Channel`]: broken }), HUB).catch((failure: unknown) => failure);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ error: { kind: 'malformed' } });
      }
    }
  }
});

test('a node that is out of order is a failure, not an absence', async () => {
  const dead = { ...abciChain({}), rpc: { execute: () => Promise.reject(new ChainFailure({ kind: 'offline' })), disconnect() {} } };
  const asks = [
    fetchChannel(dead, HUB),
    fetchLightClient(dead, HUB),
    fetchLightClientStatus(dead, 'x'),
    fetchConsensusTime(dead, 'x'),
    fetchCommitment(dead, packet),
    fetchAcknowledgementHash(dead, packet),
    fetchDenomTrace(dead, ATOM),
  ];
  for (const outcome of await Promise.allSettled(asks)) expect(outcome).toMatchObject({ reason: { error: { kind: 'offline' } } });
});
