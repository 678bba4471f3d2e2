import { describe, expect, test } from 'vitest';
import { connectSources, policyAllows } from './connect-policy.ts';
import { CORE_1 } from './generated/core-1.ts';
import { SANDBOX_NETWORK } from './sandbox-network.ts';

const policyOf = (mode: 'listed' | 'any') => `default-src 'none'; connect-src ${connectSources([CORE_1], mode).join(' ')}; base-uri 'none'`;
const OWN = 'https://app.example';
const allows = (policy: string | null, url: string) => policyAllows(policy, new URL(url), OWN);

describe('the listed policy', () => {
  test.each([
    'https://rpc.core.persistence.one/',
    'wss://rpc.core.persistence.one/websocket',
    'https://app.example/rpc',
    'http://localhost:26657',
    'ws://127.0.0.1:26657/websocket',
  ])('allows %s', (url) => expect(allows(policyOf('listed'), url)).toBe(true));

  test.each([
    'http://rpc.core.persistence.one/',
    'https://rpc.core.persistence.one:8443/',
    'https://rpc.core.persistence.one.evil.example/',
    'https://other.example/',
    'http://192.168.1.5:26657',
    'http://localhost.evil.example:26657',
    'wss://osmosis-rpc.polkachu.com/websocket',
  ])('refuses %s', (url) => expect(allows(policyOf('listed'), url)).toBe(false));
});

test('a deployment that opts in allows every https and wss endpoint, and still no plain http', () => {
  expect(allows(policyOf('any'), 'https://other.example/')).toBe(true);
  expect(allows(policyOf('any'), 'wss://other.example/websocket')).toBe(true);
  expect(allows(policyOf('any'), 'http://other.example/')).toBe(false);
});

test('a page without a policy (development) may connect anywhere', () => {
  expect(allows(null, 'https://other.example/')).toBe(true);
  expect(allows("script-src 'self'", 'https://other.example/')).toBe(true);
});

test('the sources are the same for the same networks, sorted, each once', () => {
  const sources = connectSources([CORE_1, CORE_1, SANDBOX_NETWORK], 'listed');
  expect(sources).toEqual(connectSources([CORE_1], 'listed'));
  expect(new Set(sources).size).toBe(sources.length);
});

test('a price source is asked without a websocket, and only where a network names one', () => {
  const priceSource = {
    name: 'Prices',
    url: 'https://prices.example/api/v3',
    currency: 'usd',
    historyDays: 365,
    coins: [{ denom: 'uxprt', id: 'persistence' }],
  };
  expect(connectSources([{ ...CORE_1, priceSource }], 'listed')).toContain('https://prices.example');
  expect(connectSources([{ ...CORE_1, priceSource }], 'listed')).not.toContain('wss://prices.example');
  expect(connectSources([CORE_1], 'listed').join()).not.toContain('prices');
});
