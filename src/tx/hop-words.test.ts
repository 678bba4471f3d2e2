import { expect, test } from 'vitest';
import type { BlockingKind, HopFacts, WarningKind } from '#domain/hop-health.ts';
import { findingWords, hopFactsWords } from './hop-words.ts';

const NOW = 1_795_000_000_000;

test.each<BlockingKind>([
  'channel-missing',
  'channel-not-open',
  'leads-elsewhere',
  'client-expired',
  'client-frozen',
  'client-unknown',
  'halted',
])('%s names the chain', (kind) => {
  expect(findingWords({ chain: 'a-1', severity: 'blocked', kind }, 'Osmosis')).toMatch(/Osmosis.*\.$/);
});

test.each<WarningKind>(['client-aging', 'client-unreadable', 'slow', 'silent'])('%s names the chain', (kind) => {
  expect(findingWords({ chain: 'a-1', severity: 'warning', kind }, 'Osmosis')).toMatch(/Osmosis.*\.$/);
});

test('ages are counted by the clocks of the chains, and a clock that is ahead is no future', () => {
  const end = { channel: 'open', leadsElsewhere: false } as const;
  const client = { standing: 'active', trustingPeriodMs: 1, updatedAt: NOW - 125_000 } as const;
  const facts: HopFacts = [
    { chain: 'a', facts: { ...end, blockTime: NOW - 3_000, client } },
    { chain: 'b', facts: { ...end, blockTime: NOW + 9_000, client: null } },
  ];
  expect(hopFactsWords(facts, (chain) => chain.toUpperCase(), NOW)).toEqual([
    'A: block 3 s old, light client 2 min old',
    'B: block just made',
  ]);
  expect(
    hopFactsWords(
      [
        { chain: 'a', facts: null },
        { chain: 'b', facts: null },
      ],
      String,
      NOW,
    ),
  ).toEqual([]);
});
