// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import { Bar } from './bar.tsx';
import { barText } from './bar-text.ts';

afterEach(cleanup);

const XPRT: Asset = {
  denom: 'uxprt',
  symbol: 'XPRT',
  name: 'Persistence',
  decimals: 6,
  mark: 'xprt',
  kind: 'native',
  lifecycle: { state: 'active', reason: '', since: '2021-03-30', source: '' },
};

const base = fc.bigInt({ min: 0n, max: 10n ** 24n });
const buckets: fc.Arbitrary<Buckets> = fc.record({ 'liquid-staked': base, staked: base, free: base, unbonding: base, rewards: base });

/** Base units of "1,084.21 XPRT". */
function read(text: string): bigint {
  const [whole = '', fraction = ''] = text.replaceAll(',', '').replace(' XPRT', '').split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

describe('the bar', () => {
  test('in words adds up exactly, whatever is owned', () => {
    fc.assert(
      fc.property(buckets, (owned) => {
        const amounts = (barText(owned, XPRT).match(/[\d,.]+ XPRT/g) ?? []).map(read);
        const [total = 0n, ...parts] = amounts;
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      }),
    );
  });

  test('is one picture with a name', () => {
    render(
      <Bar name="after" asset={XPRT} buckets={{ 'liquid-staked': 0n, staked: 4_300_000_000n, free: 1n, unbonding: 0n, rewards: 0n }} />,
    );
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('after: 4,300.000001 XPRT: staked 4,300 XPRT; free 0.000001 XPRT');
  });

  test('draws a part for what is owned, however little, and none for what is not', () => {
    render(<Bar asset={XPRT} buckets={{ 'liquid-staked': 10n ** 24n, staked: 0n, free: 1n, unbonding: 0n, rewards: 0n }} />);
    const parts = [...screen.getByRole('img').children];
    expect(parts.map((part) => part.getAttribute('data-part'))).toEqual(['liquid-staked', 'free']);
  });

  test('of nothing says so', () => {
    render(<Bar asset={XPRT} buckets={{ 'liquid-staked': 0n, staked: 0n, free: 0n, unbonding: 0n, rewards: 0n }} />);
    expect(screen.getByRole('img', { name: 'nothing yet' }).children).toHaveLength(0);
  });
});
