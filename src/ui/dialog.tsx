import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useState } from 'react';

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One line below the title. */
  description?: ReactNode;
  /** Above the title: `Steps`. */
  above?: ReactNode;
  children: ReactNode;
  /** Buttons, always in sight below what scrolls. */
  actions?: ReactNode;
  /** `only-buttons`: neither Escape nor a click outside closes it, while something runs that must not be lost by accident. */
  closes?: 'freely' | 'only-buttons' | undefined;
};

/**
 * A modal card; on a phone a sheet from below. Keeps the focus inside and gives it back; to the heading of the page, when what
 * opened it is gone by then, as "Connect" is after connecting. On Base UI: import it lazily.
 */
export function Dialog({ open, onClose, title, description, above, children, actions, closes = 'freely' }: Props) {
  const opener = useOpener(open);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && closes === 'freely' && onClose()} disablePointerDismissal={closes !== 'freely'}>
      <Base.Portal>
        <Base.Backdrop className="veil z-30" />
        <Base.Viewport className="fixed inset-0 z-30 flex items-end justify-center wide:items-center">
          <Base.Popup className="dialog" finalFocus={() => (opener?.isConnected ? opener : document.querySelector('h1'))}>
            <div className="min-h-0 overflow-y-auto px-5 pt-6 pb-5 wide:px-7">
              {above}
              <Base.Title className="text-title leading-snug font-semibold tracking-[-0.01em] wrap-anywhere">{title}</Base.Title>
              {description && <Base.Description className="label mt-1">{description}</Base.Description>}
              {children}
            </div>
            {actions && (
              <div className="flex flex-col gap-2.5 px-5 pb-[calc(20px+env(safe-area-inset-bottom))] wide:px-7 wide:pb-6">{actions}</div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** What had the focus before the dialog was opened; its content may take the focus before Base UI looks. */
function useOpener(open: boolean): HTMLElement | null {
  const [last, setLast] = useState<{ open: boolean; opener: HTMLElement | null }>({ open: false, opener: null });
  if (open === last.open) return last.opener;
  const opener = open ? focused() : last.opener;
  setLast({ open, opener });
  return opener;
}

function focused(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
}
