import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { HubPage } from '../pages/hub-page.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`the first minute, ${theme}`, () => {
    test.use({ theme });

    test('from nothing to XPRT that came back', async ({ page, hub }) => {
      await test.step('numbers without a wallet', () => welcome(page, hub));
      await test.step('connect', async () => {
        await hub.connectSandbox('alice');
        await expect(hub.total).toHaveText(/^44,\d{3}\.\d\d XPRT$/);
      });
      const minted = await test.step('mint', () => mint(hub));
      await test.step('Overview has changed', () => afterMint(page, hub, minted));
      const payout = await test.step('redeem a part', () => redeem(page, hub));
      await test.step('dates and calendar', () => calendar(page, payout));
      await test.step('21 days later', () => mature(hub, payout));
      await test.step('both transactions with their hashes', () => bothSent(hub, minted));
    });
  });
}

/** What is on its way, as the dialog writes it: "105.31 XPRT" on "22 Oct 2026". */
type Payout = { readonly amount: string; readonly day: string };

async function welcome(page: Page, hub: HubPage): Promise<void> {
  await hub.open('');
  await expect(page.getByText('Stake XPRT and keep it liquid.')).toBeVisible();
  await expect(hub.rateCard).toContainText(/1\.053\d{3}/);
  await expect(page.getByText('8 active')).toBeVisible();
  await expect(page.getByText('4,000,000.00 stkXPRT')).toBeVisible();
  await expect(page.getByText('It arrives by itself after 21 days.')).toBeVisible();
}

/** @returns what was minted, which is what the form, the receipt and the block say. */
async function mint(hub: HubPage): Promise<string> {
  await hub.open('liquid?tab=mint');
  await hub.amount('You stake').fill('1000');
  await hub.reviewButton('mint').click();
  await expect(hub.dialog).toHaveAccessibleDescription('Read from the exact bytes that you are about to sign.');
  await expect(hub.line('You stake')).toHaveText('1,000 XPRT');
  await expect(hub.line('Chain')).toHaveText('core-sandbox-1');
  await expect(hub.line('You get')).toHaveText(/^about 949\.\d{1,6} stkXPRT$/);
  const minted = (await hub.line('You get').innerText()).replace('about ', '');
  const fee = await hub.line('Network fee').innerText();
  await hub.sign();
  await expect(hub.included).toBeVisible();
  await expect(hub.line('You got')).toHaveText(minted);
  await expect(hub.line('Quoted')).toHaveText(minted);
  await expect(hub.line('Network fee')).toHaveText(fee);
  await hub.close();
  return minted;
}

async function afterMint(page: Page, hub: HubPage, minted: string): Promise<void> {
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(hub.row('stkXPRT').first()).toContainText(`12,${minted.slice(0, 6)} stkXPRT at 1.053`);
  await expect(hub.bar).toHaveAttribute('aria-label', /liquid-staked 13,\d{3}\.\d+ XPRT/);
  await expect(hub.row('Free').first()).toContainText('23,999.96 XPRT');
  await expect(page.getByText(`4,000,${minted.slice(0, 6)} stkXPRT`)).toBeVisible();
  // The rewards of the pool compound every hour.
  const rate = hub.rateCard.getByText(/^1\.\d{6}/);
  const before = Number.parseFloat(await rate.innerText());
  await hub.advance('1 hour');
  await expect.poll(async () => Number.parseFloat(await rate.innerText())).toBeGreaterThan(before);
}

async function redeem(page: Page, hub: HubPage): Promise<Payout> {
  await hub.open('liquid?tab=redeem');
  await hub.amount('You redeem').fill('100');
  const day = await page.getByText('You get on').getByRole('time').innerText();
  await hub.reviewButton('redeem').click();
  await expect(hub.line('Unbonding entries')).toHaveText('8 new, one for each validator');
  await hub.sign();
  await expect(hub.included).toBeVisible();
  const amount = await hub.line('Unbonding').innerText();
  await expect(hub.line('Quoted')).toHaveText(amount);
  await expect(hub.line('Arrives by itself')).toHaveText(day);
  await hub.close();
  await expect(page.getByRole('img', { name: '6 of 7 left' })).toHaveCount(8);
  await expect(page.getByText('6 more redemptions are possible now.')).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(hub.row('Unbonding').first()).toContainText('8 entries');
  await expect(hub.bar).toHaveAttribute('aria-label', new RegExp(`unbonding ${amount}`));
  return { amount, day };
}

async function calendar(page: Page, { amount, day }: Payout): Promise<void> {
  await page.getByRole('link', { name: 'Activity' }).click();
  const payouts = page.getByRole('list', { name: 'Payouts' });
  await expect(payouts).toContainText(day.replace(/ \d{4}$/, ''));
  await expect(payouts).toContainText(`+ ${amount}`);
  await payouts.getByText('8 entries, arrives by itself').click();
  await expect(payouts.getByRole('list').getByRole('listitem')).toHaveCount(8);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as calendar file (.ics)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.ics$/);
  const text = await readFile(await download.path(), 'utf8');
  // All entries of one redemption are paid in the same block: one event.
  expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const date = new Date(`${day} UTC`).toISOString().slice(0, 10).replaceAll('-', '');
  expect(lines.find((line) => line.startsWith('DTSTART:'))).toMatch(new RegExp(`^DTSTART:${date}T\\d{6}Z$`));
  expect(lines).toContain(`SUMMARY:${amount} unbonded`);
  expect(lines.find((line) => line.startsWith('DESCRIPTION:Paid'))?.match(/ from /g)).toHaveLength(8);
}

async function mature(hub: HubPage, { amount }: Payout): Promise<void> {
  await hub.page.getByRole('link', { name: 'Overview' }).click();
  await expect(hub.bar).toHaveAttribute('aria-label', new RegExp(`unbonding ${amount}`));
  const [free, unbonding] = await Promise.all([hub.bucket('free'), hub.bucket('unbonding')]);
  await hub.advance('21 days');
  await expect(hub.row('Unbonding').first()).toContainText('no entry');
  await expect.poll(() => hub.bucket('free')).toBe(free + unbonding);
  await expect(hub.bar).not.toHaveAttribute('aria-label', /unbonding/);
}

async function bothSent(hub: HubPage, minted: string): Promise<void> {
  await hub.page.getByRole('link', { name: 'Activity' }).click();
  await expect(hub.page.getByText('Nothing is unbonding')).toBeVisible();
  await expect(hub.transactions).toHaveCount(2);
  for (const [place, title] of ['Redeem 100 stkXPRT', `Mint ${minted}`].entries()) {
    const entry = hub.transactions.nth(place);
    await expect(entry).toContainText(title);
    await expect(entry).toContainText('included');
    await entry.getByText(/^block \d+$/).click();
    await expect(entry.getByText(/^[0-9A-F]{12}…[0-9A-F]{11,12}$/)).toBeVisible();
  }
}
