import type { CsvCell } from './csv.ts';
import { displayUnits, type ExportOptions, fiatCells } from './export-cells.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';

const HEADER = [
  'Date',
  'Sent Amount',
  'Sent Currency',
  'Received Amount',
  'Received Currency',
  'Fee Amount',
  'Fee Currency',
  'Net Worth Amount',
  'Net Worth Currency',
  'Label',
  'Description',
  'TxHash',
];

/** What is written for an entry: `sent`, `received`, or left out because the coins stay the account's own (stake and unbonding). */
const SIDES: Partial<Record<LedgerEntry['kind'], { readonly label: string; readonly text: string }>> = {
  claim: { label: 'reward', text: 'Staking rewards claimed' },
  'auto-payout': { label: 'reward', text: 'Staking rewards paid when a delegation changed' },
  'share-rewards': { label: 'reward', text: 'Rewards of tokenized shares' },
  commission: { label: 'reward', text: 'Validator commission' },
  'rewards-of-others': { label: '', text: 'Rewards of another account' },
  fee: { label: 'cost', text: 'Transaction fee' },
  received: { label: '', text: 'Received' },
  sent: { label: '', text: 'Sent' },
  'ibc-sent': { label: '', text: 'Sent to another chain' },
  'ibc-arrived': { label: '', text: 'Arrived from another chain' },
  'ibc-returned': { label: '', text: 'Came back from another chain' },
};

/**
 * Koinly's universal file. Staking and unbonding are not in it, because the coins stay the account's own; a mint and a redemption are one
 * exchange each, a redemption at its own time with all that unbonds. What was sent to another chain and came back is not in it either: it was never
 * given away, and did not come in. Rewards that were paid to another address come in and go out again.
 */
export function koinlyRows(ledger: Ledger, options: ExportOptions): readonly (readonly CsvCell[])[] {
  const exchanges = new Map<string, LedgerEntry[]>();
  for (const entry of ledger.entries) {
    if (entry.kind === 'mint' || entry.kind === 'redeem') exchanges.set(entry.group, [...(exchanges.get(entry.group) ?? []), entry]);
  }
  const undone = undonePackets(ledger.entries);
  const rows: (readonly CsvCell[])[] = [HEADER];
  for (const entry of ledger.entries) {
    if (undone.has(packetOf(entry))) continue;
    const side = SIDES[entry.kind];
    if (side) rows.push(...simpleRows(entry, side, options));
    else if (exchanges.get(entry.group)?.[0] === entry) rows.push(exchangeRow(exchanges.get(entry.group) ?? [], ledger, options));
  }
  return rows;
}

/** Packets of which both is known, that they were sent and that they came back. */
function undonePackets(entries: readonly LedgerEntry[]): ReadonlySet<string | null> {
  const packets = (wanted: LedgerEntry['kind']) => new Set(entries.filter(({ kind }) => kind === wanted).map(packetOf));
  const sent = packets('ibc-sent');
  return new Set([...packets('ibc-returned')].filter((packet) => packet !== null && sent.has(packet)));
}

/** Of one that this chain has sent. */
function packetOf({ kind, packet }: LedgerEntry): string | null {
  return packet && kind !== 'ibc-arrived' ? `${packet.channel} ${packet.sequence}` : null;
}

type Side = { readonly label: string; readonly text: string };

function simpleRows(entry: LedgerEntry, side: Side, options: ExportOptions): readonly (readonly CsvCell[])[] {
  if (entry.effect === 'balance') {
    const [sent, received] = entry.base < 0n ? [{ ...entry, base: -entry.base }, null] : [null, entry];
    return [row(entry, sent, received, side, options)];
  }
  if (entry.effect !== 'elsewhere') return [];
  const text = `${side.text}, paid to ${entry.counterparty ?? 'another address'}`;
  return [row(entry, null, entry, { ...side, text }, options), row(entry, entry, null, { label: '', text }, options)];
}

function exchangeRow(legs: readonly LedgerEntry[], { liquidDenom }: Ledger, options: ExportOptions): readonly CsvCell[] {
  const [first] = legs;
  if (!first) return [];
  const total = (chosen: (entry: LedgerEntry) => boolean) => {
    const entries = legs.filter(chosen);
    const [one] = entries;
    const base = entries.reduce((sum, entry) => sum + entry.base, 0n);
    return one ? { ...one, base: base < 0n ? -base : base } : null;
  };
  const liquid = total(({ denom }) => denom === liquidDenom);
  const staked = total(({ denom }) => denom !== liquidDenom);
  if (first.kind === 'mint') return row(first, staked, liquid, { label: '', text: 'Liquid staking' }, options);
  return row(first, liquid, staked, { label: '', text: 'Redemption of liquid stake; paid after the unbonding period' }, options);
}

function row(
  { at, hash, outcome }: LedgerEntry,
  sent: LedgerEntry | null,
  received: LedgerEntry | null,
  side: Side,
  options: ExportOptions,
): readonly CsvCell[] {
  const amount = (entry: LedgerEntry | null) => {
    if (!entry) return ['', ''];
    const { symbol, decimals } = options.assetOf(entry.denom);
    return [displayUnits(entry.base, decimals), symbol];
  };
  const worth = [sent, received].map((entry) => (entry ? fiatCells(entry, options) : null)).find((cells) => cells && cells[0] !== '');
  const text = outcome === 'failed' ? `${side.text} (failed)` : side.text;
  const date = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return [date, ...amount(sent), ...amount(received), '', '', worth?.[0] ?? '', worth?.[1] ?? '', side.label, text, hash ?? ''];
}
