import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAcknowledgement } from './acknowledgement.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('an acknowledgement', () => {
  test.each([
    ['{"result":"AQ=="}', { kind: 'success' }],
    ['{"result":"eyJjb250cmFjdF9yZXN1bHQiOm51bGx9"}', { kind: 'success' }],
    [
      '{"error":"ABCI code: 5: error handling packet: see events for details"}',
      { kind: 'error', text: 'ABCI code: 5: error handling packet: see events for details' },
    ],
    ['{"error":""}', { kind: 'error', text: '' }],
  ])('%s', (text, answer) => {
    expect(readAcknowledgement(bytes(text))).toEqual(answer);
  });

  test.each([
    '',
    '{',
    'null',
    '1',
    '"result"',
    '[]',
    '{}',
    '{"result":""}',
    '{"result":1}',
    '{"result":null}',
    '{"error":{}}',
    '{"error":null}',
    '{"result":"AQ==","error":"x"}',
    '{"result":"AQ==","more":1}',
    '{"Result":"AQ=="}',
    '{"__proto__":{"result":"AQ=="}}',
    '["AQ=="]',
  ])('%s is none', (text) => {
    expect(readAcknowledgement(bytes(text))).toEqual({ kind: 'unreadable' });
  });

  test('broken text and a hostile megabyte are none', () => {
    expect(readAcknowledgement(Uint8Array.of(0x7b, 0xff, 0x7d))).toEqual({ kind: 'unreadable' });
    expect(readAcknowledgement(bytes(`{"error":"${'x'.repeat(1_000_000)}"}`))).toEqual({ kind: 'unreadable' });
  });

  test('any bytes get an answer', () => {
    fc.assert(fc.property(fc.uint8Array(), (any) => ['success', 'error', 'unreadable'].includes(readAcknowledgement(any).kind)));
  });
});
