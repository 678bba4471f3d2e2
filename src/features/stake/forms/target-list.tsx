import { type ReactNode, useState } from 'react';
import { amount } from '#domain/amount.ts';
import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Money } from '#ui/money.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { TextField } from '#ui/text-field.tsx';
import { type Desk, monikerOf } from '../use-desk.ts';
import { type Division, divisionOf, MOST_TARGETS, type Target } from './targets.ts';
import { ValidatorPicker } from './validator-picker.tsx';

const DIVISIONS = [
  { value: 'equal', label: 'Equal parts' },
  { value: 'own', label: 'Own amounts' },
] as const satisfies readonly { value: Division; label: string }[];

type Props = {
  desk: Desk;
  targets: readonly Target[];
  parts: readonly ValidatorAmount[];
  onChange: (targets: readonly Target[]) => void;
  /** Of the own amounts. */
  problem: string | null;
  /** The one amount, where it is divided equally. */
  children: ReactNode;
};

/** With whom, and how much for each. With one validator it is just the amount. */
export function TargetList({ desk, targets, parts, onChange, problem, children }: Props) {
  const [picking, setPicking] = useState(false);
  const division = divisionOf(targets);
  const add = (operator: string) => {
    setPicking(false);
    onChange([...targets, { operator, typed: division === 'own' ? '' : null }]);
  };
  const fields = (
    <>
      {children}
      {(targets.length > 1 || division === 'own') && (
        <ul className="mt-3">
          {targets.map((target) => (
            <TargetRow
              key={target.operator}
              desk={desk}
              target={target}
              part={parts.find(({ validator }) => validator === target.operator)?.amount ?? 0n}
              onType={(typed) => onChange(targets.map((each) => (each === target ? { ...each, typed } : each)))}
              onRemove={() => onChange(targets.filter((each) => each !== target))}
            />
          ))}
        </ul>
      )}
      {problem && division === 'own' && (
        <p aria-live="polite" className="px-0.5 text-note text-bad">
          {problem}
        </p>
      )}
      <div className="mt-3 max-w-72">
        <Button
          size="small"
          onClick={() => setPicking(true)}
          reason={targets.length >= MOST_TARGETS ? `At most ${MOST_TARGETS} validators fit into one transaction.` : undefined}
        >
          {targets.length === 0 ? 'Choose a validator' : 'Add another validator'}
        </Button>
      </div>
    </>
  );
  return (
    <>
      {targets.length > 1 || division === 'own' ? (
        <Segmented
          label="How to divide"
          value={division}
          onChange={(next) => onChange(targets.map(({ operator, typed }) => ({ operator, typed: next === 'own' ? (typed ?? '') : null })))}
          options={DIVISIONS}
        >
          {fields}
        </Segmented>
      ) : (
        fields
      )}
      {picking && (
        <ValidatorPicker
          title={targets.length === 0 ? 'Choose a validator' : 'Add a validator'}
          validators={desk.validators}
          without={targets.map(({ operator }) => operator)}
          onPick={add}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}

type RowProps = { desk: Desk; target: Target; part: bigint; onType: (typed: string) => void; onRemove: () => void };

function TargetRow({ desk, target, part, onType, onRemove }: RowProps) {
  const moniker = monikerOf(desk.validators, target.operator);
  return (
    <li className="flex items-center justify-between gap-3 border-t border-line py-2">
      {target.typed === null ? (
        <>
          <bdi className="min-w-0 flex-1 wrap-anywhere">{moniker}</bdi>
          <Money amount={amount(desk.asset, part)} digits={2} />
        </>
      ) : (
        <div className="min-w-0 flex-1">
          <TextField
            label={`${desk.asset.symbol} with ${moniker}`}
            value={target.typed}
            onChange={onType}
            inputMode="decimal"
            autoComplete="off"
            placeholder="0"
          />
        </div>
      )}
      <IconButton icon="close" label={`Leave out ${moniker}`} onClick={onRemove} />
    </li>
  );
}
