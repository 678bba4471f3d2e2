import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { OverviewPage } from '#features/overview/overview-page.tsx';
import type { IconName } from '#ui/icon.tsx';

export type Page = {
  /** Below the network: `/liquid`. */
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  readonly Page: ComponentType;
};

/** The pages in the order of the navigation. Each is a chunk of its own but the first, which would only be asked for one round trip later. */
export const PAGES: readonly [Page, ...Page[]] = [
  { path: '/overview', title: 'Overview', icon: 'overview', Page: OverviewPage },
  {
    path: '/stake',
    title: 'Staking',
    icon: 'stake',
    Page: lazy(() => import('#features/stake/stake-page.tsx').then((module) => ({ default: module.StakePage }))),
  },
  {
    path: '/liquid',
    title: 'Liquid staking',
    icon: 'liquid',
    Page: lazy(() => import('#features/liquid/liquid-page.tsx').then((module) => ({ default: module.LiquidPage }))),
  },
  {
    path: '/transfer',
    title: 'Transfer',
    icon: 'transfer',
    Page: lazy(() => import('#features/transfer/transfer-page.tsx').then((module) => ({ default: module.TransferPage }))),
  },
  {
    path: '/rewards',
    title: 'Rewards',
    icon: 'rewards',
    Page: lazy(() => import('#features/rewards/rewards-page.tsx').then((module) => ({ default: module.RewardsPage }))),
  },
  {
    path: '/protocol',
    title: 'Protocol',
    icon: 'protocol',
    Page: lazy(() => import('#features/protocol/protocol-page.tsx').then((module) => ({ default: module.ProtocolPage }))),
  },
  {
    path: '/activity',
    title: 'Activity',
    icon: 'activity',
    Page: lazy(() => import('#features/activity/activity-page.tsx').then((module) => ({ default: module.ActivityPage }))),
  },
  {
    path: '/settings',
    title: 'Settings',
    icon: 'settings',
    Page: lazy(() => import('#features/settings/settings-page.tsx').then((module) => ({ default: module.SettingsPage }))),
  },
];

/** Only where the chain is the embedded one; reached from the strip, not from the navigation. */
export const SANDBOX_PAGE: Page = {
  path: '/tools',
  title: 'Sandbox tools',
  icon: 'clock',
  Page: lazy(() => import('./sandbox/sandbox-page.tsx').then((module) => ({ default: module.SandboxPage }))),
};

/** Every component in every state, for whoever works on the design. Not in a production build. */
export function designRoute(): LazyExoticComponent<ComponentType> | null {
  return DESIGN;
}

const DESIGN = import.meta.env.DEV
  ? lazy(() => import('./design/design-page.tsx').then((module) => ({ default: module.DesignPage })))
  : null;

const LABELS: Readonly<Record<string, string>> = { '/stake': 'Stake', '/liquid': 'Liquid' };

/** Navigation labels are shorter than titles. */
export function navLabel(page: Page): string {
  return LABELS[page.path] ?? page.title;
}
