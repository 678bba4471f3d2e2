import { type ReactNode, useRef } from 'react';
import { TipHost } from './tip-host.tsx';

type Props = {
  /** One or two `Strip`s, or nothing. */
  strip?: ReactNode;
  /** `Logo` and name, as a link to the first page. */
  brand: ReactNode;
  /** Links with the class `nav-link`, in the sidebar from 760 px up. */
  nav: ReactNode;
  /** Below the links: height and age of the chain. */
  foot?: ReactNode;
  /** At most five links and buttons with the class `tab-link`, at the bottom of a phone. */
  tabs: ReactNode;
  /** Name of the page; the `h1`, which takes the focus when what had it is gone. */
  title: string;
  /** The account pill. */
  account: ReactNode;
  children: ReactNode;
};

/** What stands around every page. Knows nothing of routes. */
export function AppFrame({ strip, brand, nav, foot, tabs, title, account, children }: Props) {
  const main = useRef<HTMLElement>(null);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <aside aria-label="Notices" className="sticky top-0 z-20 empty:hidden wide:col-span-2">
        {strip}
      </aside>
      <nav
        aria-label="Pages"
        className="sticky top-(--strip) hidden h-[calc(100dvh-var(--strip))] flex-col gap-0.5 overflow-y-auto border-e border-line px-4 py-5 wide:flex"
      >
        <div className="mb-4">{brand}</div>
        {nav}
        <div className="mt-auto px-2.5 pt-4 text-small text-ink-3">{foot}</div>
      </nav>
      <main
        ref={main}
        tabIndex={-1}
        className="mx-auto w-full max-w-[1120px] px-4 pt-3 pb-[calc(38px+var(--tabs))] wide:mx-0 wide:px-10 wide:pt-4 wide:pb-16"
      >
        <header className="mb-5 flex min-h-12 items-center justify-between gap-4 wide:mb-7">
          <h1 tabIndex={-1} className="text-body font-semibold text-ink-2">
            {title}
          </h1>
          <div className="min-w-0">{account}</div>
        </header>
        {children}
      </main>
      <nav
        aria-label="Pages, short"
        className="fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-line bg-surface px-1 pt-1 pb-[calc(5px+env(safe-area-inset-bottom))] wide:hidden"
      >
        {tabs}
      </nav>
      <TipHost />
    </div>
  );
}
