import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PacketFact, PacketId, SentPacket } from '#domain/packet-fact.ts';
import { routeFor } from '#testing/transfer-intents.ts';
import { progressOf, type TrackedTransfer, transferSchema, withFacts } from './journal-transfer.ts';

const route = routeFor({
  from: 'hub-sandbox-1',
  to: 'core-sandbox-1',
  denom: 'uatom',
  base: 5n,
  sender: 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn',
  receiver: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
});
const packet: PacketId = { chain: 'hub-sandbox-1', port: 'transfer', channel: 'channel-0', sequence: 7n };
const sent: SentPacket = { ...packet, toPort: 'transfer', toChannel: 'channel-0', timeoutTimestamp: 1_000_000_000_000n, timeoutHeight: 0n };
const HASH = 'AB'.repeat(32);
const at = (height: bigint, time: number | null = null, hash: string | null = null) => ({ height, time, hash });
const fresh: TrackedTransfer = { route, base: 5n, first: sent, facts: [], outcome: 'under-way' };

const SENT: PacketFact = { kind: 'sent', packet: sent, at: at(10n, 500, HASH) };
const RECEIVED: PacketFact = { kind: 'received', packet, at: at(20n, 600, HASH) };
const ACCEPTED: PacketFact = { kind: 'answered', packet, answer: { kind: 'success' }, at: at(20n, 600, HASH) };
const waiting = (height: bigint): PacketFact => ({ kind: 'commitment', packet, there: true, at: at(height) });
const absent = (height: bigint, time: number | null): PacketFact => ({ kind: 'receipt', packet, there: false, at: at(height, time) });

describe('what the journal keeps of a transfer', () => {
  test('an end that is proved is its last answer', () => {
    expect(progressOf({ ...fresh, first: null })).toBeNull();
    expect(withFacts(fresh, [SENT]).outcome).toBe('under-way');
    expect(withFacts(fresh, [SENT, RECEIVED, ACCEPTED]).outcome).toBe('arrived');
  });

  test('what a chain repeats with every block is kept once, the newest', () => {
    const many = Array.from({ length: 500 }, (_, height) => [waiting(BigInt(height + 10)), absent(BigInt(height + 10), height)]).flat();
    const { facts } = withFacts(fresh, many);
    expect(facts).toEqual([waiting(509n), absent(509n, 499)]);
  });

  test('an answer with a time is not hidden by a later one without, because the time proves that it is too late', () => {
    const { facts } = withFacts(fresh, [SENT, absent(30n, 1_000_000), absent(31n, null)]);
    expect(facts).toHaveLength(3);
    expect(progressOf({ ...fresh, facts })?.hops[0]?.state).toBe('timed-out');
  });

  test('the same event told twice is kept with its time', () => {
    const without: PacketFact = { ...RECEIVED, at: { ...RECEIVED.at, time: null } };
    expect(withFacts(fresh, [without, RECEIVED]).facts).toEqual([RECEIVED]);
    expect(withFacts(fresh, [RECEIVED, without]).facts).toEqual([RECEIVED]);
  });

  test('two tabs may add theirs in any order', () => {
    const facts = [SENT, RECEIVED, ACCEPTED, waiting(12n), waiting(15n), absent(12n, 510)];
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), fc.nat(facts.length), (order, cut) => {
        const one = withFacts(withFacts(fresh, order.slice(0, cut)), order.slice(cut));
        const two = withFacts(fresh, facts);
        expect(new Set(one.facts)).toEqual(new Set(two.facts));
        expect(progressOf(one)).toEqual(progressOf(two));
      }),
    );
  });

  test('a node that never stops inventing does not fill the storage', () => {
    const invented = Array.from({ length: 3000 }, (_, i): PacketFact => ({ ...RECEIVED, at: at(BigInt(i), i, null) }));
    const { facts } = withFacts(withFacts(fresh, [SENT]), invented);
    expect(facts.length).toBeLessThanOrEqual(400);
    expect(facts).toContainEqual(SENT);
    expect(v.is(transferSchema, withFacts(fresh, facts))).toBe(true);
  });

  test('it is read back from storage as it was, and nothing else is', () => {
    const transfer = withFacts(fresh, [SENT, RECEIVED, ACCEPTED]);
    expect(v.parse(transferSchema, structuredClone(transfer))).toEqual(transfer);
    const [hop] = route.hops;
    for (const change of [
      { route: { ...route, hops: [] } },
      { route: { ...route, hops: [{ ...hop, timeout: Number.NaN }] } },
      { route: { ...route, sender: 5 } },
      { facts: [{ ...SENT, kind: 'invented' }] },
      { facts: [{ ...RECEIVED, at: { ...RECEIVED.at, hash: '<img>' } }] },
      { facts: [{ ...RECEIVED, packet: { ...packet, sequence: -1n } }] },
      { first: { ...sent, sequence: '7' } },
      { outcome: 'lost' },
      { base: -1n },
    ]) {
      expect([change, v.is(transferSchema, { ...transfer, ...change })]).toEqual([change, false]);
    }
    fc.assert(fc.property(fc.anything(), (thing) => !v.is(transferSchema, thing)));
  });
});
