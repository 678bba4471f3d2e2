import { describe, expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { parseTrace } from './denom-trace.ts';
import { type Departed, inFlightOf } from './in-flight.ts';
import type { PacketFact, SentPacket } from './packet-fact.ts';
import { trackTransfer } from './packet-tracking.ts';
import { planRoute } from './plan-route.ts';
import { addressed } from './route.ts';

const [ME, FRIEND] = ['cosmos1me', 'osmo1friend'];
const graph = graphOf(SANDBOX_NETWORK);
const XPRT = graph.denomOf(parseTrace('transfer/channel-0/uxprt'));
const plan = planRoute(graph, { from: 'hub-sandbox-1', to: 'osmo-sandbox-1', denom: XPRT });
if (plan.kind !== 'route') throw new Error('no route');
const ROUTE = addressed(plan.route, ME, FRIEND);

const LIMIT = Date.UTC(2026, 10, 26, 12);
const at = { height: 5n, time: LIMIT - 600_000, hash: 'A'.repeat(64) };
const packet = (chain: string, channel: string, toChannel: string): SentPacket => ({
  ...{ chain, port: 'transfer', channel, sequence: 1n, toPort: 'transfer', toChannel },
  ...{ timeoutTimestamp: BigInt(LIMIT) * 1_000_000n, timeoutHeight: 0n },
});
const FIRST = packet('hub-sandbox-1', 'channel-0', 'channel-0');
const SECOND = packet('core-sandbox-1', 'channel-1', 'channel-0');
const sent: PacketFact = { kind: 'sent', packet: FIRST, at };
const passedOn: readonly PacketFact[] = [
  { kind: 'received', packet: FIRST, at },
  { kind: 'forwarded', packet: FIRST, as: SECOND, at },
];
const departed = (...facts: PacketFact[]): Departed => ({
  route: ROUTE,
  base: 7n,
  progress: trackTransfer(ROUTE, FIRST, [sent, ...facts]),
});
const owns = (account: string) => account === ME;

describe('what is in flight', () => {
  test('is where its packet has put it, until that arrives or is back', () => {
    const [one, ...more] = inFlightOf([departed()], owns);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      transfer: { base: 7n },
      place: { kind: 'packet', from: 'hub-sandbox-1', to: 'core-sandbox-1' },
      state: 'moving',
    });
    expect(one?.latest).toBeGreaterThan(LIMIT);
    const [later] = inFlightOf([departed(...passedOn)], owns);
    expect(later?.place).toMatchObject({ kind: 'escrow', chain: 'core-sandbox-1' });
  });

  test('is known before anybody has told of its packet, and then nothing else is', () => {
    expect(inFlightOf([{ ...departed(), progress: null }], owns)).toMatchObject([
      { place: { kind: 'unknown', from: 'hub-sandbox-1', to: 'osmo-sandbox-1' }, latest: null, state: 'moving' },
    ]);
  });

  test('has no limit of time once it comes back', () => {
    const late: PacketFact[] = [
      { kind: 'receipt', packet: FIRST, there: false, at: { ...at, time: LIMIT + 1 } },
      { kind: 'commitment', packet: FIRST, there: true, at: { ...at, time: LIMIT + 1 } },
    ];
    expect(inFlightOf([departed(...late)], owns)).toMatchObject([{ latest: null, state: 'moving' }]);
  });

  test('is nothing that is at its end', () => {
    const arrived: PacketFact = { kind: 'acknowledged', packet: FIRST, answer: { kind: 'success' }, at };
    const returned: PacketFact = { kind: 'timed-out', packet: FIRST, at };
    expect(inFlightOf([departed(arrived), departed(returned)], owns)).toEqual([]);
  });

  test('that may have ended is said to be unclear, and not to be moving', () => {
    const settled: PacketFact = { kind: 'commitment', packet: FIRST, there: false, at: { ...at, height: 9n } };
    expect(inFlightOf([departed(settled)], owns)).toMatchObject([{ state: 'unclear', latest: null }]);
  });

  test('belongs to whom it comes back and to whom it is sent, and to nobody else', () => {
    expect(inFlightOf([departed()], (account) => account === FRIEND)).toHaveLength(1);
    expect(inFlightOf([departed()], () => false)).toEqual([]);
  });

  test('counts once, also where the second packet is followed as a transfer of its own', () => {
    const [, hop] = ROUTE.hops;
    if (!hop) throw new Error('two hops');
    const own = { ...ROUTE, hops: [hop], from: hop.from, sender: 'persistence1between', receiver: FRIEND };
    const part: Departed = { route: own, base: 7n, progress: trackTransfer(own, SECOND, [{ kind: 'sent', packet: SECOND, at }]) };
    const mine = (account: string) => account === ME || account === FRIEND;
    expect(inFlightOf([part], mine)).toHaveLength(1);
    expect(inFlightOf([part, departed(...passedOn)], mine)).toMatchObject([{ transfer: { route: { sender: ME } } }]);
  });
});
