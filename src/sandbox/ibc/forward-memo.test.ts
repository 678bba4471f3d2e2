import { expect, test } from 'vitest';
import { ForwardProblem, readForward } from './forward-memo.ts';
import { parseGoDuration } from './go-duration.ts';

const HOP = { receiver: 'osmo1', port: 'transfer', channel: 'channel-1' };
const memo = (change: object): string => JSON.stringify({ forward: { ...HOP, ...change } });
const order = (change: object = {}) => readForward(memo(change));

test.each(['', 'hello', '[]', '1', '"forward"', 'null', '{}', '{"wasm":{}}', '{"forward":null}'])(
  '%j says nothing about forwarding',
  (text) => {
    expect(readForward(text)).toBeNull();
  },
);

test('what is not said is left to the chain', () => {
  expect(order()).toEqual({ ...HOP, timeout: 0n, retries: null, next: '' });
});

test('a timeout is a number of nanoseconds or a duration', () => {
  expect(order({ timeout: '10m' })).toMatchObject({ timeout: 600_000_000_000n });
  expect(order({ timeout: 5e9 })).toMatchObject({ timeout: 5_000_000_000n });
  expect(order({ timeout: -1 })).toMatchObject({ timeout: -1n });
  // Too large for Go's conversion.
  expect(order({ timeout: 1e300 })).toMatchObject({ timeout: 0n });
});

test('next is an object as it stands, or escaped in a text', () => {
  const next = { forward: { z: 1, a: '<b>' } };
  const written = '{"forward":{"z":1,"a":"\\u003cb\\u003e"}}';
  expect(order({ next })).toMatchObject({ next: written });
  expect(order({ next: JSON.stringify(next) })).toMatchObject({ next: written });
});

test.each<readonly [object | string, string]>([
  ['{"forward":{}}', 'failed to validate metadata. receiver cannot be empty'],
  [{ port: '' }, 'failed to validate metadata: identifier cannot be blank: invalid identifier'],
  [
    { channel: 'channel 1' },
    "failed to validate metadata: identifier channel 1 must contain only alphanumeric or the following characters: '.', '_', '+', '-', '#', '[', ']', '<', '>': invalid identifier",
  ],
  [
    { channel: 'c' },
    'failed to validate metadata: identifier c has invalid length: 1, must be between 8-64 characters: invalid identifier',
  ],
  [{ timeout: 'soon' }, 'error parsing forward metadata: time: invalid duration "soon"'],
  [{ timeout: true }, 'error parsing forward metadata: invalid duration'],
  [
    { retries: 256 },
    'error parsing forward metadata: json: cannot unmarshal number 256 into Go struct field ForwardMetadata.forward.retries of type uint8',
  ],
  [
    { retries: '1' },
    'error parsing forward metadata: json: cannot unmarshal string into Go struct field ForwardMetadata.forward.retries of type uint8',
  ],
  [
    { receiver: 1 },
    'error parsing forward metadata: json: cannot unmarshal number into Go struct field ForwardMetadata.forward.receiver of type string',
  ],
  [
    '{"forward":"x"}',
    'error parsing forward metadata: json: cannot unmarshal string into Go struct field PacketMetadata.forward of type types.ForwardMetadata',
  ],
])('%j is refused', (change, text) => {
  expect(() => readForward(typeof change === 'string' ? change : memo(change))).toThrow(new ForwardProblem(text));
});

test.each<readonly [string, bigint | string]>([
  ['0', 0n],
  ['1ns', 1n],
  ['1h30m', 5_400_000_000_000n],
  ['1.5s', 1_500_000_000n],
  ['.5s', 500_000_000n],
  ['-2m', -120_000_000_000n],
  ['+3us', 3_000n],
  ['3µs', 3_000n],
  ['', 'time: invalid duration ""'],
  ['10', 'time: missing unit in duration "10"'],
  ['10 m', 'time: unknown unit " m" in duration "10 m"'],
  ['1d', 'time: unknown unit "d" in duration "1d"'],
  ['m', 'time: invalid duration "m"'],
  ['.s', 'time: invalid duration ".s"'],
  ['9999999999h', 'time: invalid duration "9999999999h"'],
])('%j as a duration of Go', (text, expected) => {
  expect(parseGoDuration(text)).toBe(expected);
});
