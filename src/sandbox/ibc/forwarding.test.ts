import { beforeEach, expect, test } from 'vitest';
import { recordedLinks } from '#testing/recorded-links.ts';
import { sendTransfer } from '#testing/send-transfer.ts';
import { brokenTransfers } from '#testing/transfer-invariants.ts';
import { onChain } from '../address.ts';
import type { SandboxNode } from '../node.ts';
import { SECOND } from '../time.ts';
import { bankDenom, parseDenomPath } from './denom.ts';
import { intermediateReceiver } from './forwarding.ts';

/** Transfers that go on by themselves, from the Hub through Core-1 to Osmosis and further. */

let links: ReturnType<typeof recordedLinks>;
const ALICE = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const ALICE_AT_CORE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';

beforeEach(() => {
  links = recordedLinks();
});

const nodes = () => [links.core, links.hub, links.osmo];
function tick(seconds = 1): boolean {
  for (const node of nodes()) node.tick(node.state.singles.time + BigInt(seconds) * SECOND);
  return links.relayer.relay();
}
function settle(): void {
  for (let block = 0; block < 40 && tick(); block += 1);
  expect(brokenTransfers(nodes())).toEqual([]);
}

const owned = (node: SandboxNode, address: string, path: string): bigint =>
  node.state.tables.balances.get(address)?.find(({ denom }) => denom === bankDenom(parseDenomPath(path)))?.amount ?? 0n;

const forward = (change: object = {}) => ({ forward: { receiver: ALICE, port: 'transfer', channel: 'channel-1', ...change } });
const send = (memo: object, amount = 1000n) =>
  sendTransfer(links.hub, { denom: 'uatom', amount, sender: ALICE, receiver: 'pfm', memo: JSON.stringify(memo) });

test.each([
  ['an object', false],
  ['a text', true],
])('a way over two chains and back, the next hop as %s', (_, escaped) => {
  const back = { forward: { receiver: ALICE_AT_CORE, port: 'transfer', channel: 'channel-0' } };
  send(forward({ receiver: 'pfm', next: escaped ? JSON.stringify(back) : back }));
  settle();
  // Back on Core-1 it is what it was there before: its way led to Osmosis and back.
  expect(owned(links.core, ALICE_AT_CORE, 'transfer/channel-0/uatom')).toBe(1000n);
  expect(owned(links.hub, ALICE, 'uatom')).toBe(1_000_000_000_000n - 1000n);
});

test('what passes through has an account of its own, which is left with nothing', () => {
  send(forward());
  settle();
  const intermediate = onChain('persistence', () => intermediateReceiver('channel-0', ALICE));
  expect(links.core.state.tables.accounts.has(intermediate)).toBe(true);
  expect(links.core.state.tables.balances.has(intermediate)).toBe(false);
  expect(owned(links.osmo, ALICE, 'transfer/channel-0/transfer/channel-0/uatom')).toBe(1000n);
});

test('a hop that is too late is tried again as often as the memo says, and then everything goes back', () => {
  links.relayer.orders = { ...links.relayer.orders, delay: { rounds: 0, seconds: 20 } };
  send(forward({ timeout: '10s', retries: 2 }));
  for (let block = 0; block < 30; block += 1) tick(15);
  const sent = links.core.state.tables.ibcChannels.get('transfer/channel-1')?.nextSend;
  expect(sent).toBe(4n);
  expect(owned(links.hub, ALICE, 'uatom')).toBe(1_000_000_000_000n);
  expect(links.core.state.tables.forwards.size).toBe(0);
  expect(brokenTransfers(nodes())).toEqual([]);
});

test('without retries one late hop is the end, after ten minutes unless the memo says otherwise', () => {
  links.relayer.loseNext('packet');
  const began = links.core.state.singles.time;
  send(forward());
  settle();
  links.relayer.findLost();
  settle();
  expect(owned(links.osmo, ALICE, 'transfer/channel-0/transfer/channel-0/uatom')).toBe(1000n);
  const [packet] = links.core.txs.all().flatMap(({ result }) => result.events.filter(({ type }) => type === 'send_packet'));
  const timeout = BigInt(packet?.attributes.find(([key]) => key === 'packet_timeout_timestamp')?.[1] ?? 0);
  expect(timeout - began).toBeGreaterThan(600n * SECOND);
  expect(timeout - began).toBeLessThan(605n * SECOND);
});

test('an answer that never comes keeps the first packet open, and nothing is lost', () => {
  links.relayer.loseNext('acknowledgement');
  send(forward());
  settle();
  expect(links.hub.state.tables.ibcCommitments.size).toBe(1);
  expect(links.core.state.tables.forwards.size).toBe(1);
  links.relayer.findLost();
  settle();
  expect(links.hub.state.tables.ibcCommitments.size).toBe(0);
  expect(links.core.state.tables.forwards.size).toBe(0);
});
