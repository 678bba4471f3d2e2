import { Select } from '#ui/select.tsx';
import { FILTER_LABELS, LEDGER_FILTERS, type LedgerFilter } from './ledger-filter.ts';

type Props = {
  kind: LedgerFilter;
  year: string;
  years: readonly string[];
  onChange: (choice: { kind: LedgerFilter; year: string }) => void;
};

/** Which entries are shown. */
export function LedgerToolbar({ kind, year, years, onChange }: Props) {
  const known = year === '' || years.includes(year) ? years : [...years, year];
  return (
    <div className="grid w-full max-w-[420px] grid-cols-2 gap-3">
      <Select
        label="Type"
        value={kind}
        onChange={(next) => onChange({ kind: next, year })}
        options={LEDGER_FILTERS.map((value) => ({ value, label: FILTER_LABELS[value] }))}
      />
      <Select
        label="Year"
        value={year}
        onChange={(next) => onChange({ kind, year: next })}
        options={[{ value: '', label: 'All years' }, ...known.map((value) => ({ value, label: value }))]}
      />
    </div>
  );
}
