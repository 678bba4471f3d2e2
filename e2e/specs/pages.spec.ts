import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures.ts';
import type { HubPage } from '../pages/hub-page.ts';

/** Two validators of the seeded chain; the second is jailed. */
const NORTHWIND = 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m';
const DROPPED_ANCHOR = 'persistencevaloper12nyyj5h3zag42df0jxupynmpr76xv9q572dclh';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const SMALLEST = { width: 320, height: 640 };

for (const theme of ['light', 'dark'] as const) {
  test.describe(`every page, ${theme}`, () => {
    test.use({ theme });
    // Twelve states, each read by axe and drawn at three widths: half a minute on two idle cores.
    test.setTimeout(120_000);

    test('accessible, nothing cut, and a picture of each', async ({ page, hub }) => {
      const look = (name: string) => test.step(name, () => lookAt(page, name, theme));
      await hub.open();
      await expect(page.getByText('8 active')).toBeVisible();
      await look('welcome');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(hub.dialog.getByRole('button', { name: 'Use alice' })).toBeVisible();
      await look('connect');
      await hub.dialog.getByRole('button', { name: 'Use alice' }).click();
      await expect(hub.account('alice')).toHaveAttribute('aria-expanded', 'false');

      await hub.review('mint', '1000');
      await expect(hub.line('You stake')).toBeVisible();
      await look('review');
      await hub.sign();
      await expect(hub.included).toBeVisible();
      await look('included');
      await hub.close();
      await hub.carryOut('redeem', '1250.5');
      await filled(hub, 'redeem', '300');
      await look('liquid-redeem');
      await filled(hub, 'mint', '24000');
      await look('liquid-mint');
      await hub.amount('You stake').fill('1,5');
      await expect(hub.amount('You stake')).toHaveAttribute('aria-invalid', 'true');
      await look('liquid-problem');

      await hub.open('overview');
      await expect(hub.row('Unbonding').first()).toContainText('8 entries');
      await look('overview');
      await hub.account('alice').click();
      await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
      await look('account-menu');
      await page.keyboard.press('Escape');
      await test.step('more', () => lookAtMore(page, theme));
      await hub.open('activity');
      await page.getByText('8 entries, arrives by itself').click();
      await hub.transactions.first().getByRole('group').click();
      await look('activity');
      await hub.open('settings');
      await expect(page.getByLabel('Debug report')).toBeVisible();
      await look('settings');
      await hub.open('tools');
      await expect(page.getByRole('button', { name: 'Slash' })).toBeVisible();
      await look('tools');
      await page.goto('./#/nowhere/overview');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be opened');
      await look('failed');
    });

    test('stake, rewards, protocol, transfer and the coins of other chains: accessible, nothing cut, and a picture of each', async ({
      page,
      hub,
    }) => {
      const look = (name: string) => test.step(name, () => lookAt(page, name, theme));
      await hub.openAs('alice');
      await hub.carryOut('mint', '1000');
      await hub.advance('1 day');
      await hub.open('stake');
      await expectFilled(page, 'Staking');
      await look('stake');
      await page.getByRole('main').getByRole('link', { name: 'Kestrel' }).first().click();
      await expect(hub.dialog).toBeVisible();
      await look('stake-validator');
      for (const action of ['delegate', 'undelegate', 'redelegate', 'tokenize', 'claim'] as const) {
        await hub.open(`stake?do=${action}&validator=${NORTHWIND}&with=${NORTHWIND},${DROPPED_ANCHOR}&amount=100`);
        await expectFilled(page, 'Staking');
        await look(`stake-${action}`);
      }
      // A pointer that rests on a date has its tooltip in the picture.
      await page.mouse.move(0, 0);
      for (const tab of ['earned', 'ledger', 'calculator'] as const) {
        await hub.open(`rewards?tab=${tab}`);
        await expectFilled(page, 'Rewards');
        await look(`rewards-${tab}`);
      }
      await hub.open('protocol');
      await expectFilled(page, 'Protocol');
      await look('protocol');
      await hub.open('transfer');
      await page.getByRole('button', { name: 'Unwind' }).click();
      await expect(page.getByText('Channel open, light clients active.')).toHaveCount(3);
      await look('transfer');
      await page.mouse.move(0, 0);
      await hub.open('liquid?asset=stk/uatom&tab=mint&from=hub-sandbox-1&amount=25');
      await expect(page.getByRole('button', { name: 'Review the transfer' })).toBeEnabled();
      await look('liquid-host-mint');
      await hub.open('liquid?asset=stk/adydx&tab=redeem&amount=62.249999999999999999');
      await expect(hub.reviewButton('redeem')).toBeEnabled();
      await look('liquid-host-redeem');
    });
  });
}

/** The page is there, and everything on it that has to be read from the chain. */
async function expectFilled(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
}

async function filled(hub: HubPage, tab: 'mint' | 'redeem', amount: string): Promise<void> {
  await hub.open(`liquid?tab=${tab}&amount=${amount}`);
  await expect(hub.reviewButton(tab)).toBeEnabled();
  await expect(hub.page.getByRole('img', { name: /^after: / })).toBeVisible();
}

async function lookAt(page: Page, name: string, theme: string): Promise<void> {
  await expectAccessible(page);
  await picture(page, `screenshots/${name}-${theme}-${DESK.width}.png`);
  await expectNothingCut(page);
  await page.setViewportSize(PHONE);
  // As tall as the page, or the tabs at the bottom of the window would stand in the middle of the picture.
  const height = await page.evaluate(() => (document.querySelector('[role=dialog]') ? 0 : document.documentElement.scrollHeight));
  await page.setViewportSize({ ...PHONE, height: Math.max(PHONE.height, height) });
  await picture(page, `screenshots/${name}-${theme}-${PHONE.width}.png`);
  await expectNothingCut(page);
  await page.setViewportSize(SMALLEST);
  await expectNothingCut(page);
  await page.setViewportSize(DESK);
}

/** The pages behind "More", which only a phone has. */
async function lookAtMore(page: Page, theme: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('link', { name: 'Settings' })).toBeInViewport();
  await expectAccessible(page);
  await picture(page, `screenshots/more-${theme}-${PHONE.width}.png`);
  await expectNothingCut(page);
  await page.setViewportSize(SMALLEST);
  await expectNothingCut(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize(DESK);
}

/** Of the whole page; of the window when something stands above it. */
async function picture(page: Page, path: string): Promise<void> {
  const above = await page.locator('[role=dialog], [popover=auto]:popover-open').count();
  await page.screenshot({ path, fullPage: above === 0, animations: 'disabled' });
}

/** No page scrolls sideways, and no control or number sticks out of the window. */
async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(async () => {
    // A window that became narrower is drawn in the next frame, and what follows it (a menu under its button) in the one after.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { scrollWidth, clientWidth } = document.documentElement;
    const outside = [...document.querySelectorAll('button, a, input, h1, h2, .num, .unit')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > clientWidth + 1 || left < -1);
    });
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []),
      ...outside.map((each) => each.outerHTML.slice(0, 160)),
    ];
  });
  expect(cut, `at ${page.viewportSize()?.width}`).toEqual([]);
}

/** The picture of the README, made again by `UPDATE_SCREENSHOT=1`; otherwise it is only proved that it can be made. */
test('the picture of the README', async ({ page, hub }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await hub.openAs('alice');
  await hub.carryOut('redeem', '1250.5');
  await hub.open('overview');
  await expect(hub.row('Unbonding').first()).toContainText('8 entries');
  await expect(hub.messages).toBeEmpty();
  const shot = await page.screenshot({
    animations: 'disabled',
    ...(process.env['UPDATE_SCREENSHOT'] ? { path: 'docs/screenshot.png' } : {}),
  });
  expect(shot.length).toBeLessThan(200_000);
});
