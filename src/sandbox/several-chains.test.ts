import { createProtobufRpcClient, QueryClient } from '@cosmjs/stargate';
import { Comet38Client, type RpcClient } from '@cosmjs/tendermint-rpc';
import { expect, onTestFinished, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { fakeTabs } from '#testing/fake-tabs.ts';
import { memoryStorage } from '#testing/memory-storage.ts';
import { sandboxSigner } from '#testing/sandbox-signer.ts';
import { addressBytes, onChain, toAddress } from './address.ts';
import { type ChainHost, hostChain } from './chain-host.ts';
import type { SandboxController } from './controller.ts';
import type { SandboxStorage } from './saved-chain.ts';
import { SEED_PAST, seedGenesis } from './seed-genesis.ts';
import { shareChain } from './tab-sharing.ts';

/** The host of all chains: when they start, their one clock, what a reload keeps, and the tabs that share them. */

const CORE = 'core-sandbox-1';
const HUB = 'hub-sandbox-1';
const OSMO = 'osmo-sandbox-1';
const HOUR = 3_600_000;
const ATOM = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';

const open = (storage: SandboxStorage | null = null): Promise<ChainHost> =>
  hostChain({ storage, genesis: seedGenesis(), past: SEED_PAST, blockInterval: null, now: Date.now });

const timeOf = async (rpc: RpcClient) => (await (await Comet38Client.create(rpc)).status()).syncInfo.latestBlockTime.getTime();

/** Blocks are made while a client waits for its transaction. */
async function blocksWhile<T>(sandbox: SandboxController, work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver) await Promise.race([over.catch(() => undefined), sandbox.advance(1000)]);
  return over;
}

/** Sends 3 ATOM of alice's from the Hub to carol on Core-1; the packet may take so many seconds. */
async function sendAtom(sandbox: SandboxController, seconds = 600): Promise<void> {
  const { client, address } = await sandboxSigner(sandbox.rpc(HUB), HUB, 'alice');
  const carol = (await sandboxSigner(sandbox.rpc(CORE), CORE, 'carol')).address;
  const timeout = Math.floor(sandbox.now() / 1000) + seconds;
  const token = { denom: 'uatom', amount: '3000000' };
  const result = await blocksWhile(
    sandbox,
    client.sendIbcTokens(address, carol, token, 'transfer', 'channel-0', undefined, timeout, {
      amount: [{ denom: 'uatom', amount: '9000' }],
      gas: '300000',
    }),
  );
  expect(result.code).toBe(0);
}

async function balance(sandbox: SandboxController, chain: string, name: string, denom: string): Promise<bigint> {
  const { client, address } = await sandboxSigner(sandbox.rpc(chain), chain, name);
  return BigInt((await client.getBalance(address, denom)).amount);
}

test('Core-1 is alone until another chain is asked', async () => {
  const host = await open();
  expect(host.chains).toEqual(SANDBOX_NETWORK.chains.map(({ id }) => id));
  expect(() => host.node(HUB)).toThrow('no chain hub-sandbox-1');
  expect(host.relayer()).toBeNull();
  expect(await timeOf(host.rpc(HUB))).toBe(host.now());
  expect(await timeOf(host.rpc(OSMO))).toBe(host.now());
  expect(host.relayer()).toMatchObject({ work: 'running' });
  await expect(timeOf(host.rpc('nowhere-1'))).rejects.toThrow('The sandbox runs no chain nowhere-1.');
});

test.each(['/ibc.core.channel.v1.Query/Channels', '/pstake.liquidstakeibc.v1beta1.Query/HostChains'])(
  'a question about %s starts the others',
  async (path) => {
    const host = await open();
    const [, service = '', method = ''] = path.split('/');
    const client = createProtobufRpcClient(QueryClient.withExtensions(await Comet38Client.create(host.rpc(CORE))));
    expect((await client.request(service, method, new Uint8Array())).length).toBeGreaterThan(0);
    expect(host.node(HUB).chainId).toBe(HUB);
  },
);

test('a transfer from Core-1 starts the others too', async () => {
  const host = await open();
  const { client, address } = await sandboxSigner(host.rpc(CORE), CORE, 'erin');
  // The same key under the Hub's prefix: the Hub itself is not asked before the transfer.
  const bob = onChain('cosmos', () => toAddress('account', addressBytes('persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g')));
  const timeout = Math.floor(host.now() / 1000) + 600;
  const token = { denom: 'uxprt', amount: '4000000' };
  const sent = await blocksWhile(host, client.sendIbcTokens(address, bob, token, 'transfer', 'channel-0', undefined, timeout, 1.6));
  expect(sent.code).toBe(0);
  await host.advance(HOUR);
  const denom = SANDBOX_NETWORK.assets.find(({ chain, symbol }) => chain === HUB && symbol === 'XPRT')?.denom ?? '';
  expect(await balance(host, HUB, 'bob', denom)).toBe(4_000_000n);
});

test('the clock moves all chains together, and what is under way arrives while it jumps', async () => {
  const host = await open();
  await host.openCounterparties();
  await sendAtom(host);
  const before = host.now();
  await host.advance(5 * HOUR);
  expect(host.now()).toBe(before + 5 * HOUR);
  for (const chain of host.chains) expect(await timeOf(host.rpc(chain)), chain).toBe(host.now());
  expect(await balance(host, CORE, 'carol', ATOM)).toBe(3_000_000n);
  expect(host.node(HUB).state.tables.ibcCommitments.size).toBe(0);
});

test('a stopped relayer carries nothing; what is too late comes back when it works again', async () => {
  const host = await open();
  await host.orderRelayer({ work: 'stopped' });
  const rich = await balance(host, HUB, 'alice', 'uatom');
  await sendAtom(host);
  await host.advance(3 * HOUR);
  expect(await balance(host, CORE, 'carol', ATOM)).toBe(0n);
  await host.orderRelayer({ work: 'running' });
  await host.advance(HOUR);
  expect(await balance(host, CORE, 'carol', ATOM)).toBe(0n);
  expect(rich - (await balance(host, HUB, 'alice', 'uatom'))).toBe(9_000n);
});

test('an expired client lets nothing pass', async () => {
  const host = await open();
  await host.expireClient(HUB, CORE);
  const { client, address } = await sandboxSigner(host.rpc(HUB), HUB, 'alice');
  const carol = (await sandboxSigner(host.rpc(CORE), CORE, 'carol')).address;
  const fee = { amount: [{ denom: 'uatom', amount: '9000' }], gas: '300000' };
  const timeout = Math.floor(host.now() / 1000) + 600;
  const sent = await blocksWhile(
    host,
    client.sendIbcTokens(address, carol, { denom: 'uatom', amount: '1' }, 'transfer', 'channel-0', undefined, timeout, fee),
  );
  expect(sent).toMatchObject({ code: 29 });
  await expect(host.expireClient(OSMO, 'dydx-sandbox-1')).rejects.toThrow('osmo-sandbox-1 has no client of dydx-sandbox-1.');
});

test('the faucet gives vouchers that can go home', async () => {
  const host = await open();
  const { address } = await sandboxSigner(host.rpc(CORE), CORE, 'carol');
  const escrow = () => host.node(HUB).state.tables.transferEscrow.get('uatom') ?? 0n;
  await host.openCounterparties();
  const before = escrow();
  await host.fund(address, ATOM, 50n);
  expect(await balance(host, CORE, 'carol', ATOM)).toBe(50n);
  expect(escrow() - before).toBe(50n);
  const there = await sandboxSigner(host.rpc(OSMO), OSMO, 'carol');
  await host.fund(there.address, 'uosmo', 7n, OSMO);
  expect(await balance(host, OSMO, 'carol', 'uosmo')).toBe(7n);
  await expect(host.fund(address, 'uosmo', 7n, OSMO)).rejects.toThrow("expected 'osmo' got 'persistence'");
});

test('a reload keeps every chain, a packet under way, and what the relayer was told', async () => {
  const storage = memoryStorage();
  const first = await open(storage);
  await first.orderRelayer({ work: 'stopped' });
  await sendAtom(first, 7_200);
  await first.stop();

  const second = await open(storage);
  // Time that passes before anybody asks for another chain passes there too.
  second.block();
  expect(await timeOf(second.rpc(HUB))).toBe(second.now());
  expect(second.relayer()).toMatchObject({ work: 'stopped' });
  expect(second.node(HUB).state.tables.ibcCommitments.size).toBe(1);
  await second.orderRelayer({ work: 'running' });
  await second.advance(HOUR);
  expect(await balance(second, CORE, 'carol', ATOM)).toBe(3_000_000n);
  const { client } = await sandboxSigner(second.rpc(HUB), HUB, 'alice');
  expect(await client.searchTx([{ key: 'send_packet.packet_src_channel', value: 'channel-0' }])).toHaveLength(1);
});

test('chains that were saved do not stay behind when the clock jumps before anybody asks for them', async () => {
  const storage = memoryStorage();
  const first = await open(storage);
  await first.openCounterparties();
  await first.stop();
  const second = await open(storage);
  await second.advance(10 * HOUR);
  expect(second.node(HUB).state.singles.time).toBe(second.node(CORE).state.singles.time);
});

test('savings of before begin anew, tables that they lack are empty, and a chain that is lost is named', async () => {
  const storage = memoryStorage();
  const first = await open(storage);
  await first.openCounterparties();
  await first.fund('persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h', 'uxprt', 1n);
  type Saved = { version: number; chains: Record<string, { state: { tables: Record<string, unknown> }; txs: number }> };
  const saved = storage.values.get('chain') as Saved;

  const { hostQuestions: _, ...tables } = saved.chains[CORE]?.state.tables ?? {};
  storage.values.set('chain', {
    ...saved,
    chains: { ...saved.chains, [CORE]: { ...saved.chains[CORE], state: { ...saved.chains[CORE]?.state, tables } } },
  });
  const extended = await open(storage);
  expect(extended.node().height).toBe(first.node().height);
  expect(extended.node().state.tables.hostQuestions.size).toBe(0);
  await extended.openCounterparties();

  storage.values.set('chain', { ...saved, version: 2 });
  expect((await open(storage)).node().height).toBe(25);

  const { [HUB]: __, ...others } = saved.chains;
  storage.values.set('chain', { ...saved, chains: others });
  const lost = await open(storage);
  await expect(timeOf(lost.rpc(OSMO))).rejects.toThrow('The sandbox cannot read hub-sandbox-1 any more. Reset the sandbox.');
  expect(await timeOf(lost.rpc(CORE))).toBe(lost.now());
  await lost.reset();
  expect(await timeOf(lost.rpc(OSMO))).toBe(lost.now());
});

test('two tabs see the same chains, and the second goes on with all of them', async () => {
  const tabs = fakeTabs();
  const storage = memoryStorage();
  const first = await shareChain(tabs.open(), () => open(storage), null);
  const second = await shareChain(tabs.open(), () => open(storage), null);
  onTestFinished(() => second.stop());
  expect(await timeOf(second.rpc(HUB))).toBe(first.now());
  await second.orderRelayer({ order: 'reversed' });
  expect(first.relayer()).toMatchObject({ order: 'reversed' });
  await sendAtom(second);
  await first.advance(HOUR);
  expect(second.relayer()).toMatchObject({ order: 'reversed' });
  expect(await balance(second, CORE, 'carol', ATOM)).toBe(3_000_000n);
  await first.stop();
  expect(await balance(second, CORE, 'carol', ATOM)).toBe(3_000_000n);
  expect(await timeOf(second.rpc(HUB))).toBe(second.now());
});
