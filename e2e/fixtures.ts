import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { HubPage } from './pages/hub-page.ts';

type Options = { theme: 'light' | 'dark' };
type Fixtures = { hub: HubPage; guard: undefined };

/** What no page may ever do: break its own policy, ask somebody else, or throw. */
export function watchPage(page: Page): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    const own = hostname === 'localhost' || hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:';
    if (!own) faults.push(`foreign request: ${href}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (/Content.Security.Policy|violates the following|TrustedHTML|TrustedScript/i.test(message.text()))
      faults.push(`policy: ${message.text()}`);
  });
  return faults;
}

export const test = base.extend<Fixtures & Options>({
  theme: ['light', { option: true }],
  guard: [
    async ({ page, theme }, use) => {
      const faults = watchPage(page);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  hub: async ({ page }, use) => use(new HubPage(page)),
});

/** No finding of axe on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  // The page has no frames of others, so axe needs no second page to put its findings together: a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
}

export { expect };
