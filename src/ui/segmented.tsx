import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

type Props<Value extends string> = {
  /** Names the choice for screen readers. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  /** `content`: as wide as its words, for the tabs of a page; `full`: as wide as its form. */
  width?: 'full' | 'content' | undefined;
  /** What belongs to the chosen tab. */
  children: ReactNode;
};

/** Two or three ways of one form: Mint, Redeem. On Base UI: for pages that are loaded lazily. */
export function Segmented<Value extends string>({ label, value, onChange, options, width = 'full', children }: Props<Value>) {
  return (
    <Tabs.Root value={value} onValueChange={(next: Value) => onChange(next)}>
      <Tabs.List aria-label={label} className={`seg ${width === 'content' ? 'max-w-[440px]' : ''}`}>
        {options.map((option) => (
          <Tabs.Tab key={option.value} value={option.value}>
            {option.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {options.map((option) => (
        <Tabs.Panel key={option.value} value={option.value} className="pt-5">
          {option.value === value && children}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
