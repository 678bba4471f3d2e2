import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Popover } from './popover.tsx';

type MenuItem = {
  id: string;
  label: string;
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
    <Popover opener={opener} place={placeUnder} className="popup absolute inset-auto min-w-56 p-1 text-ink">
      {head && <div className="border-b border-line px-2.5 pt-1 pb-2">{head}</div>}
      <ul>
        {items.map(({ id, label, icon, onSelect, tone }) => (
          <li key={id}>
            <button type="button" onClick={onSelect} className={`menu-item ${tone === 'bad' ? 'text-bad' : ''}`}>
              {icon && <Icon name={icon} />}
              {label}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

const GAP = 6;

/** Under the button and flush with its outer edge; it moves with the page. By hand, because not every browser can anchor a popover yet. */
function placeUnder({ style }: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const isRight = at.left + at.right > clientWidth;
  style.top = `${at.bottom + window.scrollY + GAP}px`;
  style.left = isRight ? 'auto' : `${at.left}px`;
  style.right = isRight ? `${clientWidth - at.right}px` : 'auto';
}
