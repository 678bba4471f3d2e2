import { stringToPath } from '@cosmjs/crypto';
import { DirectSecp256k1HdWallet, Registry } from '@cosmjs/proto-signing';
import { defaultRegistryTypes, SigningStargateClient } from '@cosmjs/stargate';
import { Comet38Client } from '@cosmjs/tendermint-rpc';
import { TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { beforeAll, describe, expect, test } from 'vitest';
import { fetchBalances } from '#chain/bank/queries.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { broadcast } from '#chain/tx/broadcast.ts';
import { graphOf } from '#config/graph-of.ts';
import { chainById } from '#config/networks.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { routeMemo } from '#domain/forward-memo.ts';
import { hopHealth } from '#domain/hop-health.ts';
import type { PacketFact, SentPacket } from '#domain/packet-fact.ts';
import { type TransferProgress, trackTransfer } from '#domain/packet-tracking.ts';
import { planRoute } from '#domain/plan-route.ts';
import { type AddressedRoute, addressed } from '#domain/route.ts';
import { expireClient } from '#sandbox/counterparties/expire-client.ts';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import type { ChainClient } from '../client.ts';
import { fetchHostChains } from '../liquidstakeibc/host-chains.ts';
import { probeCapabilities } from '../probe.ts';
import { fetchDenomTrace } from './denom.ts';
import { fetchHopFacts } from './hop-facts.ts';
import { fetchSentPackets } from './packet-tx.ts';
import { fetchTransferFacts } from './transfer-facts.ts';
import { transferMessage } from './transfer-message.ts';

const [CORE, HUB, OSMO, DYDX] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1', 'dydx-sandbox-1'];
const graph = graphOf(SANDBOX_NETWORK);

/** Four chains are made in about a second, and in more while everything else is tested beside them. */
const BUSY_MACHINE = 60_000;

let chains: LinkedChains;
let clients: Map<string, ChainClient>;
beforeAll(async () => {
  chains = await linkedChains();
  clients = new Map(SANDBOX_NETWORK.chains.map((chain) => [chain.id, createEmbeddedClient(SANDBOX_NETWORK, chain, chains.rpc(chain.id))]));
}, BUSY_MACHINE);

function client(chain: string): ChainClient {
  const found = clients.get(chain);
  if (!found) throw new Error(chain);
  return found;
}

async function walletOn(chain: string, name: string) {
  const { bech32 = '', slip44 = 118 } = chainById(SANDBOX_NETWORK, chain) ?? {};
  const mnemonic = SANDBOX_ACCOUNTS.find((one) => one.name === name)?.mnemonic ?? '';
  const wallet = await DirectSecp256k1HdWallet.fromMnemonic(mnemonic, {
    prefix: bech32,
    hdPaths: [stringToPath(`m/44'/${slip44}'/0'/0/0`)],
  });
  const [account] = await wallet.getAccounts();
  return { wallet, address: account?.address ?? '' };
}

async function routeFor(denom: string, from: string, to: string, receiver?: string): Promise<AddressedRoute> {
  const plan = planRoute(graph, { from, to, denom });
  if (plan.kind !== 'route') throw new Error(plan.kind);
  const [sender, own] = await Promise.all([walletOn(from, 'alice'), walletOn(to, 'alice')]);
  return addressed(plan.route, sender.address, receiver ?? own.address);
}

/** Signs with CosmJS, sends through our client, and makes the block that has it. */
async function send(route: AddressedRoute, amount: bigint, seconds = 600): Promise<{ hash: string; first: SentPacket }> {
  const [hop] = route.hops;
  if (!hop) throw new Error('no hop');
  const { wallet, address } = await walletOn(route.from, 'alice');
  const signing = await SigningStargateClient.createWithSigner(await Comet38Client.create(chains.rpc(route.from)), wallet, {
    registry: new Registry(defaultRegistryTypes),
  });
  const message = transferMessage({
    ...hop,
    denom: hop.sends.denom,
    amount,
    sender: address,
    timeoutTimestamp: chains.node(route.to).state.singles.time + BigInt(seconds) * 1_000_000_000n,
    memo: routeMemo(route),
  });
  const fee = { amount: [{ denom: chainById(SANDBOX_NETWORK, route.from)?.stakeDenom ?? '', amount: '20000000000000000' }], gas: '400000' };
  if (route.from !== DYDX) fee.amount = fee.amount.map(({ denom }) => ({ denom, amount: '50000' }));
  const signed = await signing.sign(address, [message as never], fee, '');
  const { hash, code, log } = await broadcast(client(route.from), TxRaw.encode(signed).finish());
  expect([code, log]).toEqual([0, '']);
  for (const node of chains.nodes) node.tick(node.state.singles.time + 1_000_000_000n);
  const [packet] = (await fetchSentPackets(client(route.from), hash)) ?? [];
  if (!packet) throw new Error('no packet');
  return { hash, first: packet.packet };
}

/** Looks at the transfer after every block until it is over; every look only adds facts. */
async function follow(
  route: AddressedRoute,
  first: SentPacket,
  meanwhile: (look: number) => void = () => {},
): Promise<readonly TransferProgress[]> {
  const facts: PacketFact[] = [];
  const seen: TransferProgress[] = [];
  for (let look = 0; look < 40; look += 1) {
    const reading = await fetchTransferFacts(client, graph, first, facts);
    expect(reading.failures).toEqual([]);
    facts.push(...reading.facts);
    const progress = trackTransfer(route, first, facts);
    seen.push(progress);
    if (progress.outcome.kind !== 'under-way' && progress.hops.every(({ state }) => state !== 'received' && state !== 'sent')) return seen;
    meanwhile(look);
    chains.tick();
  }
  return seen;
}

const balance = async (chain: string, address: string, denom: string) =>
  (await fetchBalances(client(chain), address)).find((coin) => coin.denom === denom)?.amount ?? 0n;

describe('a transfer on the linked chains, from its bytes to its end', () => {
  test.each([
    ['stkXPRT from Core-1 to Osmosis', 'stk/uxprt', CORE, OSMO, 1_000n],
    ['ATOM from the Hub to Core-1', 'uatom', HUB, CORE, 5_000_000n],
    ['XPRT from the Hub through Core-1 to Osmosis', null, HUB, OSMO, 700n],
    ['DYDX with its 18 decimals', 'adydx', DYDX, CORE, 1_234_567_890_123_456_789n],
  ])('%s arrives, and every look says where it is', async (_, given, from, to, amount) => {
    const denom = given ?? SANDBOX_NETWORK.assets.find((asset) => asset.chain === from && asset.symbol === 'XPRT')?.denom ?? '';
    const route = await routeFor(denom, from, to);
    const arrives = route.hops.at(-1)?.arrives;
    const before = await balance(to, route.receiver, arrives?.denom ?? '');
    const { first } = await send(route, amount);
    const looks = await follow(route, first);
    expect(looks[0]?.outcome.kind).toBe('under-way');
    expect(looks.at(-1)).toMatchObject({ outcome: { kind: 'arrived' }, place: { kind: 'account', chain: to, address: route.receiver } });
    expect(looks.at(-1)?.hops.map(({ state }) => state)).toEqual(route.hops.map(() => 'acknowledged'));
    expect(await balance(to, route.receiver, arrives?.denom ?? '')).toBe(before + amount);
    if (arrives && arrives.trace.hops.length > 0) expect(await fetchDenomTrace(client(to), arrives.denom)).toEqual(arrives.trace);
  });

  test('to nobody comes back, with the reason', async () => {
    const route = await routeFor('uatom', HUB, OSMO, 'osmo1nobody').catch(() => null);
    const direct = route ?? (await routeFor('uatom', HUB, CORE, 'persistence1nobody'));
    const before = await balance(HUB, direct.sender, 'uatom');
    const { first } = await send(direct, 4_000n);
    const looks = await follow(direct, first);
    expect(looks.at(-1)).toMatchObject({ outcome: { kind: 'refunded' }, place: { chain: HUB, address: direct.sender } });
    expect(before - (await balance(HUB, direct.sender, 'uatom'))).toBe(50_000n);
  });

  test('that times out while the relayer sleeps comes back when it wakes', async () => {
    const route = await routeFor('uxprt', CORE, HUB);
    const before = await balance(CORE, route.sender, 'uxprt');
    chains.relayer.orders = { ...chains.relayer.orders, work: 'stopped' };
    const { first } = await send(route, 9_000n, 20);
    const looks = await follow(route, first, (look) => {
      if (look === 2) chains.tick(30);
      if (look === 4) chains.relayer.orders = { ...chains.relayer.orders, work: 'running' };
    });
    expect(looks.map(({ hops }) => hops[0]?.state)).toEqual(expect.arrayContaining(['sent', 'timed-out', 'refunded']));
    expect(looks.at(-1)).toMatchObject({ outcome: { kind: 'refunded', failure: { cause: 'timeout' } } });
    expect(before - (await balance(CORE, route.sender, 'uxprt'))).toBe(50_000n);
  });
});

describe('hops of the linked chains', () => {
  test('are healthy, every one of them, in both directions', async () => {
    for (const leg of graph.legs.values()) {
      const facts = await fetchHopFacts(client(leg.from), client(leg.to), leg);
      expect([leg.from, leg.to, hopHealth(facts, 600_000)]).toEqual([leg.from, leg.to, { verdict: 'healthy', findings: [] }]);
    }
  });

  test('one with an expired light client is blocked, and named', async () => {
    const leg = [...graph.legs.values()].find(({ from, to }) => from === CORE && to === DYDX);
    if (!leg) throw new Error('no leg');
    chains.core.intervene(expireClient(DYDX));
    const { verdict, findings } = hopHealth(await fetchHopFacts(client(CORE), client(DYDX), leg), 600_000);
    expect([verdict, findings[0]]).toEqual(['blocked', { chain: CORE, severity: 'blocked', kind: 'client-expired' }]);
  });
});

test('x/liquidstakeibc answers on Core-1 and on no other chain', async () => {
  const hosts = await fetchHostChains(client(CORE));
  expect(hosts.map(({ hostDenom }) => hostDenom).sort()).toEqual(['adydx', 'uatom', 'uosmo']);
  expect(hosts.every(({ active, cValue }) => active && cValue > 0n)).toBe(true);
  expect(await probeCapabilities(client(CORE))).toMatchObject({ liquidstakeibc: 'available' });
  expect(await probeCapabilities(client(HUB))).toMatchObject({ liquidstake: 'missing', liquidstakeibc: 'missing' });
});
