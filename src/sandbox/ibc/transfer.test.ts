import { beforeEach, expect, test } from 'vitest';
import { recordedLinks } from '#testing/recorded-links.ts';
import { type Sending, sendTransfer } from '#testing/send-transfer.ts';
import { onChain } from '../address.ts';
import { moduleAccount } from '../modules/auth.ts';
import { Refusal } from '../refusal.ts';
import { encode, fields } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { msgTransfer } from './msg-transfer.ts';

let links: ReturnType<typeof recordedLinks>;
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const RECEIVER = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';

beforeEach(() => {
  links = recordedLinks();
});

const send = (change: Partial<Sending> = {}) =>
  sendTransfer(links.core, { denom: 'uxprt', amount: 5n, sender: ALICE, receiver: RECEIVER, ...change });
const balance = (address: string): bigint =>
  links.core.state.tables.balances.get(address)?.find(({ denom }) => denom === 'uxprt')?.amount ?? 0n;

test('the largest amount means everything that can be spent', () => {
  const own = balance(ALICE);
  send({ amount: 2n ** 256n - 1n });
  expect(balance(ALICE)).toBe(0n);
  expect(links.core.state.tables.transferEscrow.get('uxprt')).toBe(own);
  expect(() => send({ amount: 2n ** 256n - 1n })).toThrow(
    new Refusal('transfer', 5, 'empty spendable balance for uxprt: invalid token amount'),
  );
});

test('what vests is not part of everything', () => {
  const [vesting] = [...links.core.state.tables.accounts.values()].filter(({ kind }) => kind.type === 'permanent');
  const address = vesting?.address ?? '';
  const own = balance(address);
  send({ sender: address, amount: 2n ** 256n - 1n });
  expect(balance(address)).toBeGreaterThan(0n);
  expect(balance(address)).toBeLessThan(own);
});

test('a denom that may not be sent, and a sender that may not send', () => {
  links.core.intervene((state) => ({
    ...state,
    singles: { ...state.singles, bank: { ...state.singles.bank, sendEnabled: [{ denom: 'uxprt', enabled: false }] } },
  }));
  expect(() => send()).toThrow(/^uxprt transfers are currently disabled: .*fungible token transfers from this chain are disabled$/);
  const sender = onChain('persistence', () => moduleAccount('distribution'));
  expect(() => send({ sender })).toThrow(/is not allowed to send funds: unauthorized$/);
});

test('a voucher is described to the bank', () => {
  sendTransfer(links.hub, { denom: 'uatom', amount: 5n, sender: RECEIVER, receiver: ALICE });
  for (let block = 0; block < 4; block += 1) {
    for (const node of [links.core, links.hub, links.osmo]) node.tick(node.state.singles.time + 1_000_000_000n);
    links.relayer.relay();
  }
  expect(links.core.state.singles.bank.metadata.find(({ base }) => base.startsWith('ibc/'))).toMatchObject({
    base: 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2',
    display: 'transfer/channel-0/uatom',
    name: 'transfer/channel-0/uatom IBC token',
    symbol: 'UATOM',
  });
});

const FORM = fields({
  source_port: [1, 'string'],
  source_channel: [2, 'string'],
  token: [3, COIN],
  sender: [4, 'string'],
  receiver: [5, 'string'],
  memo: [8, 'string'],
});
const VALID = {
  source_port: 'transfer',
  source_channel: 'channel-0',
  token: { denom: 'uxprt', amount: 1n },
  sender: ALICE,
  receiver: RECEIVER,
  memo: '',
};

test.each<readonly [string, Partial<typeof VALID>, string, number, RegExp]>([
  ['a blank port', { source_port: ' ' }, 'host', 2, /^invalid source port ID: identifier cannot be blank: invalid identifier$/],
  [
    'a strange channel',
    { source_channel: 'channel/0' },
    'host',
    2,
    /^invalid source channel ID: identifier channel\/0 cannot contain separator '\/'/,
  ],
  ['a short channel', { source_channel: 'chan' }, 'host', 2, /has invalid length: 4, must be between 8-64 characters/],
  ['no amount', { token: { denom: 'uxprt', amount: 0n } }, 'ibc', 6, /^0uxprt: invalid coins$/],
  ['a denom that is none', { token: { denom: 'ibc/xyz', amount: 1n } }, 'ibc', 6, /^1ibc\/xyz: invalid coins$/],
  ['a sender of another chain', { sender: RECEIVER }, 'ibc', 5, /^string could not be parsed as address: hrp does not match/],
  ['no receiver', { receiver: ' ' }, 'ibc', 5, /^missing recipient address: invalid address$/],
  ['a long receiver', { receiver: 'r'.repeat(2049) }, 'ibc', 5, /^recipient address must not exceed 2048 bytes/],
  ['a long memo', { memo: 'ü'.repeat(16_385) }, 'transfer', 11, /^memo must not exceed 32768 bytes: invalid memo$/],
])('%s is refused without state', (_, change, codespace, code, log) => {
  const message = msgTransfer.read(encode(FORM, { ...VALID, ...change }));
  let refusal: unknown;
  try {
    message.validate();
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ codespace, code });
  expect(String(refusal)).toMatch(new RegExp(log.source.replace(/^\^/, '^Error: ')));
});
