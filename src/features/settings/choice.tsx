import { useId } from 'react';

type Option<Value extends string> = { readonly value: Value; readonly label: string; readonly detail?: string };

type Props<Value extends string> = {
  /** Names the group for screen readers. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
};

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-center gap-3 border-t border-line py-2 first-of-type:border-t-0"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="size-4.5 accent-ink"
          />
          <span>
            <span className="block font-medium">{option.label}</span>
            {option.detail && <span className="block text-small text-ink-3">{option.detail}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
