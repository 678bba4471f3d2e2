import { beforeEach, expect, test } from 'vitest';
import { recordedLinks } from '#testing/recorded-links.ts';
import { sendTransfer } from '#testing/send-transfer.ts';
import { Refusal } from '../refusal.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { statusOf } from './client.ts';
import { Relayer } from './relayer.ts';

/** What the sandbox's owner can do to packets. */

let links: ReturnType<typeof recordedLinks>;
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const ALICE_ABROAD = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const VOUCHER = 'ibc/491A8440132E7C3DEEE141C1D068CD5B4D0330C0B39828DD58DFD353B4DB6B9F';

beforeEach(() => {
  links = recordedLinks();
});

const nodes = () => [links.core, links.hub, links.osmo];
function tick(seconds = 1): boolean {
  for (const node of nodes()) node.tick(node.state.singles.time + BigInt(seconds) * SECOND);
  return links.relayer.relay();
}
function settle(): void {
  for (let block = 0; block < 20 && tick(); block += 1);
}

const send = (amount: bigint, seconds = 600) =>
  sendTransfer(links.core, { denom: 'uxprt', amount, sender: ALICE, receiver: ALICE_ABROAD, seconds });

const arrived = (): bigint => links.hub.state.tables.balances.get(ALICE_ABROAD)?.find(({ denom }) => denom === VOUCHER)?.amount ?? 0n;
const own = (): bigint => links.core.state.tables.balances.get(ALICE)?.find(({ denom }) => denom === 'uxprt')?.amount ?? 0n;
const pending = (): number => links.core.state.tables.ibcCommitments.size;

test('a packet arrives in the block after the relayer has seen it, and its answer in the one after that', () => {
  send(5n);
  tick();
  expect([arrived(), pending()]).toEqual([0n, 1]);
  tick();
  expect([arrived(), pending()]).toEqual([5n, 1]);
  tick();
  expect([arrived(), pending()]).toEqual([5n, 0]);
  expect(tick()).toBe(false);
});

test('stopped, it leaves everything where it is, and goes on later', () => {
  links.relayer.orders = { ...links.relayer.orders, work: 'stopped' };
  send(5n);
  for (let block = 0; block < 10; block += 1) expect(tick()).toBe(false);
  expect([arrived(), pending()]).toEqual([0n, 1]);
  links.relayer.orders = { ...links.relayer.orders, work: 'running' };
  settle();
  expect([arrived(), pending()]).toEqual([5n, 0]);
});

test('delayed by rounds and by seconds', () => {
  links.relayer.orders = { ...links.relayer.orders, delay: { rounds: 2, seconds: 0 } };
  send(5n);
  tick();
  tick();
  expect(arrived()).toBe(0n);
  tick();
  tick();
  expect(arrived()).toBe(5n);
  settle();
  links.relayer.orders = { ...links.relayer.orders, delay: { rounds: 0, seconds: 30 } };
  send(7n);
  tick();
  tick(29);
  tick();
  expect(arrived()).toBe(5n);
  tick(1);
  expect(arrived()).toBe(12n);
});

test('reversed, the last packet comes first', () => {
  links.relayer.orders = { ...links.relayer.orders, order: 'reversed' };
  send(5n);
  send(7n);
  tick();
  tick();
  const sequences = links.hub.txs
    .all()
    .flatMap(({ result }) =>
      result.events
        .filter(({ type }) => type === 'recv_packet')
        .map(({ attributes }) => attributes.find(([key]) => key === 'packet_sequence')?.[1]),
    );
  expect(sequences).toEqual(['2', '1']);
});

test('a lost packet is given back after its timeout', () => {
  const before = own();
  links.relayer.loseNext('packet');
  send(5n, 60);
  settle();
  expect([arrived(), pending(), before - own()]).toEqual([0n, 1, 5n]);
  tick(60);
  settle();
  expect([arrived(), pending(), before - own()]).toEqual([0n, 0, 0n]);
});

test('a lost answer changes nothing for the money, and is found again', () => {
  links.relayer.loseNext('acknowledgement');
  send(5n, 60);
  settle();
  expect([arrived(), pending()]).toEqual([5n, 1]);
  tick(600);
  settle();
  expect([arrived(), pending()]).toEqual([5n, 1]);
  links.relayer.findLost();
  settle();
  expect([arrived(), pending()]).toEqual([5n, 0]);
});

test('more packets than fit into one transaction come in several', () => {
  for (let count = 0; count < 45; count += 1) send(1n);
  settle();
  expect([arrived(), pending()]).toEqual([45n, 0]);
  expect(links.hub.txs.all().filter(({ result }) => result.events.some(({ type }) => type === 'recv_packet'))).toHaveLength(3);
});

test('one that is made anew goes on where the last one stopped', () => {
  send(5n);
  tick();
  tick();
  const another = new Relayer(nodes);
  for (let block = 0; block < 10; block += 1) {
    another.relay();
    for (const node of nodes()) node.tick(node.state.singles.time + SECOND);
  }
  expect([arrived(), pending()]).toEqual([5n, 0]);
});

test('clients are kept alive, or left to expire, and then nothing can be sent', () => {
  const status = (): string => statusOf(new Store(links.core.state), '07-tendermint-0', links.core.state.singles.time);
  for (let day = 0; day < 40; day += 1) tick(86_400);
  expect(status()).toBe('Active');
  links.relayer.orders = { ...links.relayer.orders, clients: 'left alone' };
  for (let day = 0; day < 14; day += 1) tick(86_400);
  expect(status()).toBe('Expired');
  expect(() => send(5n)).toThrow(
    new Refusal('client', 29, 'cannot send packet using client (07-tendermint-0) with status Expired: client state is not active'),
  );
});
