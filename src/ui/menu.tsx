import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Popover } from './popover.tsx';

export type MenuItem = {
  id: string;
  label: ReactNode;
  /** A quiet second line. */
  detail?: ReactNode;
  icon?: IconName;
  onSelect: () => void;
  tone?: 'bad';
};

type Props = Pick<ComponentProps<typeof Popover>, 'opener'> & {
  /** Above the items: whose menu it is. */
  head?: ReactNode;
  items: readonly MenuItem[];
};

/** A list of actions under a button. */
export function Menu({ opener, head, items }: Props) {
  return (
    <Popover opener={opener} place={placeUnder} className="popup absolute inset-auto max-h-[80dvh] overflow-y-auto p-1 text-ink">
      {head && <div className="border-b border-line px-2.5 pt-1 pb-2">{head}</div>}
      <ul>
        {items.map(({ id, label, detail, icon, onSelect, tone }) => (
          <li key={id}>
            <button type="button" onClick={onSelect} className={`menu-item ${tone === 'bad' ? 'text-bad' : ''}`}>
              {icon && <Icon name={icon} />}
              <span className="min-w-0 py-1.5 leading-tight">
                {label}
                {detail && <span className="mt-0.5 block text-small text-ink-3">{detail}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

const WIDTH = 272;
const GAP = 6;
const EDGE = 8;

/** Under the button and flush with its end, never beyond the window; it moves with the page. By hand, because not every browser can anchor a popover yet. */
function placeUnder({ style }: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const last = document.documentElement.clientWidth - WIDTH - EDGE;
  style.width = `${WIDTH}px`;
  style.top = `${at.bottom + window.scrollY + GAP}px`;
  style.left = `${Math.max(EDGE, Math.min(at.right - WIDTH, last))}px`;
}
