import { describe, expect, test } from 'vitest';
import { matchesAnyEvent, matchesOneEvent, parseEventQuery } from './event-query.ts';

/** A transaction with a send (event 0) and a message (event 1). */
const attributes = [
  { tag: 'transfer.sender', value: 'alice', event: 0 },
  { tag: 'transfer.recipient', value: 'bob', event: 0 },
  { tag: 'transfer.amount', value: '250uxprt', event: 0 },
  { tag: 'message.action', value: '/cosmos.bank.v1beta1.MsgSend', event: 1 },
  { tag: 'block.timestamp', value: '2026-10-01T09:00:00Z', event: 2 },
  { tag: 'tx.height', value: '12', event: -1 },
];
const finds = (query: string): boolean => matchesOneEvent(parseEventQuery(query), attributes, ['tx.height']);

describe('searching', () => {
  test.each([
    "transfer.sender='alice'",
    "transfer.sender = 'alice' AND transfer.recipient='bob'",
    "transfer.sender='alice' AND tx.height=12",
    'tx.height>=12 AND tx.height<=12',
    'tx.height>11 AND tx.height<13',
    "message.action CONTAINS 'MsgSend'",
    'transfer.amount EXISTS',
    'transfer.amount>249',
    'block.timestamp >= TIME 2026-10-01T09:00:00Z',
    'block.timestamp > DATE 2026-09-30',
  ])('%s finds it', (query) => expect(finds(query)).toBe(true));

  test.each([
    "transfer.sender='ali'",
    "transfer.sender='bob'",
    'tx.height>12',
    "message.action CONTAINS 'MsgDelegate'",
    'burn.amount EXISTS',
    'transfer.sender>5',
    'transfer.amount<250',
    'block.timestamp < DATE 2026-09-30',
  ])('%s does not', (query) => expect(finds(query)).toBe(false));

  test('conditions must meet in one event, but for subscriptions any will do', () => {
    const query = "transfer.sender='alice' AND message.action EXISTS";
    expect(finds(query)).toBe(false);
    expect(matchesAnyEvent(parseEventQuery(query), attributes)).toBe(true);
  });
});

test.each([
  ['', 'offset 0: EOF'],
  ['message.sender=', 'offset 15: EOF'],
  ["'a'='b'", 'offset 3: got string, wanted tag'],
  [
    "a.b 'c'",
    'offset 7: got string, wanted <= operator, >= operator, < operator, > operator, = operator, CONTAINS operator or EXISTS operator',
  ],
  ["a.b>'c'", 'offset 7: got string, wanted number, timestamp or datestamp'],
  ["a.b='c' d.e='f'", 'offset 11: got tag, want AND operator'],
  ["a.b='c' AND", 'offset 11: EOF'],
  ["a.b='c", "offset 4: invalid character '''"],
])('%j is refused with "%s"', (query, text) => expect(() => parseEventQuery(query)).toThrow(text));
