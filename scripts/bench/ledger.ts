// What the rewards ledger costs: computed, drawn into series, and written to files, at ten thousand transactions.
import { toCsv, toJson } from '#domain/export.ts';
import { ledgerOf } from '#domain/ledger.ts';
import { rewardsPerMonth, valueOverTime } from '#domain/ledger-series.ts';
import { sampleInput } from '#testing/ledger-sample.ts';
import type { Measure } from './sandbox.ts';

const COUNT = 10_000;

function timed<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

/** Figures for `npm run bench`. The goals: computed below 300 ms, 10,000 rows below a second. */
export function benchLedger(): Measure[] {
  const input = sampleInput(COUNT);
  const computed = timed(() => ledgerOf(input));
  const series = timed(() => [rewardsPerMonth(computed.result), valueOverTime(computed.result)]);
  const rows = { ...computed.result, entries: computed.result.entries.slice(0, COUNT) };
  const assetOf = (denom: string) => ({ symbol: denom === 'uxprt' ? 'XPRT' : 'stkXPRT', decimals: 6 });
  const plain = timed(() => toCsv(rows, 'plain', { assetOf }));
  const koinly = timed(() => toCsv(rows, 'koinly', { assetOf }));
  const json = timed(() => toJson(rows, { assetOf }));
  return [
    { name: 'ledger: 10,000 transactions computed', value: computed.milliseconds, unit: 'ms' },
    { name: 'ledger: its series', value: series.milliseconds, unit: 'ms' },
    { name: 'ledger: 10,000 rows as CSV', value: plain.milliseconds, unit: 'ms' },
    { name: 'ledger: 10,000 rows for Koinly', value: koinly.milliseconds, unit: 'ms' },
    { name: 'ledger: 10,000 rows as JSON', value: json.milliseconds, unit: 'ms' },
  ];
}
