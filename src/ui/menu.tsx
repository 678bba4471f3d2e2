import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type MenuItem = {
  id: string;
  label: string;
  icon?: IconName;
  onSelect: () => void;
  tone?: 'bad';
};

type Props = {
  /** The button that opens it: an `AccountPill`, an `IconButton`. */
  trigger: ReactElement;
  /** Above the items: whose menu it is. */
  head?: ReactNode;
  items: readonly MenuItem[];
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
};

/** A list of actions under a button. On Base UI: import it lazily, with the button alone as fallback. */
export function Menu({ trigger, head, items, open, onOpenChange }: Props) {
  return (
    <Base.Root modal={false} {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={6} className="z-40">
          <Base.Popup className="popup min-w-56 p-1">
            {head && <div className="border-b border-line px-2.5 pt-1 pb-2">{head}</div>}
            {items.map(({ id, label, icon, onSelect, tone }) => (
              <Base.Item
                key={id}
                onClick={onSelect}
                className={`flex min-h-10 cursor-pointer items-center gap-2.5 rounded-nav px-2.5 data-highlighted:bg-sunken ${tone === 'bad' ? 'text-bad' : ''}`}
              >
                {icon && <Icon name={icon} />}
                {label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
