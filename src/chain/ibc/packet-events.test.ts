import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_LIMIT, type TxEvent } from '#chain/tx/lookup.ts';
import { readTransferPacket } from '#domain/transfer-packet.ts';
import { type PacketEvent, readPacketEvents } from './packet-events.ts';
import { readTransferEnd } from './refunds.ts';

const usual = {
  packet_data_hex: '7b7d',
  packet_timeout_height: '1-77',
  packet_timeout_timestamp: '1795362067000000000',
  packet_sequence: '5',
  packet_src_port: 'transfer',
  packet_src_channel: 'channel-0',
  packet_dst_port: 'transfer',
  packet_dst_channel: 'channel-3',
  msg_index: '1',
};

function event(type: string, attributes: Readonly<Record<string, string>>): TxEvent {
  return { type, attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })) };
}

describe('events of packets', () => {
  test('name both ends, the timeout, the data and the message', () => {
    const [read] = readPacketEvents([event('message', {}), event('send_packet', usual)]);
    expect(read).toEqual({
      kind: 'sent',
      packet: {
        port: 'transfer',
        channel: 'channel-0',
        toPort: 'transfer',
        toChannel: 'channel-3',
        sequence: 5n,
        timeoutTimestamp: 1_795_362_067_000_000_000n,
        timeoutHeight: 77n,
      },
      data: Uint8Array.of(0x7b, 0x7d),
      acknowledgement: null,
      message: '1',
      place: 1,
    });
  });

  test('of other modules, of IBC v2, and of receives that failed are left out', () => {
    const { packet_src_channel, ...v2 } = usual;
    const prefixed = Object.fromEntries(Object.entries(usual).map(([key, value]) => [`ibccallbackerror-${key}`, value]));
    const others = [
      event('transfer', usual),
      event('send_packet', v2),
      event('ibccallbackerror-send_packet', prefixed),
      event('constructor', usual),
    ];
    expect(readPacketEvents(others)).toEqual([]);
    expect(packet_src_channel).toBe('channel-0');
  });

  test.each([
    ['no sequence', { packet_sequence: '' }],
    ['a negative sequence', { packet_sequence: '-1' }],
    ['a sequence beyond 64 bits', { packet_sequence: '18446744073709551616' }],
    ['a timeout in hexadecimal', { packet_timeout_timestamp: '0x10' }],
    ['a height without a revision', { packet_timeout_height: '77' }],
    ['a channel of a megabyte', { packet_dst_channel: 'c'.repeat(1_000_000) }],
    ['no port', { packet_src_port: '' }],
  ])('with %s are malformed', (_, change) => {
    expect(() => readPacketEvents([event('recv_packet', { ...usual, ...change })])).toThrow(/malformed/);
  });

  test.each([
    ['odd', 'abc'],
    ['no hexadecimal', 'zz'],
    ['cut', 'ab'.repeat(ATTRIBUTE_LIMIT / 2)],
  ])('with data that is %s have none', (_, packet_data_hex) => {
    expect(readPacketEvents([event('recv_packet', { ...usual, packet_data_hex })])[0]?.data).toBeNull();
  });
});

describe('what the transfer module made of the end', () => {
  const end = (events: readonly TxEvent[]) => {
    const all = [event('acknowledge_packet', usual), ...events];
    const [first] = readPacketEvents(all) as [PacketEvent];
    return readTransferEnd(all, first);
  };
  const paid = event('coin_received', { receiver: 'me', amount: '5uxprt', msg_index: '1' });

  test.each([
    [
      'a success',
      [event('fungible_token_packet', { success: '\u0001', msg_index: '1' })],
      { answer: { kind: 'success' }, refundedTo: null },
    ],
    [
      'an error, paid back',
      [
        paid,
        event('fungible_token_packet', { sender: 'me', msg_index: '1' }),
        event('fungible_token_packet', { error: 'no', msg_index: '1' }),
      ],
      { answer: { kind: 'error', text: 'no' }, refundedTo: 'me' },
    ],
    [
      'an error that nobody was paid for',
      [event('fungible_token_packet', { sender: 'me', msg_index: '1' }), event('fungible_token_packet', { error: 'no', msg_index: '1' })],
      { answer: { kind: 'error', text: 'no' }, refundedTo: null },
    ],
    ['a timeout as ibc-go v10 tells it', [paid, event('timeout', { receiver: 'me', msg_index: '1' })], { answer: null, refundedTo: 'me' }],
    [
      'a timeout as ibc-go v7 tells it',
      [paid, event('timeout', { refund_receiver: 'me', msg_index: '1' })],
      { answer: null, refundedTo: 'me' },
    ],
    [
      'another message of the same transaction',
      [paid, event('timeout', { receiver: 'me', msg_index: '2' })],
      { answer: null, refundedTo: null },
    ],
    ['nothing', [], { answer: null, refundedTo: null }],
  ])('%s', (_, events, expected) => {
    expect(end(events)).toEqual(expected);
  });
});

describe('the data of a transfer', () => {
  const read = (value: unknown) => readTransferPacket(new TextEncoder().encode(JSON.stringify(value)));
  const data = { denom: 'transfer/channel-4/stk/uxprt', amount: '5', sender: 'a', receiver: 'b' };

  test('is five texts, of which the memo may be missing', () => {
    const token = { hops: [{ port: 'transfer', channel: 'channel-4' }], base: 'stk/uxprt' };
    expect(read(data)).toEqual({ token, amount: 5n, sender: 'a', receiver: 'b', memo: '' });
    expect(read({ ...data, memo: 'x' })?.memo).toBe('x');
  });

  test.each([
    ['nothing', null],
    ['a list', [data]],
    ['a number for the amount', { ...data, amount: 5 }],
    ['a negative amount', { ...data, amount: '-5' }],
    ['an amount of nothing', { ...data, amount: '0' }],
    ['an amount in words', { ...data, amount: '1e9' }],
    ['an amount beyond all coins', { ...data, amount: '9'.repeat(79) }],
    ['no receiver', { ...data, receiver: '' }],
    ['a memo that is no text', { ...data, memo: {} }],
    ['fields of its prototype', { denom: 'u', amount: '5', sender: 'a', constructor: 'b' }],
  ])('with %s is none', (_, value) => {
    expect(read(value)).toBeNull();
  });

  test('that is no JSON, no text, or longer than a chain takes is none', () => {
    expect(readTransferPacket(new TextEncoder().encode('{'))).toBeNull();
    expect(readTransferPacket(Uint8Array.of(0xff, 0xfe))).toBeNull();
    expect(readTransferPacket(new Uint8Array(200_000).fill(0x20))).toBeNull();
  });
});
