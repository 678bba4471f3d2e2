import { NavLabel } from '#ui/nav-label.tsx';
import { Popover } from '#ui/popover.tsx';
import { NavLinks } from './nav-links.tsx';
import { PAGES, type Page } from './pages.ts';

/** What a thumb reaches at the bottom of a phone, in this order. */
const TABS = ['/overview', '/liquid', '/stake', '/transfer'].flatMap((path) => PAGES.filter((page) => page.path === path));
const OTHERS = PAGES.filter((page) => !TABS.includes(page));

/** Four pages, and a button that unfolds the others. */
export function Tabs({ current }: { current: Page | null }) {
  const isOther = current !== null && OTHERS.includes(current);
  return (
    <>
      <NavLinks pages={TABS} className="tab-link" current={current} />
      <Popover
        className="popup inset-auto end-2 bottom-[calc(var(--tabs)+8px)] w-48 p-1"
        opener={(opener) => (
          <button type="button" className="tab-link" aria-current={isOther ? 'true' : undefined} {...opener}>
            <NavLabel icon="menu">More</NavLabel>
          </button>
        )}
      >
        <NavLinks pages={OTHERS} className="nav-link" current={current} />
      </Popover>
    </>
  );
}
