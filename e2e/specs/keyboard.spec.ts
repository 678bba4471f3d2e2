import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** Whoever uses the keyboard alone sees where the focus is: every stop on the way draws a ring. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const [text, ring] = await focused.evaluate((element) => {
      const field = element.closest('.field');
      const drawn = [element, field].some(
        (each) => each && getComputedStyle(each).outlineStyle !== 'none' && Number.parseFloat(getComputedStyle(each).outlineWidth) >= 2,
      );
      const label =
        element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '';
      return [label.trim(), drawn] as const;
    });
    expect(ring, `no focus ring on "${text}"`).toBe(true);
    if (name.test(text)) return;
  }
  throw new Error(`the keyboard never reached ${name}`);
}

test('connect, mint and close without a mouse', async ({ page, hub }) => {
  await hub.open();
  await expect(page.getByText('8 active')).toBeVisible();

  await test.step('past the navigation', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
    await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  await test.step('open, leave and open the dialog again', async () => {
    await tabTo(page, /^Connect$/);
    await page.keyboard.press('Enter');
    await expect(hub.dialog.getByRole('button', { name: 'Use alice' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(hub.dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(hub.dialog.getByRole('button', { name: 'Use alice' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(hub.account('alice')).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('the account menu', async () => {
    // The button that opened the dialog is gone; the account, which took its place, is the next stop.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(hub.account('alice')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(hub.account('alice')).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('button', { name: 'Copy address' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: 'Copy the address on Cosmos Hub' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeHidden();
    await expect(hub.account('alice')).toBeFocused();
  });

  await test.step('mint', async () => {
    await tabTo(page, /^Mint$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Liquid staking');
    await tabTo(page, /^You stake$/);
    await page.keyboard.type('25');
    await expect(hub.reviewButton('mint')).toBeEnabled();
    await page.keyboard.press('Enter');
    const sign = hub.dialog.getByRole('button', { name: /^Sign/ });
    await expect(sign).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(hub.dialog).toBeHidden();
    await expect(hub.amount('You stake')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sign).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(hub.included).toBeVisible();
    await expect(hub.dialog.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(hub.dialog).toBeHidden();
    await expect(hub.amount('You stake')).toBeFocused();
  });

  await test.step('the other tab by arrow', async () => {
    await page.getByRole('tab', { name: 'Mint' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Redeem' })).toHaveAttribute('aria-selected', 'true');
    await tabTo(page, /^You redeem$/);
  });
});

/** Names in the navigation and titles of the pages, in their order. */
const PAGES = {
  Overview: 'Overview',
  Stake: 'Staking',
  Liquid: 'Liquid staking',
  Transfer: 'Transfer',
  Rewards: 'Rewards',
  Protocol: 'Protocol',
  Activity: 'Activity',
  Settings: 'Settings',
} as const;

test('every page, from the sidebar', async ({ page, hub }) => {
  await hub.open();
  const links = page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link');
  await expect(links).toHaveText(['stkhub', ...Object.keys(PAGES)]);
  await links.first().focus();
  for (const [name, title] of Object.entries(PAGES)) {
    await tabTo(page, new RegExp(`^${name}$`));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('[aria-current=page]:visible')).toHaveText(name);
  }
});

test('every page, from the tabs of a phone and what is behind More', async ({ page, hub }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await hub.open();
  const tabs = page.getByRole('navigation', { name: 'Pages, short' });
  const more = tabs.getByRole('button', { name: 'More' });
  await expect(tabs.getByRole('link')).toHaveText(['Overview', 'Liquid', 'Stake', 'Transfer']);
  await tabs.getByRole('link', { name: 'Overview' }).focus();
  for (const name of ['Liquid', 'Stake', 'Transfer'] as const) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(PAGES[name]);
    await expect(page.locator('[aria-current=page]:visible')).toHaveText(name);
  }

  await test.step('choosing closes it, and the button says that the page is behind it', async () => {
    await tabTo(page, /^More$/);
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await expect(tabs.getByRole('link', { name: 'Rewards' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(tabs.getByRole('link', { name: 'Settings' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await expect(more).toHaveAttribute('aria-current', 'true');
    await expect(more).toBeFocused();
  });

  await test.step('Escape, leaving and a click outside close it', async () => {
    await page.keyboard.press('Enter');
    await expect(tabs.getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('Escape');
    await expect(tabs.getByRole('link', { name: 'Settings' })).toBeHidden();
    await expect(more).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(tabs.getByRole('link', { name: 'Rewards' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(tabs.getByRole('link', { name: 'Rewards' })).toBeHidden();
    await more.click();
    await expect(tabs.getByRole('link', { name: 'Activity' })).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await expect(tabs.getByRole('link', { name: 'Activity' })).toBeHidden();
    await expect(more).toHaveAttribute('aria-expanded', 'false');
  });
});
