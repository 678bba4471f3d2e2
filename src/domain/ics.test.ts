import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset } from './asset.ts';
import { type IcsOptions, toIcs } from './ics.ts';
import type { UnbondingEntry } from './unbonding.ts';

const lifecycle = { state: 'active', reason: 'Listed.', since: '2026-01-01', source: 'test' } as const;
const asset: Asset = { denom: 'uxprt', symbol: 'XPRT', name: 'Persistence', decimals: 6, mark: 'xprt', kind: 'native', lifecycle };
const account = 'persistence1sswk3q3zx7pu2p7e53j67v69z8r66y9f77kknx';
const completionTime = Date.UTC(2026, 11, 13, 10, 15, 0, 1);
const stamp = Date.UTC(2026, 10, 22, 15, 0, 0);
const options: IcsOptions = { asset, account, stamp };

function entry(validator: string, balance: bigint, at = completionTime): UnbondingEntry {
  return { validator, creationHeight: 9n, completionTime: at, balance, initialBalance: balance };
}

const unfold = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar file', () => {
  test('has one event per arrival, with escaped text and UTC times rounded up', () => {
    const names: Record<string, string> = { a: 'Moonlight; Staking, Inc.\nBEGIN:VEVENT', b: 'back\\slash' };
    const lines = unfold(
      toIcs([entry('a', 1_084_213_004n), entry('b', 500_000n)], { ...options, nameOf: (validator) => names[validator] }),
    );
    expect(lines).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//stkhub//Unbonding//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      `UID:${completionTime}-${account}@stkhub`,
      'DTSTAMP:20261122T150000Z',
      'DTSTART:20261213T101501Z',
      'DURATION:PT15M',
      'SUMMARY:1\\,084.713004 XPRT unbonded',
      `DESCRIPTION:Paid to ${account} by itself\\; nothing to claim.\\n1\\,084.213004 XPRT from Moonlight\\; Staking\\, Inc. BEGIN:VEVENT\\n0.5 XPRT from back\\\\slash`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:1\\,084.713004 XPRT unbonded',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('gives each arrival its own UID, the same one each time', () => {
    const uids = (ics: string) => unfold(ics).filter((line) => line.startsWith('UID:'));
    const entries = [entry('a', 1n), entry('a', 1n, completionTime + 1), entry('a', 1n, completionTime + 2)];
    expect(new Set(uids(toIcs(entries, options))).size).toBe(3);
    expect(uids(toIcs(entries, options))).toEqual(uids(toIcs(entries, { ...options, stamp: stamp + 1 })));
  });

  test('whatever validators call themselves, lines hold 75 octets, break only as CRLF and hide nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.bigInt({ min: 1n, max: 2n ** 100n }), (name, balance) => {
        const ics = toIcs([entry('a', balance)], { ...options, nameOf: () => name });
        for (const line of ics.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\p{Cs}]/u);
        }
        expect(unfold(ics).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
      }),
    );
  });
});
