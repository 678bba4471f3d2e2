import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, expectAccessible } from '../fixtures.ts';
import type { HubPage } from '../pages/hub-page.ts';
import { RewardsPage } from '../pages/rewards-page.ts';
import { ADDRESSES, rememberEndpoint, test } from '../servers/local-fixtures.ts';
import { startPriceServer } from '../servers/price-server.ts';

test('what was minted and claimed is in the ledger, the charts and the files', async ({ page, hub }) => {
  // A mint, a day, a claim and three tabs read by axe: room for a busy machine.
  test.setTimeout(120_000);
  const rewards = new RewardsPage(page);
  await hub.openAs('alice');
  await hub.carryOut('mint', '1000');
  await hub.advance('1 day');
  await claim(page, hub);
  await test.step('balance and earnings', () => earned(page, rewards));
  await test.step('ledger', () => ledger(page, rewards));
  await test.step('files', () => files(rewards));
  await test.step('calculator', () => calculator(page, rewards));
});

async function claim(page: Page, hub: HubPage): Promise<void> {
  await hub.open('stake?do=claim');
  await page.getByRole('button', { name: 'Review claim' }).click();
  await hub.sign();
  await hub.included.waitFor();
  await hub.close();
}

async function earned(page: Page, rewards: RewardsPage): Promise<void> {
  await rewards.open('earned');
  await expect(rewards.owned).toHaveText(/^44,\d{3}\.\d\d XPRT$/);
  await expect(rewards.balances.getByRole('row').filter({ hasText: 'Liquid-staked' })).toContainText(/13,\d{3}\.\d{6} XPRT/);
  await expect(rewards.figure('In all')).toHaveText(/^\+ \d+\.\d{4} XPRT$/);
  await expect(rewards.figure('APR now')).toHaveText(/^1\d\.\d\d\s%$/);
  await expect(page.getByText(/^Everything from block 1 to block \d+ is here\./)).toBeVisible();
  const chart = rewards.chart('Rewards per month');
  await chart.getByRole('slider').press('ArrowLeft');
  await expect(chart.getByRole('slider')).toHaveAttribute('aria-valuetext', /^\w{3} \d{4}: -?[\d.,<]+ XPRT; Native staking /);
  const months = await rewards.tableOf(chart);
  await expect(months.getByRole('columnheader')).toHaveText(['Month', 'Native staking', 'stkXPRT', 'Sum']);
  const values = await rewards.tableOf(rewards.chart('Value over time'));
  await expect(values.locator('tbody tr').first()).toContainText(/44,\d{3}\.\d\d XPRT/);
  const rates = await rewards.tableOf(rewards.chart('Exchange rate'));
  await expect(rates.locator('tbody tr').first()).toContainText(/1\.05\d{4} XPRT/);
  await expect(page.getByRole('table', { name: 'Stake by validator' }).locator('tbody tr').first()).toContainText('Northwind Staking');
  await expectAccessible(page);
}

async function ledger(page: Page, rewards: RewardsPage): Promise<void> {
  await page.getByRole('tab', { name: 'Earned' }).press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rewards.entries.filter({ hasText: 'Network fee' })).toHaveCount(2);
  await expect(rewards.entries.filter({ hasText: 'Network fee' }).last()).toContainText(/−\s0\.0\d+ XPRT/);
  await expect(rewards.entries.filter({ hasText: 'Rewards claimed' }).first()).toContainText(/\+ \d+\.\d+ XPRT/);
  await expect(rewards.entries.filter({ hasText: '1,000 XPRT' })).toContainText('Minted');
  await expect(rewards.entries.filter({ hasText: 'stkXPRT' })).toContainText(/\+ 949\.\d+ stkXPRT/);
  await expectAccessible(page);
  await rewards.filter('Network fees');
  await expect(rewards.entries).toHaveCount(2);
  await page.reload();
  await expect(rewards.entries).toHaveCount(2);
  await expect(page).toHaveURL(/tab=ledger&kind=fees$/);
  await rewards.filter('Received and sent');
  await expect(page.getByText('No entry of this type and year')).toBeVisible();
}

async function files(rewards: RewardsPage): Promise<void> {
  const csv = await saved(await rewards.save('CSV'), /^stkhub-sandbox-persistence1jzr2-kgh0h-\d{4}-\d\d-\d\d\.csv$/);
  const rows = csv.trim().split('\r\n');
  expect(rows[0]).toMatch(/^time_utc,height,tx_hash,type,/);
  expect(rows.slice(1).map((row) => row.split(',')[3])).toEqual(expect.arrayContaining(['fee', 'mint', 'claim']));
  for (const row of rows.slice(1)) expect(row).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,\d+,[0-9A-F]{64},/);
  const koinly = await saved(await rewards.save('CSV for taxes (Koinly)'), /-koinly\.csv$/);
  expect(koinly).toMatch(/^Date,/);
  expect(koinly).toContain('1000');
  const json = JSON.parse(await saved(await rewards.save('JSON'), /\.json$/));
  expect(json).toMatchObject({ address: ADDRESSES.alice, stakeDenom: 'uxprt' });
}

async function saved(download: Download, name: RegExp): Promise<string> {
  expect(download.suggestedFilename()).toMatch(name);
  return readFile(await download.path(), 'utf8');
}

async function calculator(page: Page, rewards: RewardsPage): Promise<void> {
  await rewards.open('calculator');
  const result = page.getByRole('region', { name: 'Result' });
  await page.getByLabel('You stake').fill('2000');
  await page.getByLabel('For how many days').fill('730');
  await expect(result).toContainText(/it would be\s*2,\d{3}\.\d\d XPRT/);
  await page.getByRole('tab', { name: 'Native staking' }).click();
  await page.getByLabel('Claim and stake again').selectOption('Never');
  await page.getByLabel('Validator', { exact: true }).selectOption({ index: 1 });
  await expect(result).toContainText('Amount + amount × APR × days ÷ 365');
  await expect(page).toHaveURL(/amount=2000&days=730&product=native&validator=persistencevaloper1\w+&every=never$/);
  const sum = result.getByText('it would be').locator('xpath=following-sibling::p');
  await expect(sum).toHaveText(/^2,\d{3}\.\d\d XPRT$/);
  const shown = await sum.innerText();
  await page.reload();
  await expect(sum).toHaveText(shown);
  await page.getByLabel('For how many days').fill('forever');
  await expect(page.getByText('Type whole days, from 1 to 36,500.')).toBeVisible();
  await expect(result).toBeHidden();
  await expectAccessible(page);
}

test('without a wallet and watching: the calculator for all, the numbers of any address, no signature asked', async ({ page, hub }) => {
  const rewards = new RewardsPage(page);
  await rewards.open('earned');
  await expect(page.getByText('No account yet')).toBeVisible();
  await rewards.open('ledger', '&address=persistence1evil&page=0&kind=<img>');
  await expect(page.getByText('No account yet')).toBeVisible();
  await page.getByRole('button', { name: 'Connect a wallet' }).click();
  await watch(hub);
  await expect(page.getByText('Nothing has happened yet')).toBeVisible();
  await page.getByRole('tab', { name: 'Earned' }).click();
  await expect(rewards.owned).toHaveText(/^44,\d{3}\.\d\d XPRT$/);
  await expect(rewards.bar).toHaveAttribute('aria-label', /liquid-staked 12,\d{3}\.\d+ XPRT/);
});

async function watch(hub: HubPage): Promise<void> {
  await hub.dialog.getByLabel('Watch an address, without a wallet').fill(ADDRESSES.alice);
  await hub.dialog.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(hub.account('watching')).toBeVisible();
}

test.describe('dark', () => {
  test.use({ theme: 'dark' });

  test('every tab is accessible', async ({ page, hub }) => {
    const rewards = new RewardsPage(page);
    await hub.openAs('alice', 'rewards');
    await expect(page.getByText(/^Everything from block 1/)).toBeVisible();
    await expectAccessible(page);
    await rewards.open('ledger');
    await expect(page.getByText('Nothing has happened yet')).toBeVisible();
    await expectAccessible(page);
    await rewards.open('calculator', '&product=native');
    await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
    await expectAccessible(page);
  });
});

test('values in another currency where the network names a price source, and no trouble when that is down', async ({
  page,
  local,
  chain,
}) => {
  const prices = await startPriceServer();
  await rememberEndpoint(page, chain.rpcUrl);
  await page.route('**/networks.json', async (route) => {
    const { networks } = await (await route.fetch()).json();
    const priceSource = { name: 'Test prices', url: prices.url, currency: 'usd', coins: [{ denom: 'uxprt', id: 'persistence' }] };
    await route.fulfill({ json: { networks: [{ ...networks[0], priceSource }] } });
  });
  const rewards = new RewardsPage(page, 'local');
  await rewards.open('earned');
  await page.getByRole('button', { name: 'Connect a wallet' }).click();
  await watch(local);
  await expect(page.getByText(/^worth 2,2\d\d\.\d\d USD · price from Test prices/)).toBeVisible();
  await expect(rewards.balances.getByRole('columnheader', { name: 'USD' })).toBeVisible();
  await expect(rewards.balances.getByRole('row').filter({ hasText: 'free to send' })).toContainText('1,250.00');
  expect(prices.asked).toContain('/simple/price');
  await prices.stop();
  await page.reload();
  await expect(rewards.owned).toHaveText(/^44,\d{3}\.\d\d XPRT$/);
  await expect(rewards.balances.getByRole('columnheader', { name: 'USD' })).toBeHidden();
  await expect(page.getByRole('alert')).toBeHidden();
});
