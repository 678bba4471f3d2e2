import { QueryClient } from '@tanstack/react-query';
import { beforeAll, expect, test } from 'vitest';
import { ChainFailure } from '#chain/abci.ts';
import type { ChainClient } from '#chain/client.ts';
import { fetchHopFacts } from '#chain/ibc/hop-facts.ts';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { encodeBech32 } from '#domain/bech32.ts';
import { routeMemo } from '#domain/forward-memo.ts';
import { hopHealth, worstHealth } from '#domain/hop-health.ts';
import { chainName } from '#domain/hub-graph.ts';
import { addressed } from '#domain/route.ts';
import { Refusal } from '#sandbox/refusal.ts';
import { SECOND } from '#sandbox/time.ts';
import { fundHeld } from '#testing/fund-held.ts';
import { closedChannel, expiredClient, frozenClient, type LinkTrouble, missingChannel } from '#testing/link-troubles.ts';
import { type LinkedUser, linkedUser } from '#testing/linked-user.ts';
import { sendTransfer } from '#testing/send-transfer.ts';
import { routeFor, type TransferWish, transferIntentOf } from '#testing/transfer-intents.ts';
import type { TxIntent } from './intent.ts';
import { assertWay } from './use-way-health.ts';

/** What the health of a way says before a signature, against what becomes of a transfer that is sent all the same. */

const [CORE, HUB, OSMO] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1'] as const;
const graph = graphOf(SANDBOX_NETWORK);
const XPRT = SANDBOX_NETWORK.assets.find(({ chain, symbol }) => chain === HUB && symbol === 'XPRT')?.denom ?? '';

let alice: LinkedUser;
beforeAll(async () => {
  alice = await linkedUser('alice');
}, 60_000);

async function wish(): Promise<TransferWish> {
  const [sender, receiver] = await Promise.all([alice.address(HUB), alice.address(OSMO)]);
  return { from: HUB, to: OSMO, denom: XPRT, base: 700n, sender, receiver };
}

/** The Hub, Core-1, Osmosis. */
const route = async () => routeFor(await wish());

/** Why nothing may be signed, in words; null when it may. */
async function blocks(): Promise<string | null> {
  const way = await route();
  return assertWay(way, graph, alice.client, new QueryClient()).then(
    () => null,
    (error: Error) => error.message,
  );
}

/** How often the wallet is asked, and the last step, when XPRT is to go from the Hub to Osmosis with the check that the page makes. */
async function tried(): Promise<{ readonly signatures: number; readonly step: string | undefined }> {
  const way = await route();
  const plain = transferIntentOf(await wish(), way);
  const intent: TxIntent = {
    ...plain,
    requote: async () => {
      await assertWay(way, graph, alice.client, new QueryClient());
      return { verdict: 'same', intent: plain };
    },
  };
  let signatures = 0;
  const deps = alice.deps(HUB, await alice.tab());
  const sign: typeof deps.wallet.sign = (request) => {
    signatures += 1;
    return deps.wallet.sign(request);
  };
  const last = (await alice.run(intent, { ...deps, wallet: { ...deps.wallet, sign } })).at(-1);
  return { signatures, step: last?.step };
}

let strangers = 0;

/** Sends a coin along the way without asking anybody. Returns whether it has arrived by now. */
async function sentAnyway(): Promise<() => boolean> {
  const way = await route();
  const bytes = new Uint8Array(20).fill(9);
  new DataView(bytes.buffer).setUint32(0, ++strangers);
  const [sender, receiver] = [encodeBech32('cosmos', bytes), encodeBech32('osmo', bytes)];
  const [first] = way.hops;
  if (!first) throw new Error('no hop');
  const { chains } = alice;
  fundHeld(chains, HUB, first.sends.trace, sender, 5n);
  try {
    const memo = routeMemo(addressed(way, sender, receiver));
    sendTransfer(chains.node(HUB), { channel: first.channel, denom: XPRT, amount: 5n, sender, receiver: first.receiver, memo });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return () => (chains.node(OSMO).state.tables.balances.get(receiver) ?? []).some(({ amount }) => amount === 5n);
}

test('a way without trouble is signed for, and the coin arrives', async () => {
  expect(await blocks()).toBeNull();
  expect(await tried()).toEqual({ signatures: 1, step: 'done' });
});

type Case = readonly [trouble: string, work: LinkTrouble, words: RegExp];
const TROUBLES: readonly Case[] = [
  ['an expired light client', expiredClient, /The light client on \S+ .*has expired/],
  ['a frozen light client', frozenClient, /The light client on \S+ .*is frozen/],
  ['a closed channel', closedChannel, /The channel is closed on/],
  ['a channel that is not there', missingChannel, /does not have this channel/],
];
const ENDS = [
  [0, HUB, CORE],
  [0, CORE, HUB],
  [1, CORE, OSMO],
  [1, OSMO, CORE],
] as const;

test.each(TROUBLES.flatMap(([name, work, words]) => ENDS.map(([hop, on, about]) => [name, on, about, hop, work, words] as const)))(
  '%s on %s towards %s: blocked before the wallet is asked, with the hop named; sent anyway, nothing arrives',
  async (_name, on, about, index, work, words) => {
    const way = await route();
    const hop = way.hops[index];
    if (!hop) throw new Error('no hop');
    const cure = work(alice.chains.node(on), on === hop.from ? hop.channel : hop.toChannel, about);
    const said = (await blocks()) ?? '';
    const between = `Between ${chainName(graph, hop.from)} and ${chainName(graph, hop.to)}: `;
    expect([said.slice(0, between.length), said.slice(between.length)]).toEqual([between, expect.stringMatching(words)]);
    expect(said.slice(between.length)).toContain(chainName(graph, on));
    expect(await tried()).toEqual({ signatures: 0, step: 'failed' });
    const arrived = await sentAnyway();
    alice.chains.settle();
    expect(arrived()).toBe(false);
    cure();
    alice.chains.settle();
    const later = await sentAnyway();
    alice.chains.settle();
    expect([later(), await blocks()]).toEqual([true, null]);
  },
);

/** Blocks for all chains but one, and the relayer's turns. */
function without(halted: ChainId, seconds: readonly number[]): void {
  const { nodes, relayer } = alice.chains;
  for (const each of seconds) {
    for (const node of nodes) if (node.chainId !== halted) node.tick(node.state.singles.time + BigInt(each) * SECOND);
    relayer.relay();
  }
}

function resume(halted: ChainId): void {
  const { core, hub, node } = alice.chains;
  node(halted).tick((halted === CORE ? hub : core).state.singles.time);
}

test.each([
  [HUB, 0],
  [CORE, 0],
  [OSMO, 1],
] as const)('%s makes no blocks: blocked, and named; what was sent before does not arrive until it goes on', async (halted, index) => {
  const way = await route();
  const arrived = await sentAnyway();
  without(halted, [1, 1, 240, 1, 1, 1, 1, 1]);
  const hop = way.hops[index];
  const between = `Between ${chainName(graph, hop?.from ?? '')} and ${chainName(graph, hop?.to ?? '')}: ${chainName(graph, halted)} makes no blocks now.`;
  expect(await blocks()).toBe(between);
  // What its sender has sent before it stopped does not need it any more.
  expect(arrived()).toBe(halted === HUB);
  resume(halted);
  alice.chains.settle();
  expect(arrived()).toBe(true);
});

const verdictOf = async (client: (chain: string) => ChainClient) =>
  worstHealth(
    await Promise.all(
      (await route()).hops.map(async (hop) => hopHealth(await fetchHopFacts(client(hop.from), client(hop.to), hop), 600_000)),
    ),
  );

test('a chain that is a minute late is a warning, and the coin still arrives', async () => {
  without(OSMO, [90]);
  expect(await verdictOf(alice.client)).toBe('warning');
  expect(await blocks()).toBeNull();
  resume(OSMO);
  const arrived = await sentAnyway();
  alice.chains.settle();
  expect([arrived(), await verdictOf(alice.client)]).toEqual([true, 'healthy']);
});

test('a chain that cannot be asked is a warning: nothing speaks against it', async () => {
  const silent = (chain: string): ChainClient => {
    const client = alice.client(chain);
    const execute = () => Promise.reject(new ChainFailure({ kind: 'offline' }));
    return chain === OSMO ? { ...client, rpc: { execute, disconnect() {} } } : client;
  };
  expect(await verdictOf(silent)).toBe('warning');
  await assertWay(await route(), graph, silent, new QueryClient());
});
