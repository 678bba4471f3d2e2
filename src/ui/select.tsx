import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select as Base } from '@base-ui/react/select';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type Option<Value extends string> = { value: Value; label: string; detail?: ReactNode };

type Props<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
};

/** One of several. On Base UI: for pages that are loaded lazily. Base UI's own style element stays out (strict CSP). */
export function Select<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  return (
    <CSPProvider disableStyleElements>
      <div>
        <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next)}>
          <Base.Label className="label mb-1 block">{label}</Base.Label>
          <Base.Trigger className="field flex min-h-12 w-full items-center justify-between gap-3 px-3.5 text-start">
            <Base.Value />
            <Base.Icon>
              <Icon name="chevron-down" />
            </Base.Icon>
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-40">
              <Base.Popup className="popup max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1">
                {options.map((option) => (
                  <Base.Item
                    key={option.value}
                    value={option.value}
                    className="flex min-h-10 items-center justify-between gap-4 rounded-nav px-2.5 py-1.5 data-highlighted:bg-sunken"
                  >
                    <span>
                      <Base.ItemText>{option.label}</Base.ItemText>
                      {option.detail && <span className="block text-small text-ink-3">{option.detail}</span>}
                    </span>
                    <Base.ItemIndicator>
                      <Icon name="check" />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      </div>
    </CSPProvider>
  );
}
