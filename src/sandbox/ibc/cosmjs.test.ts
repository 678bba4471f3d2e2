import { QueryClient, setupIbcExtension } from '@cosmjs/stargate';
import { Comet38Client, HttpClient } from '@cosmjs/tendermint-rpc';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import { sandboxSigner } from '#testing/sandbox-signer.ts';
import { type SandboxServer, serveSandbox } from '../../../scripts/sandbox-server.ts';
import { digest } from '../digest.ts';
import { SUCCESS } from './acknowledgement.ts';
import { commitPacket } from './commitment.ts';

/** An unmodified CosmJS client over HTTP: it transfers, and follows the packet by what the chains have stored. */

let chains: LinkedChains;
let blocks: ReturnType<typeof setInterval>;
const servers = new Map<string, SandboxServer>();

beforeAll(async () => {
  chains = await linkedChains();
  for (const node of chains.nodes) servers.set(node.chainId, await serveSandbox(() => node, { rpc: 0, rest: 0 }));
  blocks = setInterval(() => chains.tick(), 20);
});
afterAll(async () => {
  clearInterval(blocks);
  for (const server of servers.values()) await server.close();
});

const served = (chain: string) => new HttpClient(servers.get(chain)?.rpcUrl ?? '');
const ibcOf = async (chain: string) => QueryClient.withExtensions(await Comet38Client.create(served(chain)), setupIbcExtension).ibc;

test.each([
  ['core-sandbox-1', 'hub-sandbox-1', 'channel-0', 'channel-0', 'uxprt'],
  ['hub-sandbox-1', 'osmo-sandbox-1', 'channel-1', 'channel-1', 'uatom'],
  ['osmo-sandbox-1', 'core-sandbox-1', 'channel-0', 'channel-1', 'uosmo'],
  ['dydx-sandbox-1', 'core-sandbox-1', 'channel-0', 'channel-2', 'adydx'],
])('from %s to %s', async (from, to, channel, channelThere, denom) => {
  const { client, address } = await sandboxSigner(served(from), from, 'erin');
  const receiver = (await sandboxSigner(served(to), to, 'bob')).address;
  const [here, there] = [await ibcOf(from), await ibcOf(to)];
  chains.relayer.orders = { ...chains.relayer.orders, work: 'stopped' };
  const timeout = Number(chains.core.state.singles.time / 1_000_000_000n) + 600;
  const sent = await client.sendIbcTokens(address, receiver, { denom, amount: '1000' }, 'transfer', channel, undefined, timeout, 1.6);
  expect(sent.code).toBe(0);
  const [packet] = chains.node(from).state.tables.ibcCommitments.values();
  if (!packet) throw new Error('nothing is under way');
  const { sequence } = packet;
  const at = Number(sequence);
  expect((await here.channel.packetCommitment('transfer', channel, at)).commitment).toEqual(commitPacket(packet));
  expect((await here.channel.packetCommitments('transfer', channel)).commitments.map((one) => one.sequence)).toEqual([sequence]);
  expect((await there.channel.packetReceipt('transfer', channelThere, at)).received).toBe(false);
  expect((await there.channel.unreceivedPackets('transfer', channelThere, [at])).sequences).toEqual([sequence]);
  expect((await here.channel.unreceivedAcks('transfer', channel, [at])).sequences).toEqual([sequence]);
  await expect(there.channel.packetAcknowledgement('transfer', channelThere, at)).rejects.toThrow('packet acknowledgement hash not found');

  chains.relayer.orders = { ...chains.relayer.orders, work: 'running' };
  await expect.poll(async () => (await here.channel.packetCommitments('transfer', channel)).commitments.length).toBe(0);
  expect((await there.channel.packetReceipt('transfer', channelThere, at)).received).toBe(true);
  expect((await there.channel.unreceivedPackets('transfer', channelThere, [at])).sequences).toEqual([]);
  expect((await there.channel.packetAcknowledgement('transfer', channelThere, at)).acknowledgement).toEqual(digest(SUCCESS));
  const relayed = await client.searchTx([{ key: 'acknowledge_packet.packet_sequence', value: String(sequence) }]);
  expect(relayed.length).toBeGreaterThan(0);
});

test('clients, connections and channels', async () => {
  const ibc = await ibcOf('core-sandbox-1');
  expect((await ibc.channel.allChannels()).channels.filter(({ portId }) => portId === 'transfer')).toHaveLength(3);
  expect((await ibc.channel.channel('transfer', 'channel-0')).channel).toMatchObject({
    state: 3,
    ordering: 1,
    connectionHops: ['connection-0'],
    version: 'ics20-1',
  });
  expect((await ibc.connection.allConnections()).connections).toHaveLength(3);
  expect((await ibc.connection.connection('connection-1')).connection?.clientId).toBe('07-tendermint-1');
  const { clientStates } = await ibc.client.allStates();
  expect(clientStates.map(({ clientId }) => clientId)).toEqual(['07-tendermint-0', '07-tendermint-1', '07-tendermint-2']);
  expect((await ibc.client.stateTm('07-tendermint-2')).chainId).toBe('dydx-sandbox-1');
  expect((await ibc.client.consensusStateTm('07-tendermint-2')).root?.hash).toHaveLength(32);
  await expect(ibc.channel.channel('transfer', 'channel-77')).rejects.toThrow(
    'port-id: transfer, channel-id channel-77: channel not found: key not found',
  );
});

test('the routes that wallets call', async () => {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${servers.get('core-sandbox-1')?.restUrl}${path}`)).json();
  const denom = { base: 'uatom', trace: [{ port_id: 'transfer', channel_id: 'channel-0' }] };
  const hash = '27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';
  expect(await ask(`/ibc/apps/transfer/v1/denoms/${hash}`)).toEqual({ denom });
  expect(await ask(`/ibc/apps/transfer/v1/denoms/ibc/${hash}`)).toEqual({ denom });
  expect(await ask('/ibc/apps/transfer/v1/denom_hashes/transfer/channel-0/uatom')).toEqual({ hash });
  expect(await ask('/ibc/apps/transfer/v1/channels/channel-0/ports/transfer/escrow_address')).toEqual({
    escrow_address: 'persistence1a53udazy8ayufvy0s434pfwjcedzqv34cqyk92',
  });
  expect(await ask('/ibc/core/client/v1/client_status/07-tendermint-0')).toEqual({ status: 'Active' });
  expect(await ask('/ibc/core/channel/v1/channels/channel-0/ports/transfer')).toMatchObject({
    channel: { state: 'STATE_OPEN', ordering: 'ORDER_UNORDERED', version: 'ics20-1' },
  });
});
