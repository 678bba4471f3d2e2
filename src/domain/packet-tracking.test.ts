import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { bankDenom } from '#testing/ics20-model.ts';
import { type HopFate, type LifeStep, packetLife } from '#testing/packet-life.ts';
import type { PacketFact, PacketId } from './packet-fact.ts';
import { trackTransfer } from './packet-tracking.ts';
import { planRoute } from './plan-route.ts';
import { type AddressedRoute, addressed } from './route.ts';

const graph = hubGraph(SANDBOX_NETWORK);

function route(from: string, to: string, path: string): AddressedRoute {
  const plan = planRoute(graph, { from: `${from}-sandbox-1`, to: `${to}-sandbox-1`, denom: bankDenom(path), trace: path });
  if (plan.kind !== 'route') throw new Error(plan.kind);
  return addressed(plan.route, `${from}1sender`, `${to}1receiver`);
}

/** Of one, two and three hops; out, home, and home and out again. */
const ROUTES = [
  route('core', 'hub', 'uxprt'),
  route('hub', 'core', 'transfer/channel-0/uxprt'),
  route('hub', 'osmo', 'transfer/channel-0/uxprt'),
  route('dydx', 'hub', 'transfer/channel-0/transfer/channel-0/uatom'),
  route('osmo', 'osmo', 'transfer/channel-1/transfer/channel-0/stk/uatom'),
];

const fate = fc.record({ lateAttempts: fc.nat(3), accepted: fc.boolean() });
const life = fc
  .tuple(fc.constantFrom(...ROUTES), fc.array(fate, { minLength: 3, maxLength: 3 }))
  .map(([taken, fates]) => ({ taken, lived: packetLife(taken, fates) }));
/** Up to one of its steps, after which relayers do nothing any more. */
const until = fc.tuple(life, fc.double({ min: 0, max: 1, noNaN: true })).map(([{ taken, lived }, share]) => {
  const steps = lived.steps.slice(0, 1 + Math.floor(share * (lived.steps.length - 1)));
  const last = steps.at(-1);
  if (!last) throw new Error('no step');
  return { taken, first: lived.first, steps, last };
});

describe('with every fact', () => {
  test('the state, the place of the money and the end are what they are, after every step of every history', () => {
    fc.assert(
      fc.property(until, ({ taken, first, steps, last }) => {
        const facts = steps.flatMap((step) => step.facts);
        const { outcome, place, hops, next } = trackTransfer(taken, first, facts);
        expect(outcome.kind).toBe(last.end);
        expect(place).toEqual(last.place);
        expect(next === null).toBe(last.end !== 'under-way');
        expect(hops).toHaveLength(taken.hops.length);
        // And nodes that are asked about the state say nothing that changes it.
        const told = trackTransfer(taken, first, [...facts, ...last.answers]);
        expect([told.outcome.kind, told.place]).toEqual([outcome.kind, place]);
      }),
      { numRuns: 500 },
    );
  });

  test('a packet that is too late is known to come back before anybody carries it back', () => {
    const [taken] = ROUTES;
    const lived = taken && packetLife(taken, [{ lateAttempts: 1, accepted: true }]);
    const [sent, late] = lived?.steps ?? [];
    if (!taken || !lived || !sent || !late) throw new Error('no life');
    const state = trackTransfer(taken, lived.first, [...sent.facts, ...late.answers]);
    expect(state.hops[0]?.state).toBe('timed-out');
    expect(state.next).toEqual({ kind: 'return', hop: 0, failure: { hop: 0, cause: 'timeout' }, becomes: 'undone' });
    expect(state.place).toEqual(late.place);
  });

  test('what comes back says which hop failed, not only which packet is being undone', () => {
    const [, , taken] = ROUTES;
    if (!taken) throw new Error('no route');
    const nextOf = (fate: HopFate, step: (lived: LifeStep) => boolean) => {
      const lived = packetLife(taken, [{ lateAttempts: 0, accepted: true }, fate]);
      const until = lived.steps.findIndex(step);
      const known = lived.steps.slice(0, until + 1).flatMap(({ facts }) => facts);
      return trackTransfer(taken, lived.first, [...known, ...(lived.steps[until]?.answers ?? [])]).next;
    };
    const gaveUp = ({ facts }: LifeStep) => facts.some((fact) => fact.kind === 'answered' && fact.answer.kind === 'error');
    const late = { lateAttempts: 3, accepted: true };
    const back = { kind: 'return', hop: 0, becomes: 'undone' };
    expect(nextOf(late, gaveUp)).toEqual({ ...back, failure: { hop: 1, cause: 'timeout' } });
    expect(nextOf({ lateAttempts: 0, accepted: false }, ({ facts }) => facts.some(({ kind }) => kind === 'acknowledged'))).toEqual({
      ...back,
      failure: { hop: 1, cause: 'error' },
    });
    // Two more attempts are left: nothing is undone yet.
    const tooLate = ({ answers }: LifeStep) => answers.filter((fact) => fact.kind === 'receipt' && !fact.there).length > 0;
    const again = nextOf(late, (step) => tooLate(step) && step.facts.length === 0);
    expect(again).toEqual({ kind: 'return', hop: 1, failure: { hop: 1, cause: 'timeout' }, becomes: 'sent-again' });
  });

  test('says until when a packet is delivered, and when it is back at the latest', () => {
    const [, , taken] = ROUTES;
    const lived = taken && packetLife(taken, []);
    if (!taken || !lived) throw new Error('no life');
    const [sent, forwarded] = lived.steps;
    const by = Number(lived.first.timeoutTimestamp / 1_000_000n);
    const before = trackTransfer(taken, lived.first, sent?.facts ?? []);
    // Half an hour for three attempts of the second hop, and two minutes for each step back and each time that it is sent again.
    expect(before.next).toEqual({ kind: 'delivery', hop: 0, by, backBy: by + (1800 + 240 + 240) * 1000 });
    const after = trackTransfer(taken, lived.first, [...(sent?.facts ?? []), ...(forwarded?.facts ?? [])]);
    if (after.next?.kind !== 'delivery') throw new Error('not on its way');
    expect(after.next.backBy).toBe((after.next.by ?? 0) + (1200 + 240 + 240) * 1000);
    expect(after.hops[1]?.timesOutAt).toBe(after.next.by);
  });
});

describe('with some of the facts', () => {
  const partial = fc.tuple(until, fc.infiniteStream(fc.nat(99)), fc.nat(100)).map(([{ taken, first, steps, last }, dice, kept]) => {
    const roll = () => dice.next().value ?? 0;
    const all = steps.flatMap((step) => [...step.facts, ...step.answers]);
    const some = all.filter(() => roll() < kept).flatMap((fact) => (roll() < 20 ? [fact, fact] : [fact]));
    const mixed = some.map((fact) => ({ fact, place: roll() })).sort((a, b) => a.place - b.place);
    return { taken, first, last, all, facts: mixed.map(({ fact }) => fact), inOrder: some };
  });

  test('an end is never claimed that is not true', () => {
    fc.assert(
      fc.property(partial, ({ taken, first, last, facts }) => {
        const { outcome, place, next } = trackTransfer(taken, first, facts);
        if (outcome.kind === 'arrived' || outcome.kind === 'refunded') {
          expect(outcome.kind).toBe(last.end);
          expect(place).toEqual(last.place);
        } else {
          expect(place.kind).not.toBe('account');
          expect(outcome).not.toEqual({ kind: 'unclear', why: 'contradiction' });
        }
        expect(next === null).toBe(outcome.kind !== 'under-way');
      }),
      { numRuns: 1000 },
    );
  });

  test('and with more of them never taken back', () => {
    fc.assert(
      fc.property(partial, ({ taken, first, all, facts }) => {
        const before = trackTransfer(taken, first, facts).outcome.kind;
        const after = trackTransfer(taken, first, [...all, ...facts]).outcome.kind;
        if (before === 'arrived' || before === 'refunded') expect(after).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  test('in every order, however often, it says the same', () => {
    fc.assert(
      fc.property(partial, ({ taken, first, facts, inOrder }) => {
        const told = trackTransfer(taken, first, inOrder);
        expect(trackTransfer(taken, first, facts)).toEqual(told);
        expect(trackTransfer(taken, first, [...facts, ...inOrder.toReversed()])).toEqual(told);
      }),
      { numRuns: 500 },
    );
  });

  test('nodes that keep no transactions still prove that it arrived, and that it came back when it was too late', () => {
    fc.assert(
      fc.property(until, ({ taken, first, steps, last }) => {
        const sending = steps.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'sent' || kind === 'forwarded'));
        const { outcome } = trackTransfer(taken, first, [...sending, ...last.answers]);
        if (last.end === 'arrived') expect(outcome.kind).toBe('arrived');
        if (last.end === 'refunded') expect(['refunded', 'unclear']).toContain(outcome.kind);
        if (last.end === 'refunded' && sending.length === 1) {
          const late = last.answers.some((fact) => fact.kind === 'receipt' && fact.packet.sequence === first.sequence && !fact.there);
          expect(outcome.kind).toBe(late ? 'refunded' : 'unclear');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nothing at all is a packet that was sent', () => {
    const [taken] = ROUTES;
    if (!taken) throw new Error('no route');
    const id: PacketId = { chain: 'core-sandbox-1', port: 'transfer', channel: 'channel-0', sequence: 1n };
    const first = { ...id, toPort: 'transfer', toChannel: 'channel-0', timeoutTimestamp: 0n, timeoutHeight: 0n };
    const { hops, outcome, place, next } = trackTransfer(taken, first, []);
    expect([hops[0]?.state, outcome.kind, place, next]).toEqual([
      'sent',
      'under-way',
      taken.hops[0]?.holding,
      { kind: 'delivery', hop: 0, by: null, backBy: null },
    ]);
  });
});

describe('of which nodes do not tell everything', () => {
  const at = { height: 900n, time: 1_900_000_000_000, hash: null };
  const [one, , two] = ROUTES;
  if (!one || !two) throw new Error('no route');
  const refused = packetLife(two, [
    { lateAttempts: 0, accepted: true },
    { lateAttempts: 0, accepted: false },
  ]);
  const facts = refused.steps.flatMap((step) => step.facts);
  const ofFirst = facts.filter((fact) => fact.packet.sequence === refused.first.sequence);

  test('a packet that was received may have been sent on, or not: nobody knows', () => {
    const received = ofFirst.filter(({ kind }) => kind === 'sent').concat({ kind: 'receipt', packet: refused.first, there: true, at });
    const told = trackTransfer(two, refused.first, received);
    expect(told.hops.map(({ state }) => state)).toEqual(['received', 'unclear']);
    expect(told.place.kind).toBe('unknown');
    const arrived = ofFirst.find(({ kind }) => kind === 'received');
    const kept = trackTransfer(two, refused.first, [...received, ...(arrived ? [arrived] : [])]);
    expect(kept.hops.map(({ state }) => state)).toEqual(['received', 'waiting']);
    const three = ROUTES[4];
    const longer = three && packetLife(three, []);
    if (!three || !longer) throw new Error('no route');
    const far = trackTransfer(three, longer.first, [{ kind: 'receipt', packet: longer.first, there: true, at }]);
    expect(far.hops.map(({ state }) => state)).toEqual(['received', 'unclear', 'unclear']);
  });

  test('a chain that only passed a failure back is not said to be the one that refused', () => {
    const heard = ofFirst.filter(({ kind }) => kind === 'sent' || kind === 'acknowledged' || kind === 'refunded');
    const told = trackTransfer(two, refused.first, heard);
    expect(told.outcome).toMatchObject({ kind: 'refunded', failure: { hop: 0, cause: 'unknown', text: expect.stringMatching(/^ABCI/) } });
    expect(told.hops.map(({ state }) => state)).toEqual(['refunded', 'unclear']);
    expect(trackTransfer(two, refused.first, facts).outcome).toMatchObject({ failure: { hop: 1, cause: 'error' } });
  });

  test('a chain that gave up is not said to have refused, nor the next one, when nobody told of the timeout', () => {
    const late = packetLife(two, [
      { lateAttempts: 0, accepted: true },
      { lateAttempts: 3, accepted: true },
    ]);
    const all = late.steps.flatMap((step) => step.facts);
    const passedOn = all.filter(({ kind }) => kind === 'sent' || kind === 'received' || kind === 'forwarded');
    const heard = all.filter(
      ({ kind, packet }) => packet.sequence === late.first.sequence && (kind === 'acknowledged' || kind === 'refunded'),
    );
    expect(trackTransfer(two, late.first, [...passedOn, ...heard]).outcome).toMatchObject({ failure: { hop: 1, cause: 'unknown' } });
    expect(trackTransfer(two, late.first, all).outcome).toMatchObject({ failure: { hop: 1, cause: 'timeout', text: '' } });
    // The last attempt is the one that counts: the first being too late is not why it came back.
    const once = passedOn.filter((fact) => fact.kind !== 'forwarded' || fact === passedOn.find(({ kind }) => kind === 'forwarded'));
    const timedOut = all.find(({ kind }) => kind === 'timed-out');
    const told = trackTransfer(two, late.first, [...once, ...heard, ...(timedOut ? [timedOut] : [])]);
    expect(told.outcome).toMatchObject({ failure: { hop: 1, cause: 'unknown' } });
  });

  test('the packet itself says when it is too late, also where nobody finds the transaction that sent it', () => {
    const { first } = packetLife(one, []);
    const late = { height: 900n, time: Number(first.timeoutTimestamp / 1_000_000n), hash: null };
    const told = trackTransfer(one, first, [
      { kind: 'commitment', packet: first, there: true, at: late },
      { kind: 'receipt', packet: first, there: false, at: late },
    ]);
    expect(told.hops[0]).toMatchObject({ state: 'timed-out', timesOutAt: late.time });
    expect(told.next).toEqual({ kind: 'return', hop: 0, failure: { hop: 0, cause: 'timeout' }, becomes: 'undone' });
  });
});

describe('with facts that cannot be true together', () => {
  const [taken] = ROUTES;
  if (!taken) throw new Error('no route');
  const fates: HopFate[] = [{ lateAttempts: 0, accepted: true }];
  const { first, steps } = packetLife(taken, fates);
  const facts = steps.flatMap((step) => step.facts);
  const at = { height: 900n, time: 1_900_000_000_000, hash: null };
  const lies: PacketFact[] = [
    { kind: 'timed-out', packet: first, at },
    { kind: 'refunded', packet: first, to: 'core1sender', at },
    { kind: 'answered', packet: first, answer: { kind: 'error', text: 'no' }, at },
    { kind: 'acknowledged', packet: first, answer: { kind: 'error', text: 'no' }, at },
    { kind: 'receipt', packet: first, there: false, at },
    { kind: 'commitment', packet: first, there: true, at },
  ];

  test.each(lies.map((lie) => [lie.kind, lie] as const))('%s: no end is claimed', (_kind, lie) => {
    const { outcome, place, hops } = trackTransfer(taken, first, [...facts, lie]);
    expect(outcome).toEqual({ kind: 'unclear', why: 'contradiction' });
    expect(place.kind).toBe('unknown');
    expect(hops[0]?.state).toBe('unclear');
  });

  test('a state from before the packet proves nothing', () => {
    const early = { height: 1n, time: 0, hash: null };
    const nothing: PacketFact[] = [
      { kind: 'commitment', packet: first, there: false, at: early },
      { kind: 'receipt', packet: first, there: false, at: early },
    ];
    const sent = steps[0]?.facts ?? [];
    expect(trackTransfer(taken, first, [...sent, ...nothing])).toEqual(trackTransfer(taken, first, sent));
  });

  test('another packet, or one over another channel, is none of this transfer’s', () => {
    const stranger = { ...first, sequence: first.sequence + 1n };
    const elsewhere = { ...first, chain: 'hub-sandbox-1', channel: 'channel-1' };
    const sent = steps[0]?.facts ?? [];
    const noise: PacketFact[] = [
      { kind: 'timed-out', packet: stranger, at },
      { kind: 'acknowledged', packet: { ...first, channel: 'channel-1' }, answer: { kind: 'success' }, at },
      { kind: 'acknowledged', packet: elsewhere, answer: { kind: 'success' }, at },
    ];
    expect(trackTransfer(taken, first, [...sent, ...noise])).toEqual(trackTransfer(taken, first, sent));
    const [, , forwarded] = ROUTES;
    if (!forwarded) throw new Error('no route');
    const two = packetLife(forwarded, []);
    const hijack: PacketFact[] = [
      { kind: 'forwarded', packet: two.first, as: elsewhere, at },
      { kind: 'acknowledged', packet: elsewhere, answer: { kind: 'success' }, at },
    ];
    const told = trackTransfer(forwarded, two.first, [...(two.steps[0]?.facts ?? []), ...hijack]);
    expect([told.outcome.kind, told.hops[1]?.state]).toEqual(['under-way', 'waiting']);
  });

  test('any lies at all get an answer', () => {
    const lie = fc.constantFrom(...lies, ...facts);
    fc.assert(
      fc.property(fc.array(lie), (told) => {
        const { outcome, hops } = trackTransfer(taken, first, told);
        expect(['under-way', 'arrived', 'refunded', 'unclear']).toContain(outcome.kind);
        expect(hops).toHaveLength(1);
      }),
    );
  });
});

describe('what one hop tells about another', () => {
  const [, , two, , three] = ROUTES;
  if (!two || !three) throw new Error('no route');
  const kinds = (facts: readonly PacketFact[], ...wanted: PacketFact['kind'][]) => facts.filter(({ kind }) => wanted.includes(kind));
  const all = (life: { readonly steps: readonly LifeStep[] }) => life.steps.flatMap(({ facts }) => facts);

  test('what was heard about the second packet is the answer to the first', () => {
    const life = packetLife(two, []);
    const second = all(life).find((fact) => fact.kind === 'acknowledged' && fact.packet.sequence !== life.first.sequence);
    if (!second) throw new Error('never heard');
    const told = trackTransfer(two, life.first, [...kinds(all(life), 'sent', 'forwarded'), second]);
    expect(told.hops.map(({ state, answer }) => [state, answer?.kind])).toEqual([
      ['received', 'success'],
      ['acknowledged', 'success'],
    ]);
  });

  test('a first packet that was refused takes all packets that were sent for it along', () => {
    const life = packetLife(three, [
      { lateAttempts: 0, accepted: true },
      { lateAttempts: 0, accepted: true },
      { lateAttempts: 0, accepted: false },
    ]);
    const heard = all(life).filter((fact) => fact.kind === 'acknowledged' && fact.packet.sequence === life.first.sequence);
    const told = trackTransfer(three, life.first, [...kinds(all(life), 'sent', 'forwarded'), ...heard]);
    expect(told.hops.map(({ state }) => state)).toEqual(['refunded', 'refunded', 'refunded']);
    expect(told.outcome).toMatchObject({
      kind: 'refunded',
      failure: { hop: 2, cause: 'error', text: expect.stringMatching(/^ABCI code: 5/) },
    });
  });

  test('a first packet that was accepted proves the later ones, of which nothing is known', () => {
    const life = packetLife(three, []);
    const heard = all(life).filter((fact) => fact.kind === 'acknowledged' && fact.packet.sequence === life.first.sequence);
    const told = trackTransfer(three, life.first, heard);
    expect(told.hops.map(({ state, packet }) => [state, packet !== null])).toEqual([
      ['acknowledged', true],
      ['acknowledged', false],
      ['acknowledged', false],
    ]);
    expect(told.outcome).toEqual({ kind: 'arrived', at: null });
  });

  test('a second packet that timed out is being sent again, or is not: until somebody says so, nobody knows', () => {
    const life = packetLife(two, [
      { lateAttempts: 0, accepted: true },
      { lateAttempts: 1, accepted: true },
    ]);
    const facts = all(life);
    const again = facts.findIndex(({ kind }) => kind === 'timed-out');
    const told = trackTransfer(two, life.first, facts.slice(0, again + 1));
    expect(told.hops.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['received', 1],
      ['timed-out', 1],
    ]);
    expect([told.place.kind, told.next]).toEqual(['unknown', { kind: 'answer', hop: 0 }]);
    const known = trackTransfer(two, life.first, facts.slice(0, again + 3));
    expect(known.hops.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['received', 1],
      ['sent', 2],
    ]);
  });

  test('a success of the first proves a packet that nobody has told of, when the one that is known was too late', () => {
    const life = packetLife(two, [
      { lateAttempts: 0, accepted: true },
      { lateAttempts: 1, accepted: true },
    ]);
    const [, again] = kinds(all(life), 'forwarded');
    const told = trackTransfer(
      two,
      life.first,
      all(life).filter((fact) => fact !== again),
    );
    expect(told.outcome.kind).toBe('arrived');
    expect(told.hops.map(({ state, attempts, packet }) => [state, attempts, packet !== null])).toEqual([
      ['acknowledged', 1, true],
      ['acknowledged', 1, false],
    ]);
  });

  test('an answer keeps the words of the chain that wrote it', () => {
    const life = packetLife(two, [
      { lateAttempts: 0, accepted: true },
      { lateAttempts: 3, accepted: true },
    ]);
    const told = trackTransfer(two, life.first, all(life));
    expect(told.hops[0]?.answer).toEqual({ kind: 'error', text: 'packet-forward-middleware error: giving up on packet' });
    expect(told.outcome).toMatchObject({ kind: 'refunded', failure: { hop: 1, cause: 'timeout' } });
  });

  test('of two reports the one with a transaction and a time is shown', () => {
    const life = packetLife(two, []);
    const received = all(life).find(({ kind }) => kind === 'received');
    if (!received) throw new Error('never received');
    const poor = { ...received, at: { height: 1n, time: null, hash: null } };
    for (const facts of [
      [received, poor],
      [poor, received],
    ]) {
      expect(trackTransfer(two, life.first, facts).hops[0]?.times.received).toEqual(received.at);
    }
  });
});

test('an answer that nobody can read ends in doubt, not in money', () => {
  const [taken] = ROUTES;
  if (!taken) throw new Error('no route');
  const { first, steps } = packetLife(taken, []);
  const at = { height: 900n, time: null, hash: null };
  const facts: PacketFact[] = [...(steps[0]?.facts ?? []), { kind: 'acknowledged', packet: first, answer: { kind: 'unreadable' }, at }];
  expect(trackTransfer(taken, first, facts)).toMatchObject({ outcome: { kind: 'unclear', why: 'settled' }, place: { kind: 'unknown' } });
});

test('what is sent on beyond what is known of its route has not arrived', () => {
  const [plain] = ROUTES;
  if (!plain) throw new Error('no route');
  const taken: AddressedRoute = { ...plain, leadsOn: true };
  const { first, steps } = packetLife(taken, []);
  const facts = steps.flatMap((step) => step.facts);
  expect(trackTransfer(taken, first, facts)).toMatchObject({
    outcome: { kind: 'unclear', why: 'beyond' },
    place: { kind: 'unknown' },
    next: null,
  });
});
