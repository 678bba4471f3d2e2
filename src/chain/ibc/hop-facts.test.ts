import { expect, test } from 'vitest';
import { hopHealth } from '#domain/hop-health.ts';
import { type Instead, NOT_FOUND, recordedIbcNode } from '#testing/recorded-ibc.ts';
import { ChainFailure, toBase64 } from '../abci.ts';
import { writeMessage } from '../wire.ts';
import { fetchHopFacts } from './hop-facts.ts';

const LEG = {
  from: 'core-sandbox-1',
  to: 'hub-sandbox-1',
  port: 'transfer',
  channel: 'channel-0',
  toPort: 'transfer',
  toChannel: 'channel-0',
};
const BACK = { ...LEG, from: LEG.to, to: LEG.from };
/** Of the recorded node's newest block. */
const BLOCK_TIME = Date.parse('2026-11-22T15:33:00Z');
const DAY = 86_400_000;

const message = (...fields: readonly (readonly [number, string | Uint8Array | number])[]) => ({ value: toBase64(writeMessage(...fields)) });

function consensusAt(time: number) {
  const stamp = writeMessage([1, Math.floor(time / 1000)]);
  return message([1, writeMessage([1, '/ibc.lightclients.tendermint.v1.ConsensusState'], [2, writeMessage([1, stamp])])]);
}

/** A client of `follows` with two weeks of trust, as the recorded one has. */
function clientOf(follows: string) {
  const one = writeMessage([1, 1], [2, 1]);
  const state = writeMessage([1, follows], [3, writeMessage([1, 1_209_600])], [6, new Uint8Array()], [7, one]);
  return message([
    1,
    writeMessage([1, '07-tendermint-0'], [2, writeMessage([1, '/ibc.lightclients.tendermint.v1.ClientState'], [2, state])]),
  ]);
}

const chain = (instead: Readonly<Record<string, ReturnType<Instead>>> = {}) =>
  recordedIbcNode((path) => ({ ConsensusState: consensusAt(BLOCK_TIME - 60_000), ...instead })[path.split('/').at(-1) ?? '']);
const farEnd = (instead: Readonly<Record<string, ReturnType<Instead>>> = {}) =>
  chain({ ChannelClientState: clientOf('core-sandbox-1'), ...instead });

test('the recorded channel is healthy from both sides', async () => {
  const facts = await fetchHopFacts(chain(), farEnd(), LEG);
  const end = {
    blockTime: BLOCK_TIME,
    channel: 'open',
    leadsElsewhere: false,
    client: { standing: 'active', trustingPeriodMs: 14 * DAY, updatedAt: BLOCK_TIME - 60_000 },
  };
  expect(facts).toEqual([
    { chain: 'core-sandbox-1', facts: end },
    { chain: 'hub-sandbox-1', facts: end },
  ]);
  expect(hopHealth(facts, 600_000)).toEqual({ verdict: 'healthy', findings: [] });
});

const unknownPath = { code: 6, codespace: 'sdk', log: 'unknown query path: unknown request' };

test.each([
  ['a channel that is not there', { Channel: NOT_FOUND, ChannelClientState: NOT_FOUND }, 'channel-missing'],
  [
    'a channel that is closed',
    { Channel: message([1, writeMessage([1, 4], [3, writeMessage([1, 'transfer'], [2, 'channel-0'])])]) },
    'channel-not-open',
  ],
  [
    'a channel with another end',
    { Channel: message([1, writeMessage([1, 3], [3, writeMessage([1, 'transfer'], [2, 'channel-9'])])]) },
    'leads-elsewhere',
  ],
  ['a light client of another chain', { ChannelClientState: clientOf('osmo-sandbox-1') }, 'leads-elsewhere'],
  ['a light client that the chain calls expired', { ClientStatus: message([1, 'Expired']) }, 'client-expired'],
  [
    'a light client that is too old, on a chain that does not say so',
    { ClientStatus: unknownPath, ConsensusState: consensusAt(BLOCK_TIME - 14 * DAY) },
    'client-expired',
  ],
])('%s is found', async (_, instead, kind) => {
  const { verdict, findings } = hopHealth(await fetchHopFacts(chain(instead), farEnd(), LEG), 600_000);
  expect([verdict, findings[0]?.kind, findings[0]?.chain]).toEqual(['blocked', kind, 'core-sandbox-1']);
  const turned = hopHealth(await fetchHopFacts(farEnd(), chain(instead), BACK), 600_000);
  expect([turned.verdict, turned.findings[0]?.kind, turned.findings[0]?.chain]).toEqual(['blocked', kind, 'core-sandbox-1']);
});

test('a chain that does not know how its light client is leaves it to the age', async () => {
  const facts = await fetchHopFacts(chain({ ClientStatus: unknownPath }), farEnd(), LEG);
  expect(hopHealth(facts, 600_000).verdict).toBe('healthy');
});

test('a chain that cannot be asked is silent, and the other one is still heard', async () => {
  const dead = { ...chain(), rpc: { execute: () => Promise.reject(new ChainFailure({ kind: 'offline' })), disconnect() {} } };
  const facts = await fetchHopFacts(chain(), dead, LEG);
  expect(hopHealth(facts, 600_000)).toEqual({
    verdict: 'warning',
    findings: [{ chain: 'hub-sandbox-1', severity: 'warning', kind: 'silent' }],
  });
  const broken = await fetchHopFacts(chain({ Channel: { value: 'AAAA' } }), farEnd(), LEG);
  expect(broken[0]).toEqual({ chain: 'core-sandbox-1', facts: null });
});
