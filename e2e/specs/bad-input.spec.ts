import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { HubPage } from '../pages/hub-page.ts';

type Case = { readonly typed: string; readonly reason: string | RegExp };

/** What alice may type, with 25,000 XPRT and 12,000 stkXPRT. */
const MINT: readonly Case[] = [
  { typed: '1.1234567', reason: 'XPRT has at most 6 decimals.' },
  { typed: '1,5', reason: 'Use a point, not a comma: type 1.5.' },
  { typed: '1,234', reason: 'Leave out the comma: type 1234, or 1.234 with a point.' },
  { typed: '1.234,56', reason: /Use a point for decimals and no separators: type 1234\.56\./ },
  { typed: '1e3', reason: 'Write the number in full, without an exponent.' },
  { typed: '-5', reason: 'An amount cannot be negative.' },
  { typed: '+5', reason: 'Leave out the plus sign.' },
  { typed: 'all of it', reason: 'Type the number only, without letters or signs.' },
  { typed: '<img src=x onerror=alert(1)>', reason: 'Type the number only, without letters or signs.' },
  { typed: '١٢', reason: 'Use the digits 0 to 9.' },
  { typed: '.', reason: 'Type a number, for example 12.5.' },
  { typed: '0', reason: 'Enter more than zero.' },
  { typed: '0.000999', reason: 'The least is 0.001 XPRT.' },
  { typed: '25000.000001', reason: 'You can spend 25,000 XPRT.' },
  { typed: '25000', reason: 'Nothing would be left for the network fee. MAX keeps enough for it.' },
  { typed: '9'.repeat(60), reason: 'You can spend 25,000 XPRT.' },
  { typed: '9'.repeat(200), reason: 'This number is too long.' },
];

const REDEEM: readonly Case[] = [
  { typed: '0.0000001', reason: 'stkXPRT has at most 6 decimals.' },
  { typed: '12000.000001', reason: 'You have 12,000 stkXPRT.' },
  { typed: '4000001', reason: /There are only|You have 12,000 stkXPRT\./ },
  { typed: '0.000001', reason: /This is too small to be divided among the validators\. The least is 0\.0000\d+ stkXPRT\./ },
];

test('odd amounts stay typed, are explained, and cannot be sent', async ({ page, hub }) => {
  await hub.openAs('alice', 'liquid');
  await expect(page.getByText('Available 25,000')).toBeVisible();
  for (const each of MINT) await test.step(each.typed.slice(0, 40), () => isExplained(hub, 'mint', each));
  // Spaces and invisible marks come with pasting and mean nothing.
  await hub.amount('You stake').fill('\u00a0 1000 \u200b');
  await expect(hub.amount('You stake')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(hub.reviewButton('mint')).toBeEnabled();
  await expect(page.getByText(/^949\.\d+ stkXPRT$/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^949\.\d+ stkXPRT$/)).toBeVisible();

  await page.getByRole('tab', { name: 'Redeem' }).click();
  await expect(hub.amount('You redeem')).toHaveValue('');
  await expect(hub.reviewButton('redeem')).toHaveAccessibleDescription('Enter an amount.');
  for (const each of REDEEM) await test.step(each.typed, () => isExplained(hub, 'redeem', each));
});

async function isExplained(hub: HubPage, tab: 'mint' | 'redeem', { typed, reason }: Case): Promise<void> {
  const field = hub.amount(tab === 'mint' ? 'You stake' : 'You redeem');
  await field.fill(typed);
  await expect(field).toHaveValue(typed);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(
    typeof reason === 'string' ? new RegExp(`^${reason.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) : reason,
  );
  await expect(hub.reviewButton(tab)).toHaveAttribute('aria-disabled', 'true');
  await expect(hub.reviewButton(tab)).toHaveAccessibleDescription('The amount above needs a change.');
  await field.press('Enter');
  await expect(hub.dialog).toBeHidden();
}

test('links that lead nowhere, or were made to do harm', async ({ page, hub }) => {
  await hub.openAs('alice');
  const opens = async (hash: string, shown: string) => {
    await page.goto(`./#${hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shown);
    await expect(page.getByText(/undefined|NaN|\[object/)).toHaveCount(0);
  };
  await opens('/sandbox/nothing-here', 'Overview');
  await opens('/sandbox/liquid/deeper/still', 'Overview');
  await opens('/sandbox/liquid?tab=<script>alert(1)</script>&amount=<svg onload=alert(1)>', 'Liquid staking');
  await expect(page.getByRole('tab', { name: 'Mint' })).toHaveAttribute('aria-selected', 'true');
  await expect(hub.amount('You stake')).toHaveValue('<svg onload=alert(1)>');
  await expect(hub.reviewButton('mint')).toHaveAttribute('aria-disabled', 'true');
  await opens(`/sandbox/liquid?tab=redeem&amount=${'7'.repeat(10_000)}`, 'Liquid staking');
  await expect(hub.amount('You redeem')).toHaveValue('');
  await opens('/sandbox/liquid?tab=redeem&tab=mint&__proto__=1&constructor=2&amount=%E0%A4%A', 'Liquid staking');
  await opens('/sandbox/%E0%A4%A/%00', 'Overview');
  await opens('/nowhere/overview', 'This page could not be opened');
  await expect(page.getByText(/nowhere/)).toBeVisible();
  await page.getByRole('link', { name: /Open .*Sandbox/i }).click();
  await expect(hub.total).toHaveText(/^44,/);
  await opens('/__proto__/overview', 'This page could not be opened');
  await opens('/%3Cimg%20src=x%20onerror=alert(1)%3E/overview', 'This page could not be opened');
});

const BROKEN: Readonly<Record<string, () => void>> = {
  'everything throws': () => {
    const refuse = () => {
      throw new Error('insecure');
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
    for (const method of ['getItem', 'setItem', 'removeItem']) Object.defineProperty(Storage.prototype, method, { value: refuse });
  },
  'storage is not there at all': () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new Error('denied');
        },
      });
  },
};

for (const [title, breakStorage] of Object.entries(BROKEN)) {
  test(`a browser that keeps nothing: ${title}`, async ({ page, hub }) => {
    await page.addInitScript(breakStorage);
    await hub.open();
    await hub.connectSandbox('alice');
    await expect(hub.total).toHaveText(/^44,/);
    await hub.carryOut('mint', '500');
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText('This browser does not let the application keep its list of transactions.')).toBeVisible();
    await expect(hub.transactions).toHaveCount(1);
    await expect(hub.transactions).toContainText('included');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
}

test('stored values that somebody else wrote change neither account nor chain', async ({ page, hub }) => {
  const hostile: readonly Readonly<Record<string, string>>[] = [
    { 'stkhub.preferences': '{"theme":', 'stkhub.wallet.sandbox': '\u0000' },
    { 'stkhub.preferences': '[]', 'stkhub.wallet.sandbox': '{"provider":"keplr","account":{"toString":1}}' },
    { 'stkhub.preferences': '{"theme":"<script>","network":"../../evil","endpoints":{"core-sandbox-1":"https://evil.example"}}' },
    { 'stkhub.wallet.sandbox': '{"provider":"watch","address":"cosmos1depk54cuajgkzea6zpgkq36tnjwdzv4afc3d27"}' },
    { 'stkhub.wallet.sandbox': '{"provider":"sandbox","account":"__proto__"}' },
    { 'stkhub.wallet.sandbox': `{"provider":"sandbox","account":"${'x'.repeat(99)}"}` },
    { 'stkhub.wallet.sandbox': '{"__proto__":{"provider":"sandbox"},"provider":"root"}' },
  ];
  await hub.open('overview');
  for (const values of hostile) {
    await page.evaluate((entries) => {
      localStorage.clear();
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    }, values);
    await page.reload();
    await expect(page.getByText('Stake XPRT and keep it liquid.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
    await expect(hub.rateCard).toContainText(/1\.053\d{3}/);
  }
  await page.evaluate(() => localStorage.clear());
  await tamperDatabases(page);
  await page.reload();
  await hub.connectSandbox('alice');
  await expect(hub.total).toHaveText(/^44,/);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('Nothing was sent from here yet')).toBeVisible();
});

/** Puts nonsense into every value of every database that the application has made. */
async function tamperDatabases(page: Page): Promise<void> {
  const count = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let changed = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table, 'readwrite').objectStore(table);
        const keys = [...(await done(store.getAllKeys())), 'sandbox', 'chain'];
        for (const key of keys) await done(store.put({ version: 1, state: { balances: 'all' }, txs: -1, tail: [null], length: 3 }, key));
        changed += keys.length;
      }
      database.close();
    }
    return changed;
  });
  expect(count).toBeGreaterThan(2);
}
