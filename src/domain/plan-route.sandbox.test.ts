import { beforeAll, describe, expect, test } from 'vitest';
import { fetchBalances } from '#chain/bank/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { fetchDenomTrace } from '#chain/ibc/denom.ts';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { fundHeld } from '#testing/fund-held.ts';
import { bankDenom, send as step, type TextTransfer } from '#testing/ics20-model.ts';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import { sendTransfer } from '#testing/send-transfer.ts';
import { brokenTransfers } from '#testing/transfer-invariants.ts';
import { checkReceiver } from './address.ts';
import { encodeBech32 } from './bech32.ts';
import { type DenomTrace, formatTrace, parseTrace } from './denom-trace.ts';
import { parseMemo, routeMemo } from './forward-memo.ts';
import { assetKey, type HubGraph, type Leg } from './hub-graph.ts';
import { planRoute, type RoutePlan } from './plan-route.ts';
import { addressed, FORWARDED, type Route } from './route.ts';
import { unwindOf } from './unwind.ts';

/** What is planned, carried out on the linked chains of the sandbox: every coin arrives as the denom that was promised, to the last unit. */

const graph = graphOf(SANDBOX_NETWORK);

/** Nobody passes anything on: every packet takes a signature. */
const deaf: HubGraph = {
  ...graph,
  chains: new Map([...graph.chains].map(([id, chain]) => [id, { ...chain, forwarding: { ...chain.forwarding, state: 'unknown' } }])),
};

let chains: LinkedChains;
let client: (chain: string) => ChainClient;
beforeAll(async () => {
  chains = await linkedChains();
  const clients = new Map(
    SANDBOX_NETWORK.chains.map((chain) => [chain.id, createEmbeddedClient(SANDBOX_NETWORK, chain, chains.rpc(chain.id))]),
  );
  client = (chain) => {
    const found = clients.get(chain);
    if (!found) throw new Error(chain);
    return found;
  };
}, 60_000);

let people = 0;

/** Somebody who has an account on every chain, where nothing is. */
function somebody(): (chain: string) => string {
  const bytes = new Uint8Array(20).fill(7);
  new DataView(bytes.buffer).setUint32(0, ++people);
  return (chain) => encodeBech32(graph.chains.get(chain)?.prefix ?? '', bytes);
}

/** A coin in somebody's hands, and how it goes on. `amount`: with all its decimals in use. */
type Move = { readonly of: (chain: string) => string; readonly routes: readonly Route[]; readonly amount: bigint };

const amountOf = ({ base }: DenomTrace): bigint => (base.endsWith('adydx') ? 1_234_567_890_123_456_789n : 1_234_567n);

function move(routes: readonly Route[]): Move {
  const [first] = routes;
  const sends = first?.hops[0]?.sends;
  if (!first || !sends) throw new Error('no route');
  const of = somebody();
  fundHeld(chains, first.from, sends.trace, of(first.from), amountOf(sends.trace));
  return { of, routes, amount: amountOf(sends.trace) };
}

/** Signs the part of every way that is next, and waits until all have arrived. */
function carryOut(moves: readonly Move[]): void {
  const most = Math.max(...moves.map(({ routes }) => routes.length));
  for (let part = 0; part < most; part++) {
    for (const { of, routes, amount } of moves) {
      const route = routes[part];
      if (route) send(addressed(route, of(route.from), of(route.to)), amount);
    }
    chains.settle();
  }
}

function send(route: ReturnType<typeof addressed>, amount: bigint): void {
  const [first] = route.hops;
  if (!first) throw new Error('no hop');
  const { channel, sends, receiver } = first;
  sendTransfer(chains.node(route.from), { channel, denom: sends.denom, amount, sender: route.sender, receiver, memo: routeMemo(route) });
}

/** Everything that somebody has, on all chains. */
async function belongings(of: Move['of']): Promise<readonly string[]> {
  const purses = await Promise.all(
    [...graph.chains.keys()].map(async (chain) =>
      (await fetchBalances(client(chain), of(chain))).map(({ denom, amount }) => `${chain} ${amount} ${denom}`),
    ),
  );
  return purses.flat();
}

async function expectArrived(moves: readonly Move[]): Promise<void> {
  for (const { of, routes, amount } of moves) {
    const last = routes.at(-1);
    const arrives = last?.hops.at(-1)?.arrives;
    expect(await belongings(of)).toEqual([`${last?.to} ${amount} ${arrives?.denom}`]);
    if (last && arrives?.denom.startsWith('ibc/')) expect(await fetchDenomTrace(client(last.to), arrives.denom)).toEqual(arrives.trace);
  }
}

const routesOf = (plan: RoutePlan): readonly Route[] => (plan.kind === 'none' ? [] : plan.kind === 'route' ? [plan.route] : plan.routes);

const held = [...graph.assets.values()];

describe('every listed coin, to every other chain', () => {
  const wishes = held.flatMap(({ chain, denom, symbol }) =>
    [...graph.chains.keys()].filter((to) => to !== chain).map((to) => ({ from: chain, to, denom, symbol })),
  );
  const planned = wishes.map((wish) => ({ wish, plan: planRoute(graph, wish), parts: planRoute(deaf, wish) }));
  const possible = planned.filter(({ plan }) => plan.kind !== 'none');

  test('has a way of one signature, and ends as the denom that the list has there; or would be known to nobody', () => {
    for (const { wish, plan } of planned) {
      const listed = held.find(({ chain, symbol }) => chain === wish.to && symbol === wish.symbol);
      if (plan.kind === 'none') expect([plan.reason, listed]).toEqual(['not-canonical', undefined]);
      else if (listed) expect(routesOf(plan).at(-1)?.hops.at(-1)?.arrives.denom).toBe(listed.denom);
    }
    expect(possible.map(({ plan }) => plan.kind)).toEqual(possible.map(() => 'route'));
    expect(possible.length).toBeGreaterThan(60);
  });

  test('has a memo that says the way, and an address only at its end', () => {
    for (const route of possible.flatMap(({ plan }) => routesOf(plan))) {
      const of = somebody();
      const { hops, receiver } = addressed(route, of(route.from), of(route.to));
      const memo = routeMemo({ ...route, hops, sender: of(route.from), receiver });
      const forwards = hops
        .slice(1)
        .map(({ port, channel, receiver, timeout, retries }) => ({ port, channel, receiver, timeout, retries }));
      expect(parseMemo(memo)).toEqual(forwards.length === 0 ? { kind: 'plain' } : { kind: 'forwards', forwards });
      expect(hops.map((hop) => hop.receiver)).toEqual([...hops.slice(1).map(() => FORWARDED), of(route.to)]);
      expect(checkReceiver(receiver, graph.chains.get(route.to)?.prefix ?? '')).toMatchObject({ kind: 'ok', address: receiver });
    }
  });

  test('with one signature it arrives as planned, and nothing is left on the way', async () => {
    const moves = possible.map(({ plan }) => move(routesOf(plan)));
    carryOut(moves);
    await expectArrived(moves);
    expect(brokenTransfers(chains.nodes)).toEqual([]);
  });

  test('with a signature for each packet, where nobody passes packets on, it arrives as the same', async () => {
    const several = possible.filter(({ parts }) => parts.kind === 'signatures');
    const moves = several.map(({ parts }) => move(routesOf(parts)));
    const arrival = (plan: RoutePlan) => routesOf(plan).at(-1)?.hops.at(-1)?.arrives;
    for (const { plan, parts } of possible) expect(arrival(parts)).toEqual(arrival(plan));
    expect(moves.length).toBeGreaterThan(20);
    carryOut(moves);
    await expectArrived(moves);
    expect(brokenTransfers(chains.nodes)).toEqual([]);
  });
});

describe('coins that came by wrong paths', () => {
  /** All ways over up to three channels that do not turn round. */
  function walks(chain: string, before: string | null = null, left = 3): readonly (readonly Leg[])[] {
    if (left === 0) return [];
    return [...graph.legs.values()]
      .filter(({ from, channel }) => from === chain && channel !== before)
      .flatMap((leg) => [[leg], ...walks(leg.to, leg.toChannel, left - 1).map((rest) => [leg, ...rest])]);
  }

  const wrong = held
    .filter(({ trace }) => trace.hops.length === 0)
    .flatMap(({ chain, denom }) =>
      walks(chain).map((legs) => {
        const start: TextTransfer = { chain, path: denom };
        return { born: start, legs, end: legs.reduce((at, { channel }) => step(SANDBOX_NETWORK, at, channel), start) };
      }),
    )
    .filter(({ end }) => !graph.assets.has(assetKey(end.chain, bankDenom(end.path))));

  /** What the coin is called where people know it, on its own chain or by its own way from there. */
  function canonicalOn(to: string, { chain, path }: TextTransfer): string | undefined {
    if (to === chain) return path;
    return routesOf(planRoute(graph, { from: chain, to, denom: path }))
      .at(-1)
      ?.hops.at(-1)?.arrives.denom;
  }

  test('are made right from wherever they are, by a plan that knows nothing but what their chain says of them', async () => {
    const all = [...graph.chains.keys()];
    const walkers = wrong.flatMap((walk, index) => {
      const { chain, path } = walk.born;
      return [...new Set([walk.end.chain, all[index % all.length] ?? ''])].map((to) => {
        const [of, amount] = [somebody(), amountOf(parseTrace(path))];
        fundHeld(chains, chain, parseTrace(path), of(chain), amount);
        return { ...walk, to, of, amount };
      });
    });
    for (let part = 0; part < 3; part++) {
      for (const { born, legs, of, amount } of walkers) {
        const leg = legs[part];
        if (!leg) continue;
        const { path } = legs.slice(0, part).reduce((at, { channel }) => step(SANDBOX_NETWORK, at, channel), born);
        const ends = { sender: of(leg.from), receiver: of(leg.to) };
        sendTransfer(chains.node(leg.from), { channel: leg.channel, denom: bankDenom(path), amount, ...ends });
      }
      chains.settle();
    }
    const moves: Move[] = [];
    for (const { born, end, to, of, amount } of walkers) {
      const denom = bankDenom(end.path);
      expect(await belongings(of)).toEqual([`${end.chain} ${amount} ${denom}`]);
      const said = await fetchDenomTrace(client(end.chain), denom);
      const plan = planRoute(graph, { from: end.chain, to, denom, trace: said ? formatTrace(said) : undefined });
      const right = canonicalOn(to, born);
      const advice = unwindOf(graph, end.chain, denom, said ? formatTrace(said) : undefined).kind;
      expect(advice).toBe(canonicalOn(end.chain, born) === denom ? 'right' : 'unwind');
      if (plan.kind === 'none') {
        // Known as it is, or to nobody however it comes.
        expect(plan.reason).toBe(right === undefined ? 'not-canonical' : 'already-there');
        if (plan.reason === 'already-there') expect([end.chain, denom]).toEqual([to, right]);
        continue;
      }
      expect(routesOf(plan).at(-1)?.hops.at(-1)?.arrives.denom).toBe(right);
      moves.push({ of, routes: routesOf(plan), amount });
    }
    expect(moves.length).toBeGreaterThan(50);
    carryOut(moves);
    await expectArrived(moves);
    expect(brokenTransfers(chains.nodes)).toEqual([]);
  }, 60_000);
});
