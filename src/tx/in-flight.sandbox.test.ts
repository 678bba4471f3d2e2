import { expect, test } from 'vitest';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { fetchPacketTx } from '#chain/ibc/packet-tx.ts';
import { fetchTransferFacts } from '#chain/ibc/transfer-facts.ts';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { parseTrace } from '#domain/denom-trace.ts';
import { routeMemo } from '#domain/forward-memo.ts';
import { inFlightOf } from '#domain/in-flight.ts';
import { planRoute } from '#domain/plan-route.ts';
import { type AddressedRoute, addressed, type Route } from '#domain/route.ts';
import { fundAccount } from '#sandbox/intervention.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import { addressOn, balanceOf, FEES, fundFees, submit, type Traveller, transferOf, traveller, troubleOf } from '#testing/ibc-people.ts';
import { linkedChains } from '#testing/linked-chains.ts';
import { type Random, randomFrom } from '#testing/random.ts';
import { progressOf, type TrackedTransfer, withFacts } from './journal-transfer.ts';

/** Two seconds alone; a busy machine may need longer. */
const PATIENCE = 60_000;
const CORE = 'core-sandbox-1';
const graph = graphOf(SANDBOX_NETWORK);

type Sent = { readonly chain: ChainId; readonly hash: string; transfer: TrackedTransfer };

test('own, abroad, in flight and fees are always the same together, block by block, whatever happens', { timeout: PATIENCE }, async () => {
  const random = randomFrom(5);
  const chains = await linkedChains();
  const nodes = [chains.core, chains.hub, chains.osmo];
  const people = [traveller('ann', 71), traveller('ben', 72)];
  const accounts = new Set(nodes.flatMap((node) => people.map((person) => addressOn(node, person))));
  fundFees(chains, people, 1_000_000_000n);
  for (const person of people) chains.core.intervene(fundAccount(addressOn(chains.core, person), 'stk/uxprt', 500_000_000n));
  const clients = new Map(
    SANDBOX_NETWORK.chains.map((chain) => [chain.id, createEmbeddedClient(SANDBOX_NETWORK, chain, chains.rpc(chain.id))]),
  );
  const client = (chain: ChainId) => {
    const found = clients.get(chain);
    if (!found) throw new Error(chain);
    return found;
  };
  const denomOn = (node: SandboxNode, base: string) =>
    node === chains.core ? base : graph.denomOf(parseTrace(`transfer/channel-0/${base}`));
  const owned = (base: string) =>
    nodes.reduce(
      (sum, node) => people.reduce((all, person) => all + balanceOf(node, addressOn(node, person), denomOn(node, base)), sum),
      0n,
    );

  /** A way of one signature over one packet or two, to one of them, or to an account of a chain that is not there. */
  function departure(node: SandboxNode, me: Traveller): { readonly route: AddressedRoute; readonly base: bigint } | null {
    const to = random.of(nodes.filter((other) => other !== node));
    const denom = denomOn(node, random.of(['uxprt', 'stk/uxprt']));
    const held = balanceOf(node, addressOn(node, me), denom);
    const plan = planRoute(graph, { from: node.chainId, to: to.chainId, denom });
    if (plan.kind !== 'route' || held < 1_000n) return null;
    const receiver = random.of([addressOn(to, random.of(people)), addressOn(to, me), addressOn(to, me), addressOn(chains.dydx, me)]);
    return { route: addressed(shortLived(random, plan.route), addressOn(node, me), receiver), base: held / BigInt(3 + random.below(9)) };
  }

  const journal: Sent[] = [];
  let waiting: { readonly chain: ChainId; readonly hash: string; readonly route: AddressedRoute; readonly base: bigint }[] = [];
  let fees = 0n;
  const seen = new Set<string>();
  const total = { uxprt: owned('uxprt'), 'stk/uxprt': owned('stk/uxprt') };

  /** What a device would know by now, when it has asked. */
  async function learn(): Promise<void> {
    for (const { chain, hash, route, base } of waiting) {
      const tx = await fetchPacketTx(client(chain), hash, graph);
      if (!tx) throw new Error(`${hash} is in no block`);
      if (chain === CORE) fees += FEES[CORE]?.amount ?? 0n;
      const first = tx.packets.find(({ did }) => did === 'sent')?.packet;
      if (!first) continue;
      const fresh = { route, base, first, facts: [], outcome: 'under-way' } as const;
      journal.push({ chain, hash, transfer: withFacts(fresh, [{ kind: 'sent', packet: first, at: tx.at }]) });
    }
    waiting = [];
    for (const sent of journal) {
      if (sent.transfer.outcome !== 'under-way' || !sent.transfer.first) continue;
      const { facts } = await fetchTransferFacts(client, graph, sent.transfer.first, sent.transfer.facts);
      sent.transfer = withFacts(sent.transfer, facts);
      seen.add(`${sent.transfer.route.hops.length} ${sent.transfer.outcome}`);
    }
  }

  for (let block = 0; block < 50; block += 1) {
    const departures = nodes.flatMap((node) =>
      people.flatMap((person) => {
        const wish = random.below(6) === 0 ? departure(node, person) : null;
        const hop = wish?.route.hops[0];
        if (!wish || !hop) return [];
        const message = transferOf(node, person, {
          channel: hop.channel,
          denom: hop.sends.denom,
          amount: wish.base,
          receiver: hop.receiver,
          seconds: random.of([600, 600, 4]),
          memo: routeMemo(wish.route),
        });
        const sent = submit(node, person, [message]);
        return sent ? [{ chain: node.chainId, hash: sent.hash, ...wish }] : [];
      }),
    );
    chains.tick(troubleOf(random, chains));
    waiting.push(...departures);
    await learn();
    const flying = inFlightOf(
      journal.map(({ transfer }) => ({ ...transfer, progress: progressOf(transfer) })),
      (account) => accounts.has(account),
    );
    for (const base of ['uxprt', 'stk/uxprt'] as const) {
      const moving = flying.filter(({ transfer }) => transfer.route.base === base).reduce((sum, { transfer }) => sum + transfer.base, 0n);
      expect({ block, base, all: owned(base) + moving + (base === 'uxprt' ? fees : 0n) }).toEqual({ block, base, all: total[base] });
    }
    for (const { place, state } of flying) expect([state, place.kind === 'escrow' || place.kind === 'packet']).toEqual(['moving', true]);
  }
  expect([...seen].sort()).toEqual(['1 arrived', '1 refunded', '1 under-way', '2 arrived', '2 refunded', '2 under-way']);
});

/** The second packet of one in three is soon too late. */
function shortLived(random: Random, route: Route): Route {
  const timeout = random.of([null, null, 60]);
  return timeout === null ? route : { ...route, hops: route.hops.map((hop, index) => (index === 0 ? hop : { ...hop, timeout })) };
}
