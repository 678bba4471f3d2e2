import { expect, test } from 'vitest';
import type { HostShareDeposit } from '#chain/liquidstakeibc/queues.ts';
import type { DenomTrace } from '#domain/denom-trace.ts';
import type { HostChain } from '#domain/host-stake.ts';
import { hostShareTokens } from './share-tokens.ts';

const OPERATOR = 'cosmosvaloper1gw26h56u4dzyyr9588l0mmzluffzwfr887f534';
const ONE = 10n ** 18n;
const host = {
  port: 'transfer',
  channel: 'channel-0',
  active: true,
  takesShares: true,
  cValue: ONE / 2n,
  minimumDeposit: 10n,
  fees: { deposit: 0n, restake: 0n, unstake: 0n, redemption: 0n },
  validators: [{ operatorAddress: OPERATOR, bonded: true, weight: ONE, delegatedAmount: 1n, exchangeRate: ONE }],
} as unknown as HostChain;
const hop = (channel: string, port = 'transfer') => ({ port, channel });
const share = `${OPERATOR}/7`;

function tokensOf(trace: DenomTrace | null, shares = 100n, deposits: readonly Partial<HostShareDeposit>[] = []) {
  return hostShareTokens({
    host,
    owner: 'alice',
    spendable: [{ denom: 'ibc/AA', amount: shares }],
    traces: new Map([['ibc/AA', trace]]),
    deposits: deposits as readonly HostShareDeposit[],
  });
}

test('shares that came over the channel of the host are quoted whole', () => {
  expect(tokensOf({ hops: [hop('channel-0')], base: share })).toEqual([
    {
      denom: 'ibc/AA',
      shares: 100n,
      operator: OPERATOR,
      recordId: 7n,
      quote: { kind: 'ok', minted: 50n, fee: 0n, received: 50n, worth: 100n },
    },
  ]);
});

test.each<[string, DenomTrace | null, bigint]>([
  ['over another channel', { hops: [hop('channel-1')], base: share }, 100n],
  ['over another port', { hops: [hop('channel-0', 'wasm.x')], base: share }, 100n],
  ['by way of a third chain', { hops: [hop('channel-0'), hop('channel-3')], base: share }, 100n],
  ['of which nobody knows the way', null, 100n],
  ['that are no shares', { hops: [hop('channel-0')], base: 'uatom' }, 100n],
  ['of which there are none', { hops: [hop('channel-0')], base: share }, 0n],
])('nothing is offered for coins %s', (_, trace, shares) => {
  expect(tokensOf(trace, shares)).toEqual([]);
});

test('shares of the same kind that are still on their way are said to be', () => {
  const trace = { hops: [hop('channel-0')], base: share };
  expect(tokensOf(trace, 100n, [{ ibcDenom: 'ibc/AA', delegator: 'alice' }])[0]?.quote).toMatchObject({ reason: 'already-processing' });
  expect(tokensOf(trace, 100n, [{ ibcDenom: 'ibc/AA', delegator: 'bob' }])[0]?.quote.kind).toBe('ok');
});
