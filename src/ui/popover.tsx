import {
  type ComponentProps,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

/** What the button spreads on itself. */
type Opener = Pick<ComponentProps<'button'>, 'ref' | 'popoverTarget' | 'aria-expanded' | 'onBlur'>;

type Props = {
  /** The button that opens and closes the panel. */
  opener: (props: Opener) => ReactNode;
  /** No `display` in it: the browser's own hides the panel. */
  className: string;
  /** Puts the panel beside the button, just before it is seen and when the window changes. Always the same function. */
  place?: (panel: HTMLElement, button: HTMLElement) => void;
  /** Links and buttons; choosing one closes the panel. */
  children: ReactNode;
};

/**
 * A panel that a button unfolds above the page: the native popover, which Escape and a click outside close. Leaving it by keyboard closes it too,
 * arrows walk through it, and the focus goes back to the button.
 */
export function Popover({ opener, className, place, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const put = useCallback(() => panel.current && button.current && place?.(panel.current, button.current), [place]);
  useEffect(() => {
    if (open) window.addEventListener('resize', put);
    return () => window.removeEventListener('resize', put);
  }, [open, put]);
  const closeWhenLeft = ({ relatedTarget: next }: FocusEvent) => {
    if (next && next !== button.current && !panel.current?.contains(next)) panel.current?.hidePopover();
  };
  return (
    <>
      {opener({ ref: button, popoverTarget: id, 'aria-expanded': open, onBlur: closeWhenLeft })}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears what bubbles up from the links and buttons in it */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={className}
        onBeforeToggle={put}
        onToggle={({ currentTarget, newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open') stops(currentTarget)[0]?.focus();
          else if (document.activeElement === document.body) button.current?.focus();
        }}
        onClick={closeAfterChoice}
        onKeyDown={walk}
        onBlur={closeWhenLeft}
      >
        {children}
      </div>
    </>
  );
}

const stops = (panel: HTMLElement) => [...panel.querySelectorAll<HTMLElement>('a, button')];

function closeAfterChoice({ currentTarget, nativeEvent }: MouseEvent<HTMLElement>): void {
  const path = nativeEvent.composedPath();
  if (stops(currentTarget).some((stop) => path.includes(stop))) currentTarget.hidePopover();
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = stops(event.currentTarget);
  const at = all.findIndex((stop) => stop.matches(':focus'));
  all.at((at + step) % all.length)?.focus();
}
