import { describe, expect, test } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { toAddress } from '#sandbox/address.ts';
import { plainIntent, stakingMessages } from '#testing/staking-intents.ts';
import { actionOf } from './actions.ts';
import type { TxIntent, TxKind, TxMessage } from './intent.ts';
import { expectedLines, provedLines } from './receipt-lines.ts';
import type { ReviewLine } from './review-line.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const [A, B] = [1, 2].map((byte) => toAddress('operator', new Uint8Array(20).fill(byte))) as [string, string];
const XPRT = stakeAsset(SANDBOX_NETWORK);
const make = stakingMessages(ALICE);
const NAMES = { [A]: '<b>Northwind</b>' };

/** A receipt as short text: `label: amounts` or `label: validators`. */
function proved(kind: TxKind, messages: readonly TxMessage[], change: Partial<TxIntent> = {}): readonly string[] {
  const intent = { ...plainIntent(kind, ALICE, messages), names: NAMES, ...change };
  return provedLines(messages.map(actionOf), intent, SANDBOX_NETWORK).map(text);
}

function text(line: ReviewLine): string {
  const money = ({ base, asset }: { base: bigint; asset: { symbol: string } }) => `${base} ${asset.symbol}`;
  if (line.kind === 'amounts') return `${line.label}: ${line.amounts.map(money).join(', ')}`;
  if (line.kind !== 'validators') throw new Error(line.kind);
  const places = line.places.map(({ address, name, amount: own, height }) =>
    [name ?? (address === A ? 'A' : 'B'), own && money(own), height].filter((part) => part !== null).join(' '),
  );
  return `${line.label}: ${places.join(', ')}`;
}

describe('what a receipt says, from the messages alone', () => {
  test.each<[TxKind, readonly TxMessage[], readonly string[]]>([
    ['delegate', [make.delegate(A, 5n)], ['You stake: 5 XPRT', 'With: <b>Northwind</b>']],
    ['delegate', [make.delegate(A, 5n), make.delegate(B, 6n)], ['You stake: 11 XPRT', 'With: <b>Northwind</b> 5 XPRT, B 6 XPRT']],
    ['undelegate', [make.undelegate(B, 5n)], ['You unbond: 5 XPRT', 'From: B']],
    ['redelegate', [make.redelegate(A, B, 5n)], ['You move: 5 XPRT', 'From: <b>Northwind</b>', 'To: B']],
    ['cancel-unbonding', [make.cancel(B, 5n, 77n)], ['You stake again: 5 XPRT', 'From: B 77']],
    ['claim', [make.claim(A), make.claim(B)], ['Rewards from: <b>Northwind</b>, B']],
    [
      'restake',
      [make.claim(A), make.claim(B), make.delegate(A, 5n), make.delegate(B, 6n)],
      ['You stake: 11 XPRT', 'Rewards from: <b>Northwind</b>, B', 'With: <b>Northwind</b> 5 XPRT, B 6 XPRT'],
    ],
    ['tokenize', [make.tokenize(B, 5n)], ['You tokenize: 5 XPRT', 'From: B']],
    ['redeem-shares', [make.redeemShares(`${B}/7`, 5n)], ['You give back: 5 shares', 'With: B']],
  ])('%s %#', (kind, messages, lines) => {
    expect(proved(kind, messages)).toEqual(lines);
  });

  test('a name is taken for its own address only', () => {
    expect(proved('claim', [make.claim(B)], { names: { constructor: 'x' } })).toEqual(['Rewards from: B']);
  });

  test('what is no message of ours has no line', () => {
    expect(() => actionOf({ typeUrl: '/cosmos.bank.v1beta1.MsgSend', value: {} })).toThrow(TypeError);
    expect(() => actionOf({ typeUrl: 'constructor', value: {} })).toThrow();
    expect(() => actionOf({ ...make.delegate(A, 5n), value: { validatorAddress: A, amount: { denom: 'uxprt', amount: '-5' } } })).toThrow();
  });
});

test('what is expected stands under the words of its kind, and only what arrives', () => {
  const intent: TxIntent = {
    ...plainIntent('undelegate', ALICE, []),
    changes: [
      { bucket: 'staked', direction: 'out', amount: amount(XPRT, 5n) },
      { bucket: 'unbonding', direction: 'in', amount: amount(XPRT, 4n) },
      { bucket: 'free', direction: 'in', amount: amount(XPRT, 1n) },
    ],
  };
  expect(expectedLines(intent).map(text)).toEqual(['You get: 4 XPRT', 'Rewards paid out: 1 XPRT']);
  expect(expectedLines({ ...intent, kind: 'cancel-unbonding' }).map(text)).toEqual(['Rewards paid out: 1 XPRT']);
});
