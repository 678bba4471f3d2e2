import { type ComponentProps, type ReactNode, useId } from 'react';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'className' | 'id'> & {
  label: string;
  value: string;
  onChange: (text: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  /** For addresses, hashes and endpoints. */
  mono?: boolean | undefined;
};

/** One line of text with its label, a hint and, when it cannot be used, the reason. */
export function TextField({ label, value, onChange, hint, error, mono, ...rest }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        {label}
      </label>
      <div className="field px-3.5">
        <input
          {...rest}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${error ? `${id}-error ` : ''}${id}-hint`}
          className={`h-11 text-button ${mono ? 'font-mono' : ''}`}
        />
      </div>
      <div id={`${id}-hint`} className="px-0.5 pt-1 text-small text-ink-3">
        {hint}
      </div>
      <p id={`${id}-error`} aria-live="polite" className="px-0.5 text-note text-bad">
        {error}
      </p>
    </div>
  );
}
