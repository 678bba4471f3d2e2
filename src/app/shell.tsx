import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useNetwork } from '#queries/network-context.tsx';
import { AppFrame } from '#ui/app-frame.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AccountControl } from './account-control.tsx';
import { Brand } from './brand.tsx';
import { ChainFoot } from './chain-foot.tsx';
import { NavLinks } from './nav-links.tsx';
import { PAGES, SANDBOX_PAGE } from './pages.ts';
import { useSandbox } from './sandbox/sandbox-context.ts';
import { Strips } from './strips.tsx';
import { Tabs } from './tabs.tsx';

/** The frame of every page: strips, navigation, account, and the page that the path names. */
export function Shell() {
  const { network } = useNetwork();
  const sandbox = useSandbox();
  const [location] = useLocation();
  const pages = sandbox ? [...PAGES, SANDBOX_PAGE] : PAGES;
  const page = pages.find(({ path }) => path === location) ?? null;
  return (
    <AppFrame
      strip={<Strips />}
      brand={<Brand href={`#/${network.id}/overview`} />}
      nav={<NavLinks pages={PAGES} className="nav-link" current={page} />}
      tabs={<Tabs current={page} />}
      foot={<ChainFoot />}
      title={page?.title ?? 'stkhub'}
      account={<AccountControl />}
    >
      <Suspense fallback={<Skeleton chars={24} label="Opening the page" />}>
        <Switch>
          {pages.map(({ path, Page }) => (
            <Route key={path} path={path} component={Page} />
          ))}
          <Route>
            <Redirect to={PAGES[0].path} replace />
          </Route>
        </Switch>
      </Suspense>
    </AppFrame>
  );
}
