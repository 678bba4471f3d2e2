import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChannelEndFacts, type HopFacts, hopHealth, type LightClientFacts, worstHealth } from './hop-health.ts';

const NOW = 1_795_000_000_000;
const DAY = 86_400_000;
const TEN_MINUTES = 600_000;
const light: LightClientFacts = { standing: 'active', trustingPeriodMs: 14 * DAY, updatedAt: NOW - 60_000 };
const good: ChannelEndFacts = { blockTime: NOW, channel: 'open', leadsElsewhere: false, client: light };

function between(from: Partial<ChannelEndFacts> | null, to: Partial<ChannelEndFacts> | null = {}): HopFacts {
  return [
    { chain: 'core', facts: from && { ...good, ...from } },
    { chain: 'hub', facts: to && { ...good, ...to } },
  ];
}
const aged = (age: number, change: Partial<LightClientFacts> = {}) => ({ client: { ...light, ...change, updatedAt: NOW - age } });
const told = (facts: HopFacts, inFlightMs = TEN_MINUTES) => {
  const { verdict, findings } = hopHealth(facts, inFlightMs);
  return [verdict, ...findings.map(({ chain, kind }) => `${chain} ${kind}`)];
};

describe('a hop', () => {
  test('is healthy when both ends are open, both light clients young, and both chains make blocks', () => {
    expect(told(between({}))).toEqual(['healthy']);
  });

  test.each([
    ['a channel that is not there', between({ channel: 'missing', client: null }), 'core channel-missing'],
    ['a channel that is closed', between({ channel: 'not-open' }), 'core channel-not-open'],
    ['the other end closed', between({}, { channel: 'not-open' }), 'hub channel-not-open'],
    ['a channel to another chain', between({ leadsElsewhere: true }), 'core leads-elsewhere'],
    ['a frozen light client', between({ client: { ...light, standing: 'frozen' } }), 'core client-frozen'],
    ['an expired light client', between({}, { client: { ...light, standing: 'expired' } }), 'hub client-expired'],
    ['a light client in a state that nobody knows', between({ client: { ...light, standing: 'unknown' } }), 'core client-unknown'],
    ['a light client that says active and is too old', between(aged(14 * DAY)), 'core client-expired'],
    ['a receiver that stands still', between(aged(300_000), { blockTime: NOW - 181_000 }), 'hub halted'],
    ['a sender that stands still', between({ blockTime: NOW - 181_000 }, aged(300_000)), 'core halted'],
  ])('%s is blocked', (_, facts, finding) => {
    expect(told(facts).slice(0, 2)).toEqual(['blocked', finding]);
  });

  test.each([
    ['a light client in the last third of its time', between(aged(10 * DAY)), 'core client-aging'],
    ['a light client that cannot be read', between({ client: null }), 'core client-unreadable'],
    ['a light client without any block', between({ client: { ...light, updatedAt: null } }), 'core client-unreadable'],
    ['a chain that does not answer', between({}, null), 'hub silent'],
    ['a receiver that is late', between(aged(300_000), { blockTime: NOW - 61_000 }), 'hub slow'],
  ])('%s is a warning', (_, facts, finding) => {
    expect(told(facts)).toEqual(['warning', finding]);
  });

  test('a light client that expires while the packet may be under way is a warning, however young', () => {
    const hourly = { ...aged(60_000, { trustingPeriodMs: 3_600_000 }) };
    expect(told(between(hourly), TEN_MINUTES)).toEqual(['healthy']);
    expect(told(between(hourly), 3_540_000)).toEqual(['warning', 'core client-aging']);
  });

  test('a node that lags behind its chain does not make it stand still: the other chain knows better', () => {
    const lagging = { blockTime: NOW - 600_000 };
    expect(told(between({ client: { ...light, updatedAt: NOW - 5_000 } }, lagging))).toEqual(['healthy']);
  });

  test('the worst stands first', () => {
    expect(told(between(aged(10 * DAY), { channel: 'not-open' }))).toEqual(['blocked', 'hub channel-not-open', 'core client-aging']);
    expect(told(between(null, null))).toEqual(['warning', 'core silent', 'hub silent']);
  });

  test('with both light clients within their time is never expired, and beyond it always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 * DAY }), fc.integer({ min: 0, max: 60 * DAY }), (trustingPeriodMs, age) => {
        const { findings } = hopHealth(between(aged(age, { trustingPeriodMs })), 0);
        expect(findings.some(({ kind }) => kind === 'client-expired')).toBe(age >= trustingPeriodMs);
      }),
    );
  });
});

test('a route is as good as its worst hop', () => {
  const [healthy, warned, blocked] = [between({}), between({}, null), between({ channel: 'missing' })].map((facts) => hopHealth(facts, 0));
  if (!healthy || !warned || !blocked) throw new Error('no health');
  expect(worstHealth([])).toBe('healthy');
  expect(worstHealth([healthy, warned])).toBe('warning');
  expect(worstHealth([warned, blocked, healthy])).toBe('blocked');
});
