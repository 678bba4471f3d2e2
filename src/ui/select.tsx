import { useId } from 'react';
import { Icon } from './icon.tsx';

type Props<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
};

/** One of several. The browser's own control: it opens as each device is used to. */
export function Select<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  const id = useId();
  const choose = (text: string) => {
    const chosen = options.find((option) => option.value === text);
    if (chosen) onChange(chosen.value);
  };
  return (
    <div>
      <label htmlFor={id} className="label mb-1 block">
        {label}
      </label>
      <div className="field relative">
        <select
          id={id}
          value={value}
          onChange={({ target }) => choose(target.value)}
          className="h-11 appearance-none truncate ps-3.5 pe-11 text-button"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 end-3.5 grid items-center">
          <Icon name="chevron-down" />
        </span>
      </div>
    </div>
  );
}
