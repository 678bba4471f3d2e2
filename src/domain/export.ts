import { type CsvCell, csvText } from './csv.ts';
import { displayUnits, type ExportOptions, fiatCells, utcSeconds } from './export-cells.ts';
import { koinlyRows } from './koinly.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerCoin, LedgerEntry } from './ledger-entry.ts';

/** `plain`: every entry. `koinly`: Koinly's universal file, which other tax programs read too. */
export type ExportForm = 'plain' | 'koinly';

const HEADER = [
  'time_utc',
  'height',
  'tx_hash',
  'type',
  'effect',
  'outcome',
  'amount_base',
  'denom',
  'amount',
  'symbol',
  'validator',
  'counterparty',
  'fiat_value',
  'fiat_currency',
  'fiat_source',
];

/** The ledger as CSV (RFC 4180, ASCII but for what others named): UTC times, oldest first. Cells cannot be formulas. */
export function toCsv(ledger: Ledger, form: ExportForm, options: ExportOptions): string {
  if (form === 'koinly') return csvText(koinlyRows(ledger, options));
  return csvText([HEADER, ...ledger.entries.map((entry) => plainRow(entry, options))]);
}

function plainRow(entry: LedgerEntry, options: ExportOptions): readonly CsvCell[] {
  const { symbol, decimals } = options.assetOf(entry.denom);
  const fiat = fiatCells(entry, options);
  return [
    utcSeconds(entry.at),
    entry.height ?? '',
    entry.hash ?? '',
    entry.kind,
    entry.effect,
    entry.outcome,
    entry.base,
    entry.denom,
    displayUnits(entry.base, decimals),
    symbol,
    entry.validator ?? '',
    entry.counterparty ?? '',
    ...fiat,
  ];
}

/** The ledger as JSON: base units and heights as strings, times in UTC, with totals and what may be missing. */
export function toJson(ledger: Ledger, options: ExportOptions): string {
  const coins = (list: readonly LedgerCoin[]) => list.map(({ denom, base }) => ({ denom, base: String(base) }));
  const { totals, accrued, liquid, coverage } = ledger;
  const text = (value: bigint | null) => (value === null ? null : String(value));
  const content = {
    format: 'stkhub rewards ledger',
    version: 1,
    address: ledger.address,
    until: utcSeconds(ledger.present.at),
    stakeDenom: ledger.stakeDenom,
    liquidDenom: ledger.liquidDenom,
    coverage: {
      from: text(coverage.from),
      to: text(coverage.to),
      complete: coverage.complete,
      gaps: coverage.gaps.map((gap) => ({ ...gap, from: text(gap.from), to: text(gap.to) })),
    },
    totals: {
      rewards: coins(totals.rewards),
      claimed: coins(totals.claimed),
      autoPaid: coins(totals.autoPaid),
      paidElsewhere: coins(totals.paidElsewhere),
      commission: coins(totals.commission),
      fees: coins(totals.fees),
      liquidRealised: String(totals.liquidRealised),
    },
    accrued: { native: String(accrued.native), liquid: text(accrued.liquid) },
    liquid: { held: String(liquid.held), cost: String(liquid.cost), value: text(liquid.value) },
    openingBalances: coins(ledger.opening),
    entries: ledger.entries.map((entry) => jsonEntry(entry, options)),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function jsonEntry(entry: LedgerEntry, options: ExportOptions): object {
  const { symbol, decimals } = options.assetOf(entry.denom);
  const [value, currency, source] = fiatCells(entry, options);
  return {
    ...entry,
    at: utcSeconds(entry.at),
    height: entry.height === null ? null : String(entry.height),
    base: String(entry.base),
    packet: entry.packet && { channel: entry.packet.channel, sequence: String(entry.packet.sequence) },
    amount: displayUnits(entry.base, decimals),
    symbol,
    fiat: value === '' ? null : { value, currency, source },
  };
}
