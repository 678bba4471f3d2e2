import { useState } from 'react';
import { formatPercent } from '#domain/percent.ts';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { standingWord } from '../validators/standing-text.tsx';
import type { Validators } from '../validators/use-validators.ts';
import { listValidators, type ValidatorRow } from '../validators/validator-list.ts';

type Props = {
  title: string;
  validators: Validators;
  /** Who cannot be chosen, because they are already, or are where the stake is. */
  without: readonly string[];
  onPick: (operator: string) => void;
  onClose: () => void;
};

const SHOWN = 40;

/** One validator, found by name; active ones first. */
export function ValidatorPicker({ title, validators, without, onPick, onClose }: Props) {
  const [q, setQ] = useState('');
  const found = listValidators(validators.rows, { q, sort: 'power', dir: 'desc', status: 'all', mine: false })
    .filter(({ operator }) => !without.includes(operator))
    .toSorted((a, b) => rank(a) - rank(b));
  return (
    <Dialog open onClose={onClose} title={title}>
      <div className="mt-3">
        <TextField label="Search validators" type="search" value={q} onChange={setQ} placeholder="Name or address" maxLength={60} />
      </div>
      <p aria-live="polite" className="label mt-1">
        {found.length === 0 ? 'No validator has this name or address.' : `${found.length} to choose from`}
      </p>
      <ul className="mt-1">
        {found.slice(0, SHOWN).map((row) => (
          <li key={row.operator} className="border-t border-line">
            <button
              type="button"
              className="flex min-h-12 w-full flex-wrap items-center justify-between gap-x-4 py-2 text-start hover:bg-sunken"
              onClick={() => onPick(row.operator)}
            >
              <bdi className="min-w-0 font-semibold wrap-anywhere">{row.moniker}</bdi>
              <span className="ms-auto text-small text-ink-3">{row.standing === 'active' ? terms(row) : standingWord(row.standing)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p className="label border-t border-line pt-2">Search to see the other {found.length - SHOWN}.</p>}
    </Dialog>
  );
}

const rank = ({ standing }: ValidatorRow) => (standing === 'active' ? 0 : 1);

function terms({ commission, apr }: ValidatorRow): string {
  const takes = `${formatPercent(commission, 0)} commission`;
  return apr === null ? takes : `${takes} · ${formatPercent(apr, 1)} APR`;
}
