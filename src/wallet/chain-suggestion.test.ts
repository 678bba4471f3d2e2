import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { TEST_CORE_2 } from '#config/generated/test-core-2.ts';
import type { Chain, Network } from '#config/network.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { chainInfoProblems } from '../../e2e/wallets/chain-info-schema.ts';
import { chainSuggestion } from './chain-suggestion.ts';

const served = (network: Network): Chain => ({ ...hubChain(network), rpc: ['http://localhost:26657'], rest: ['http://localhost:1317'] });

describe('the suggestion of a chain', () => {
  test.each([SANDBOX_NETWORK, TEST_CORE_2, CORE_1])('of $name passes the schema of Keplr', (network) => {
    const suggestion = chainSuggestion(network, served(network));
    expect(chainInfoProblems(suggestion)).toEqual([]);
  });

  test.each([TEST_CORE_2, CORE_1])('of every counterparty of $name passes it too', (network) => {
    const problems = network.chains.map((chain) => [chain.id, chainInfoProblems(chainSuggestion(network, chain))]);
    expect(problems).toEqual(network.chains.map(({ id }) => [id, []]));
  });

  test('says what the wallet needs to show and to pay', () => {
    expect(chainSuggestion(SANDBOX_NETWORK, served(SANDBOX_NETWORK))).toMatchObject({
      chainId: 'core-sandbox-1',
      rpc: 'http://localhost:26657',
      rest: 'http://localhost:1317',
      bip44: { coinType: 118 },
      stakeCurrency: { coinDenom: 'XPRT', coinMinimalDenom: 'uxprt', coinDecimals: 6 },
      feeCurrencies: [{ coinMinimalDenom: 'uxprt', gasPriceStep: { low: 0.025, average: 0.025, high: 0.04 } }],
    });
  });

  test('skips endpoints with a query, which wallets refuse, for the next one', () => {
    const chain = { ...served(SANDBOX_NETWORK), rpc: ['https://a.example/?key=1', 'https://b.example'] };
    expect(chainSuggestion(SANDBOX_NETWORK, chain)?.rpc).toBe('https://b.example');
  });

  test('shortens a name that is too long, and orders steps that are not', () => {
    const chain = { ...served(SANDBOX_NETWORK), name: 'x'.repeat(50), feeAssets: [{ denom: 'uxprt', low: '3', average: '2', high: '1' }] };
    const suggestion = chainSuggestion(SANDBOX_NETWORK, chain);
    expect(chainInfoProblems(suggestion)).toEqual([]);
    expect(suggestion?.feeCurrencies[0]?.gasPriceStep).toEqual({ low: 1, average: 2, high: 3 });
  });

  test.each<[string, Partial<Chain>]>([
    ['no endpoints', { rpc: [] }],
    ['no REST endpoint', { rest: [] }],
    ['no fee coin that is listed', { feeAssets: [] }],
    ['a stake denom that is not listed', { stakeDenom: 'unknown' }],
  ])('is impossible with %s', (_, change) => {
    expect(chainSuggestion(SANDBOX_NETWORK, { ...served(SANDBOX_NETWORK), ...change })).toBeNull();
  });
});
