import { type ReactNode, useId } from 'react';
import { TokenMark } from './token-mark.tsx';

type Props = {
  label: string;
  /** Exactly what was typed or pasted, never tidied; reading it, spaces around it included, is the caller's job (`parseAmount`). */
  value: string;
  onChange: (text: string) => void;
  token: { symbol: string; mark: string };
  /** Left below the field: "Available 5,513.62". */
  available?: ReactNode;
  /** Right below the field: what it is worth. */
  worth?: ReactNode;
  /** Why the amount cannot be used, in words. The text in the field stays. */
  error?: string | undefined;
  /** Fills in the most that is possible. Without it there is no MAX. */
  onMax?: (() => void) | undefined;
  readOnly?: boolean | undefined;
};

/** The amount of a form. Below 760 px token and MAX go under the number, and the number shrinks before it would be cut. */
export function AmountField({ label, value, onChange, token, available, worth, error, onMax, readOnly }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        {label}
      </label>
      <div className="field flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 wide:flex-nowrap">
        <input
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          readOnly={readOnly}
          inputMode="decimal"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder="0"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${error ? `${id}-error ` : ''}${id}-available`}
          className={`amount-input ${fontFor(value)}`}
        />
        <span className="flex flex-1 items-center gap-2 font-semibold whitespace-nowrap">
          <TokenMark mark={token.mark} />
          {token.symbol}
        </span>
        {onMax && (
          <button type="button" className="max hit" onClick={onMax} aria-label={`Use the maximum of ${token.symbol}`}>
            MAX
          </button>
        )}
      </div>
      <div className="flex flex-wrap justify-between gap-x-4 px-0.5 pt-2 text-note text-ink-3">
        <span id={`${id}-available`}>{available}</span>
        <span>{worth}</span>
      </div>
      <p id={`${id}-error`} aria-live="polite" className="px-0.5 text-note text-bad">
        {error}
      </p>
    </div>
  );
}

function fontFor(value: string): string {
  if (value.length <= 9) return 'text-form';
  if (value.length <= 13) return 'text-form-2';
  return value.length <= 18 ? 'text-title' : 'text-button';
}
