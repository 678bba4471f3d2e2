import { describe, expect, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { Lifecycle, LifecycleState } from '#domain/asset.ts';
import type { HostChain } from '#domain/host-stake.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { bringGate } from './bring-gate.ts';
import { bringProblem } from './bring-problem.ts';
import { closedReason } from './host-closed.ts';
import { hostMintRefusalText, hostRedeemRefusalText, hostSharesRefusalText } from './host-refusal-text.ts';
import { queueDays } from './queue-days.ts';

function assetOn(chain: string, symbol: string) {
  const asset = SANDBOX_NETWORK.assets.find((each) => each.chain === chain && each.symbol === symbol);
  if (!asset) throw new Error(symbol);
  return asset;
}
const coins = { coin: assetOn('core-sandbox-1', 'ATOM'), stk: assetOn('core-sandbox-1', 'stkATOM') };
const refused = <Reason extends string>(reason: Reason, limit: bigint | null = null) => ({ kind: 'refused', reason, limit }) as const;

describe('why a form is off for everybody', () => {
  const of = (tab: 'mint' | 'redeem', state: LifecycleState, active = true) =>
    closedReason(tab, 'stkATOM', { state } as Lifecycle, { active } as HostChain);

  test.each([
    ['mint', 'active', true, null],
    ['redeem', 'active', true, null],
    ['mint', 'active', false, 'The chain has switched stkATOM off.'],
    ['redeem', 'active', false, 'The chain has switched stkATOM off.'],
    ['mint', 'exit-only', true, 'stkATOM can only be redeemed: nothing new is minted.'],
    ['redeem', 'exit-only', true, null],
    ['redeem', 'exit-only', false, 'The chain has switched stkATOM off.'],
    ['mint', 'paused', true, 'stkATOM is paused here: nothing is minted or redeemed.'],
    ['redeem', 'paused', true, 'stkATOM is paused here: nothing is minted or redeemed.'],
  ] as const)('%s of a coin that is %s, host active: %s', (tab, state, active, reason) => {
    expect(of(tab, state, active)).toBe(reason);
  });
});

test('a refusal names its limit to the last unit', () => {
  expect(hostMintRefusalText(refused('below-minimum', 10_001n), coins)).toBe('The least is 0.010001 ATOM.');
  expect(hostMintRefusalText(refused('insufficient', 0n), coins)).toBe('You can spend 0 ATOM.');
  expect(hostRedeemRefusalText(refused('no-deposits', 5_000_001n), coins)).toBe(
    'At once no more than 5.000001 stkATOM can be redeemed now.',
  );
  expect(hostRedeemRefusalText(refused('no-deposits', 0n), coins)).toBe('Nothing can be redeemed at once now: no ATOM waits to be staked.');
  expect(hostRedeemRefusalText(refused('not-delegated', 7n), coins)).toContain('0.000007 stkATOM works.');
  expect(hostSharesRefusalText(refused('below-minimum', 10_000n), coins)).toBe('Shares worth less than 0.01 ATOM are not taken.');
});

describe('what is brought over', () => {
  const home = assetOn('hub-sandbox-1', 'ATOM');
  const quote = { kind: 'ok', minted: 5n, fee: 0n, received: 5n } as const;
  const of = (text: string, change: Partial<Parameters<typeof bringProblem>[0]> = {}) =>
    bringProblem({ parsed: parseAmount(text, home), quote, available: 10_000_000n, fee: 3_000n, home, stk: coins.stk, ...change });

  test.each<[string, string | null]>([
    ['', null],
    ['9', null],
    ['10', 'Nothing would be left for the network fee. MAX keeps enough for it.'],
    ['10.000001', 'You can spend 10 ATOM there.'],
    ['1.0000001', 'ATOM has at most 6 decimals.'],
  ])('%s ATOM: %s', (text, problem) => {
    expect(of(text)).toBe(problem);
  });

  test('what the mint would refuse is said before anything is sent', () => {
    expect(of('1', { quote: refused('below-minimum', 2_000_000n) })).toBe('The least is 2 ATOM.');
    expect(of('1', { quote: refused('inactive') })).toBe('The chain has switched stkATOM off.');
  });

  test('an amount that is not known to be there is no problem yet', () => {
    expect(of('11', { available: null })).toBeNull();
  });
});

test('the one reason that comes first', () => {
  const ready = { kind: 'ready' } as const;
  const typing = { kind: 'off', reason: 'Enter an amount.' } as const;
  const way = 'The channel is closed.';
  expect(bringGate({ joining: 'ready', form: typing, short: 'XPRT', way })).toEqual(ready);
  expect(bringGate({ joining: 'asking', form: typing, short: null, way: null })).toMatchObject({ kind: 'off' });
  expect(bringGate({ joining: 'no', form: typing, short: 'XPRT', way })).toEqual(typing);
  expect(bringGate({ joining: 'no', form: ready, short: 'XPRT', way })).toMatchObject({ reason: expect.stringContaining('XPRT') });
  expect(bringGate({ joining: 'no', form: ready, short: null, way })).toEqual({ kind: 'off', reason: way });
  expect(bringGate({ joining: 'no', form: ready, short: null, way: null })).toEqual(ready);
});

test('the days of the queue: the end of the epoch, and the unbonding time of the host after it', () => {
  const day = { number: 2n, startedAt: Date.UTC(2026, 10, 26), durationMs: 86_400_000 };
  const days = queueDays(4n, day, 21 * 86_400_000);
  expect([days.sentAt, days.arrivesAt]).toEqual([Date.UTC(2026, 10, 29), Date.UTC(2026, 11, 20)]);
  expect(days.text.sent).toMatch(/^about 2[89] Nov 2026, \d\d:\d\d, the end of day 4$/);
  expect(days.text.arrives).toMatch(/^about (19|20|21) Dec 2026, by itself$/);
  expect(queueDays(4n, day, null)).toMatchObject({ arrivesAt: null, text: { arrives: 'when it has unbonded, by itself' } });
});
