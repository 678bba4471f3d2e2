import { serializeSignDoc } from '@cosmjs/amino';
import { AminoTypes, createIbcAminoConverters } from '@cosmjs/stargate';
import { MsgTransfer } from 'cosmjs-types/ibc/applications/transfer/v1/tx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromAmino, toAmino } from '#chain/tx/amino.ts';
import { codecOf, encodeMessage } from '#chain/tx/registry.ts';
import { toBase64 } from '../abci.ts';
import { type Transfer, transferMessage } from './transfer-message.ts';

const TYPE_URL = '/ibc.applications.transfer.v1.MsgTransfer';
const usual: Transfer = {
  port: 'transfer',
  channel: 'channel-0',
  denom: 'stk/uxprt',
  amount: 5_000_000n,
  sender: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  receiver: 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn',
  timeoutTimestamp: 1_795_362_067_000_000_000n,
  memo: '',
};
const filled = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '');
const anyTransfer: fc.Arbitrary<Transfer> = fc.record({
  port: filled,
  channel: filled,
  denom: filled,
  amount: fc.bigInt({ min: 1n, max: 2n ** 200n }),
  sender: filled,
  receiver: filled,
  timeoutTimestamp: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
  memo: fc.string({ unit: 'grapheme', maxLength: 200 }),
});

describe('a transfer', () => {
  test('has the bytes and the amino document that CosmJS makes of it, and both are read back', () => {
    const amino = new AminoTypes(createIbcAminoConverters());
    fc.assert(
      fc.property(anyTransfer, (transfer) => {
        const message = transferMessage(transfer);
        const value = MsgTransfer.fromPartial(message.value as MsgTransfer);
        expect(toBase64(encodeMessage(message))).toBe(toBase64(MsgTransfer.encode(value).finish()));
        expect(codecOf(TYPE_URL)?.decode(encodeMessage(message))).toEqual(message.value);
        const document = JSON.parse(JSON.stringify(amino.toAmino({ typeUrl: TYPE_URL, value })));
        expect(toAmino(message)).toEqual(document);
        expect(fromAmino(toAmino(message))).toEqual(message);
      }),
    );
  });

  test('a Ledger is shown an empty height, and neither memo nor encoding while there is none', () => {
    const written = (memo: string) => {
      const msgs = [toAmino(transferMessage({ ...usual, memo }))];
      const fee = { amount: [], gas: '1' };
      return new TextDecoder().decode(
        serializeSignDoc({ chain_id: 'c', account_number: '1', sequence: '0', fee, msgs: JSON.parse(JSON.stringify(msgs)), memo: '' }),
      );
    };
    expect(written('')).toContain('"source_port":"transfer","timeout_height":{},"timeout_timestamp":"1795362067000000000","token":{');
    expect(written('')).not.toMatch(/encoding|"memo":"[^"]/);
    expect(written('{"forward":{}}')).toContain('"memo":"{\\"forward\\":{}}","receiver"');
  });

  test.each([
    ['nothing', { amount: 0n }],
    ['less than nothing', { amount: -1n }],
    ['what the chain reads as everything', { amount: 2n ** 256n - 1n }],
    ['no timeout', { timeoutTimestamp: 0n }],
    ['a timeout beyond time', { timeoutTimestamp: 2n ** 64n }],
    ['no receiver', { receiver: ' ' }],
    ['a receiver that is too long', { receiver: 'ü'.repeat(1_025) }],
    ['a memo that is too long', { memo: 'ü'.repeat(16_385) }],
  ])('with %s is no message', (_, change) => {
    expect(() => transferMessage({ ...usual, ...change })).toThrow(/malformed/);
  });

  test('receiver and memo may be as long as the chain takes them', () => {
    expect(() => transferMessage({ ...usual, receiver: 'ü'.repeat(1_024), memo: 'ü'.repeat(16_384) })).not.toThrow();
  });
});

describe('an amino transfer that the chain would write in another way is refused', () => {
  const { type, value } = toAmino(transferMessage({ ...usual, memo: 'note' }));
  const base = value as Record<string, unknown>;
  test.each([
    ['an empty memo', { memo: '' }],
    ['a memo that is no text', { memo: 5 }],
    ['an encoding that is empty', { encoding: '' }],
    ['a timeout of zero', { timeout_timestamp: '0' }],
    ['a timeout with a sign', { timeout_timestamp: '+5' }],
    ['a timeout that is too large', { timeout_timestamp: '18446744073709551616' }],
    ['a timeout that is a number', { timeout_timestamp: 5 }],
    ['no height', { timeout_height: undefined }],
    ['a height that is a list', { timeout_height: [] }],
    ['a height with zeros', { timeout_height: { revision_number: '0', revision_height: '0' } }],
    ['a height with another field', { timeout_height: { revision: '1' } }],
    ['no receiver', { receiver: undefined }],
    ['a coin of another shape', { token: { denom: 'uxprt', amount: '05' } }],
    ['a field that is not known', { signer: 'me' }],
    ['a field called like a prototype', { ['__proto__']: { memo: 'x' } }],
  ])('%s', (_, change) => {
    const present = Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, one]) => one !== undefined));
    expect(() => fromAmino({ type, value: present })).toThrow(/malformed/);
  });

  test('one with a height and without a timeout by time is read as it is', () => {
    const { timeout_timestamp, memo, ...rest } = base;
    const read = fromAmino({ type, value: { ...rest, timeout_height: { revision_height: '77' } } });
    expect(read.value).toMatchObject({ timeoutHeight: { revisionNumber: 0n, revisionHeight: 77n }, timeoutTimestamp: 0n, memo: '' });
    expect([timeout_timestamp, memo]).toEqual(['1795362067000000000', 'note']);
    expect(toAmino(read)).toEqual({ type, value: { ...rest, timeout_height: { revision_height: '77' } } });
  });
});
