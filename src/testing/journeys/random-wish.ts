import { transferMessage } from '#chain/ibc/transfer-message.ts';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { encodeBech32 } from '#domain/bech32.ts';
import { walkOf } from '#domain/canonical-trace.ts';
import { legKey } from '#domain/hub-graph.ts';
import { planRoute } from '#domain/plan-route.ts';
import { type AddressedRoute, addressed, FORWARDED, type Route } from '#domain/route.ts';
import { hopsOf, type Patience, plannedPatience, routeOver } from '#domain/route-hops.ts';
import { SECOND } from '#sandbox/time.ts';
import { bankDenom } from '../ics20-model.ts';
import type { Random } from '../random.ts';
import type { Wish } from './journey.ts';

const graph = graphOf(SANDBOX_NETWORK);

/** Coins that came to a chain by a wrong path, which people of the sandbox hold. */
const DETOURS = [['osmo-sandbox-1', 'transfer/channel-1/transfer/channel-0/uxprt']] as const;

/** Every route of one signature in the sandbox, by how many packets it has. */
const ROUTES: readonly Route[] = [
  ...[...graph.assets.values()].map(({ chain, denom }) => ({ from: chain, denom, trace: undefined })),
  ...DETOURS.map(([from, trace]) => ({ from, denom: bankDenom(trace), trace })),
].flatMap((held) =>
  [...graph.chains.keys()].flatMap((to) => {
    const plan = planRoute(graph, { ...held, to });
    return plan.kind === 'route' ? [plan.route] : [];
  }),
);

/** One of those with one packet, or with two or three; `from`: of those that leave this chain. */
export function randomRoute(random: Random, packets: 'one' | 'several', from?: string): Route {
  const hops = packets === 'one' ? 1 : random.of([2, 2, 3]);
  return random.of(ROUTES.filter((route) => route.hops.length === hops && (from === undefined || route.from === from)));
}

/** What somebody with this account may want: to an account or to nobody, patient or not, in the words of this application or of another. */
export function randomWish(random: Random, name: string, sender: string, route: Route, now: bigint): Wish {
  const mark = receiverOf(random, name, route.to);
  const beyond = random.below(16) > 0 ? null : route.hops.length > 1 ? 'channel' : random.of(BEYOND);
  const planned = addressed(withPatience(route, random), sender, beyond === 'channel' ? FORWARDED : mark);
  const taken = beyond ? { ...planned, leadsOn: true as const } : planned;
  const [first] = taken.hops;
  if (!first) throw new Error('a route has hops');
  const amount = BigInt(1 + random.below(1_000_000_000)) * (first.sends.trace.base.endsWith('adydx') ? 1_000_000_007n : 1n);
  const message = transferMessage({
    ...first,
    denom: first.sends.denom,
    amount,
    sender,
    // How long the sender meant it to live is not to be read from a packet.
    timeoutTimestamp: now + random.of(taken.hops.length > 1 ? [600n, 600n, 600n, 30n, 12n] : [600n, 600n, 12n, 60n]) * SECOND,
    memo: memoOf(taken.hops.slice(1), random, beyond ? memoBeyond(beyond, mark) : ''),
  });
  return { mark, route: taken, denom: first.sends.denom, amount, message };
}

/**
 * What the last chain of a route may be asked for beyond: to send on over a channel that it does not have, or something that nobody understands. Nobody
 * here reads a memo whose end is nonsense, so it is known only where it is whole.
 */
const BEYOND = ['channel', 'nonsense'] as const;

function memoBeyond(beyond: (typeof BEYOND)[number], mark: string): string {
  const forward = beyond === 'channel' ? { receiver: mark, port: 'transfer', channel: 'channel-77' } : { receiver: 7 };
  return JSON.stringify({ forward });
}

function withPatience({ hops }: Route, random: Random): Route {
  const legs = hops.flatMap(({ from, port, channel }) => graph.legs.get(legKey(from, port, channel)) ?? []);
  const [first] = hops;
  if (!first) throw new Error('a route has hops');
  const { sends, from } = first;
  const patience = (hop: number) => randomPatience(random, hop);
  return routeOver(graph, hopsOf(graph, legs, sends.trace, patience), walkOf(graph, from, sends.trace));
}

function randomPatience(random: Random, hop: number): Patience {
  const planned = plannedPatience(hop);
  if (hop === 0) return planned;
  return random.of([
    planned,
    { timeout: 60, retries: 2 },
    { timeout: 20, retries: 0 },
    { timeout: 8, retries: 1 },
    { timeout: 8, retries: 0 },
  ]);
}

/** Everybody sends to an account of their own; one in six to a text or to an account of another chain, which no chain accepts. */
function receiverOf(random: Random, name: string, chain: string): string {
  const bytes = new TextEncoder().encode(name.padEnd(20, ' '));
  const prefix = graph.chains.get(chain)?.prefix ?? '';
  return random.of([...Array.from({ length: 10 }, () => encodeBech32(prefix, bytes)), name, encodeBech32('other', bytes)]);
}

/** What packet-forward-middleware understands beside the one spelling of this application: seconds, nanoseconds, and a nested text. */
function memoOf(forwards: AddressedRoute['hops'], random: Random, beyond: string): string {
  const spelling = random.of(['ours', 'nested', 'nanoseconds'] as const);
  return forwards.reduceRight((next, { receiver, port, channel, timeout, retries }) => {
    const duration = spelling === 'nanoseconds' ? timeout * 1_000_000_000 : `${timeout}s`;
    const forward = { receiver, port, channel, timeout: duration, ...(retries === 0 && spelling === 'nested' ? {} : { retries }) };
    if (next === '') return JSON.stringify({ forward });
    return JSON.stringify({ forward: { ...forward, next: spelling === 'nested' ? next : JSON.parse(next) } });
  }, beyond);
}
