import { Link } from 'wouter';
import { NavLabel } from '#ui/nav-label.tsx';
import { navLabel, type Page } from './pages.ts';

type Props = { pages: readonly Page[]; className: 'nav-link' | 'tab-link'; current: Page | null };

export function NavLinks({ pages, className, current }: Props) {
  return pages.map((page) => (
    <Link key={page.path} href={page.path} className={className} aria-current={page === current ? 'page' : undefined}>
      <NavLabel icon={page.icon}>{navLabel(page)}</NavLabel>
    </Link>
  ));
}
