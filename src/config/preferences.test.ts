import { expect, test } from 'vitest';
import { readPreferences } from './preferences.ts';

const NOTHING = { theme: 'system', network: undefined, endpoints: {} };

test.each([null, undefined, 7, 'text', [], {}, { theme: 'pink' }, { network: '<script>' }, { endpoints: 'x' }, { endpoints: [1] }])(
  'what is no preference is as if it were not there: %j',
  (stored) => {
    expect(readPreferences(stored)).toEqual(NOTHING);
  },
);

test('each field stands for itself', () => {
  const stored = {
    theme: 'dark',
    network: 'core-1',
    endpoints: { 'core-1': 'https://rpc.example.org/', 'core-2': 'javascript:alert(1)' },
    more: 1,
  };
  expect(readPreferences(stored)).toEqual({ theme: 'dark', network: 'core-1', endpoints: { 'core-1': 'https://rpc.example.org/' } });
});

test('plain http is kept for this computer only', () => {
  const endpoints = { a: 'http://localhost:26657', b: 'http://127.0.0.1:1/', c: 'http://evil.example', d: 'http://localhost.evil.example' };
  expect(readPreferences({ endpoints }).endpoints).toEqual({ a: 'http://localhost:26657', b: 'http://127.0.0.1:1/' });
});
