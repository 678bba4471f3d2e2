import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { Acknowledgement } from '#domain/acknowledgement.ts';
import type { PacketFact, PacketId, SentPacket } from '#domain/packet-fact.ts';
import { planRoute } from '#domain/plan-route.ts';
import { addressed } from '#domain/route.ts';
import { type TrackedTransfer, withFacts } from '#tx/journal-transfer.ts';

/** One transfer of 7 XPRT from the hub's sandbox over Core-1 to Osmosis', as it is when nodes have said so much about it. */

const HUB = 'hub-sandbox-1';
const SENDER = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const RECEIVER = 'osmo1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3tpa5hp';
const DENOM = SANDBOX_NETWORK.assets.find(({ chain, symbol }) => chain === HUB && symbol === 'XPRT')?.denom ?? '';

const BEGUN = Date.UTC(2026, 10, 26, 12);
const LIMIT = BEGUN + 600_000;

/** A transaction so many seconds after the first. */
const at = (seconds: number) => ({
  height: BigInt(24_918_204 + seconds),
  time: BEGUN + seconds * 1000,
  hash: seconds.toString(16).padStart(4, 'C').toUpperCase().repeat(16),
});

const sentAs = (id: PacketId): SentPacket => ({
  ...id,
  toPort: 'transfer',
  toChannel: 'channel-0',
  timeoutTimestamp: BigInt(LIMIT) * 1_000_000n,
  timeoutHeight: 0n,
});
const first: PacketId = { chain: HUB, port: 'transfer', channel: 'channel-0', sequence: 41n };
const second: PacketId = { chain: 'core-sandbox-1', port: 'transfer', channel: 'channel-1', sequence: 1_234n };

const SENT: readonly PacketFact[] = [{ kind: 'sent', packet: sentAs(first), at: at(0) }];
const PASSED_ON: readonly PacketFact[] = [
  ...SENT,
  { kind: 'received', packet: first, at: at(6) },
  { kind: 'forwarded', packet: first, as: sentAs(second), at: at(6) },
];
const answered = (answer: Acknowledgement): readonly PacketFact[] => [
  ...PASSED_ON,
  { kind: 'received', packet: second, at: at(12) },
  { kind: 'answered', packet: second, answer, at: at(12) },
];
const REFUSAL: Acknowledgement = { kind: 'error', text: 'ABCI code: 5: error handling packet: see events for details' };

const FACTS: readonly (readonly [name: string, facts: readonly PacketFact[]])[] = [
  ['Under way', SENT],
  ['Passed on', PASSED_ON],
  ['Arrived', answered({ kind: 'success' })],
  ['Too late for the last hop', [...PASSED_ON, { kind: 'receipt', packet: second, there: false, at: { ...at(660), hash: null } }]],
  ['Refused at the end', [...answered(REFUSAL), { kind: 'acknowledged', packet: second, answer: REFUSAL, at: at(18) }]],
  [
    'Came back',
    [
      ...answered(REFUSAL),
      { kind: 'acknowledged', packet: second, answer: REFUSAL, at: at(18) },
      { kind: 'acknowledged', packet: first, answer: REFUSAL, at: at(24) },
      { kind: 'refunded', packet: first, to: SENDER, at: at(24) },
    ],
  ],
  ['Over, and nobody knows how', [...SENT, { kind: 'commitment', packet: first, there: false, at: { ...at(700), hash: null } }]],
];

/** Empty only if the sandbox's network had no such way. */
export function transferSamples(): readonly (readonly [name: string, transfer: TrackedTransfer])[] {
  const plan = planRoute(graphOf(SANDBOX_NETWORK), { from: HUB, to: 'osmo-sandbox-1', denom: DENOM });
  if (plan.kind !== 'route') return [];
  const route = addressed(plan.route, SENDER, RECEIVER);
  const none: TrackedTransfer = { route, base: 7_000_000n, first: null, facts: [], outcome: 'under-way' };
  const known = { ...none, first: sentAs(first) };
  return [['Its packet is looked for', none], ...FACTS.map(([name, facts]) => [name, withFacts(known, facts)] as const)];
}
