import { describe, expect, test } from 'vitest';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type RecordedTransfer, recordedTransfers } from '#testing/recorded-packets.ts';
import { trackTransfer } from './packet-tracking.ts';
import type { AddressedRoute } from './route.ts';
import { routeOfPacket } from './route-of-packet.ts';

const graph = hubGraph(SANDBOX_NETWORK);
const flows = recordedTransfers();

function routeOf({ sent, packet }: RecordedTransfer): AddressedRoute {
  const route = routeOfPacket(graph, sent, packet);
  if (!route) throw new Error('not over pinned channels');
  return route;
}

/** What is known after each step, in a few words: states of the hops, end, place, next. */
function story(flow: RecordedTransfer): string[] {
  const route = routeOf(flow);
  return flow.steps.map((_, count) => {
    const { hops, outcome, place, next } = trackTransfer(route, flow.sent, flow.steps.slice(0, count + 1).flat());
    const where = place.kind === 'escrow' || place.kind === 'account' ? `${place.kind} ${place.chain.split('-')[0]}` : place.kind;
    const what = next ? `${next.kind} ${next.hop}` : '-';
    return `${hops.map(({ state }) => state).join(' ')} | ${outcome.kind} | ${where} | ${what}`;
  });
}

const flow = (title: string) => {
  const found = flows.find((candidate) => candidate.title === title);
  if (!found) throw new Error(title);
  return found;
};

describe('recorded on the real chains, step by step', () => {
  test('a coin that goes out', () => {
    expect(story(flow('XPRT Core-1 to Hub'))).toEqual([
      'sent | under-way | escrow core | delivery 0',
      'sent | under-way | escrow core | delivery 0',
      'received | arrived | account hub | -',
      'acknowledged | arrived | account hub | -',
      'acknowledged | arrived | account hub | -',
      'acknowledged | arrived | account hub | -',
    ]);
  });

  test('a coin that goes home is in its packet meanwhile', () => {
    expect(story(flow('ATOM back to Hub'))[0]).toBe('sent | under-way | packet | delivery 0');
  });

  test('forwarded, and accepted', () => {
    expect(story(flow('ATOM Hub to Osmosis through Core-1'))).toEqual([
      'sent waiting | under-way | escrow hub | delivery 0',
      'sent waiting | under-way | escrow hub | delivery 0',
      'received sent | under-way | escrow core | delivery 1',
      'received received | arrived | account osmo | -',
      'received acknowledged | arrived | account osmo | -',
      'acknowledged acknowledged | arrived | account osmo | -',
      'acknowledged acknowledged | arrived | account osmo | -',
      'acknowledged acknowledged | arrived | account osmo | -',
    ]);
  });

  test('forwarded, and refused by the last chain', () => {
    expect(story(flow('forward: invalid last receiver'))).toEqual([
      'sent waiting | under-way | escrow hub | delivery 0',
      'sent waiting | under-way | escrow hub | delivery 0',
      'received sent | under-way | escrow core | delivery 1',
      'received received | under-way | escrow core | return 1',
      'received refunded | under-way | escrow hub | return 0',
      'refunded refunded | refunded | account hub | -',
      'refunded refunded | refunded | account hub | -',
      'refunded refunded | refunded | account hub | -',
    ]);
  });

  test('forwarded, and timed out on the way', () => {
    const timedOut = flow('forward: second hop times out, refund to the first sender');
    expect(story(timedOut)).toEqual([
      'sent waiting | under-way | escrow hub | delivery 0',
      'sent waiting | under-way | escrow hub | delivery 0',
      'received sent | under-way | escrow core | delivery 1',
      'received refunded | under-way | escrow hub | return 0',
      'refunded refunded | refunded | account hub | -',
      'refunded refunded | refunded | account hub | -',
      'refunded refunded | refunded | account hub | -',
    ]);
    const { outcome, place } = trackTransfer(routeOf(timedOut), timedOut.sent, timedOut.steps.flat());
    expect(outcome).toMatchObject({ kind: 'refunded', failure: { hop: 1, cause: 'timeout' } });
    expect(place).toEqual({ kind: 'account', chain: 'hub-sandbox-1', address: timedOut.packet.sender, denom: 'uatom' });
  });

  test('a timeout, and what was not delivered in time', () => {
    expect(story(flow('timeout with refund'))).toEqual([
      'sent | under-way | escrow core | delivery 0',
      'sent | under-way | escrow core | delivery 0',
      'refunded | refunded | account core | -',
      'refunded | refunded | account core | -',
    ]);
  });

  test.each([
    ['forward: unknown channel', /^packet-forward-middleware error: send packet failed for source id: channel-99/],
    ['forward: empty object', /^packet-forward-middleware error: failed to validate metadata\. receiver cannot be empty$/],
    ['memo that is not JSON, receiver pfm', /^ABCI code: 5: error handling packet: see events for details$/],
    ['receiver of the wrong chain', /^ABCI code: 5/],
    ['receiver is a module account', /^ABCI code: 2/],
    ['forward: invalid last receiver', /^ABCI code: 5/],
  ])('%s: refunded, with the reason of the chain that refused', (title, text) => {
    const refused = flow(title);
    const { outcome, place } = trackTransfer(routeOf(refused), refused.sent, refused.steps.flat());
    if (outcome.kind !== 'refunded') throw new Error(outcome.kind);
    expect(outcome.failure).toMatchObject({ cause: 'error' });
    expect(outcome.failure.text).toMatch(text);
    expect(outcome.at?.hash).toMatch(/^[0-9A-F]{64}$/);
    expect(place).toMatchObject({ kind: 'account', chain: refused.sent.chain, address: refused.packet.sender });
  });
});

describe.each(flows.map((recorded) => [recorded.title, recorded] as const))('%s', (_title, recorded) => {
  const route = routeOf(recorded);
  const end = trackTransfer(route, recorded.sent, recorded.steps.flat());

  test('ends with the money on an account, and the end is never taken back', () => {
    expect(end.place.kind).toBe('account');
    expect(end.next).toBeNull();
    let ended = false;
    for (let count = 0; count <= recorded.steps.length; count += 1) {
      const { outcome } = trackTransfer(route, recorded.sent, recorded.steps.slice(0, count).flat());
      if (ended) expect(outcome.kind).toBe(end.outcome.kind);
      else expect(['under-way', end.outcome.kind]).toContain(outcome.kind);
      ended = outcome.kind !== 'under-way';
    }
  });

  test('from the last question backwards, and with everything twice, it is the same', () => {
    const facts = recorded.steps.flat();
    expect(trackTransfer(route, recorded.sent, facts.toReversed())).toEqual(end);
    expect(trackTransfer(route, recorded.sent, [...facts, ...facts])).toEqual(end);
  });

  test('without any one of its facts it says nothing else', () => {
    const facts = recorded.steps.flat();
    for (const missing of facts) {
      const { outcome } = trackTransfer(
        route,
        recorded.sent,
        facts.filter((fact) => fact !== missing),
      );
      expect(['under-way', 'unclear', end.outcome.kind]).toContain(outcome.kind);
      if (outcome.kind === 'unclear') expect(outcome.why).toBe('settled');
    }
  });
});
