import { expect, test, watchPage } from '../fixtures.ts';
import { HubPage } from '../pages/hub-page.ts';

/** What alice has at first, and what 500 XPRT more make of it: at 1.0534, as on the seeded chain, 474.66. */
const BEFORE = /^Available 12,000$/;
const AFTER_500 = /^Available 12,474\.\d{1,6}$/;

test('ten clicks on Sign and a reload while confirming: executed once', async ({ page, hub }) => {
  await hub.openAs('alice', 'liquid?tab=redeem');
  await expect(page.getByText(BEFORE)).toBeVisible();
  await hub.review('mint', '500');
  await hub.dialog.getByRole('button', { name: /^Sign/ }).evaluate((button: HTMLButtonElement) => {
    for (let click = 0; click < 10; click += 1) button.click();
  });
  await expect(hub.dialog.getByRole('status')).toContainText('Waiting for its block');
  await page.reload();
  await hub.open('activity');
  await expect(hub.transactions).toHaveCount(1);
  await expect(hub.transactions).toContainText('included');
  await hub.open('liquid?tab=redeem');
  await expect(page.getByText(AFTER_500)).toBeVisible();
  // Whatever was still on its way has had its blocks.
  await hub.advance('1 hour');
  await expect(page.getByText(AFTER_500)).toBeVisible();
});

test('a transaction that no block takes expires, and can be sent again', async ({ hub }) => {
  await hub.openAs('alice', 'tools');
  await hub.arm('Is accepted and never included');
  await hub.review('mint', '500');
  await hub.sign();
  await hub.dialog.getByRole('button', { name: 'Go on in the background' }).click();
  await hub.open('activity');
  await expect(hub.transactions).toContainText('waiting for a block');
  await hub.transactions.getByRole('group').click();
  await expect(hub.transactions).toContainText(/Can be included until block \d+; after that it is safe to try again\./);
  await hub.advance('21 days');
  await expect(hub.dialog).toContainText('It came too late');
  await expect(hub.dialog).toContainText('Nothing was spent');
  await hub.dialog.getByRole('button', { name: 'Try again' }).click();
  await hub.sign();
  // Three weeks of rewards later a stkXPRT is dearer, so the new amounts are shown before anything is signed.
  await expect(hub.dialog.getByRole('status')).toContainText('The rate moved against you');
  await hub.sign();
  await expect(hub.included).toBeVisible();
  await hub.close();
  await expect(hub.transactions).toHaveCount(2);
  await expect(hub.transactions.nth(0)).toContainText('included');
  await expect(hub.transactions.nth(1)).toContainText('expired, nothing was spent');
});

test('out of gas is explained and goes through with more', async ({ hub }) => {
  await hub.openAs('alice', 'tools');
  await hub.arm('Runs out of gas');
  await hub.review('mint', '500');
  await hub.sign();
  await expect(hub.dialog.getByRole('heading', { name: 'Not enough gas' })).toBeVisible();
  await expect(hub.dialog).toContainText('Only the network fee was spent');
  await hub.dialog.getByRole('button', { name: 'Send again with more gas' }).click();
  await expect(hub.line('You stake')).toHaveText('500 XPRT');
  await hub.sign();
  await expect(hub.included).toBeVisible();
  await hub.close();
  await hub.open('liquid?tab=redeem');
  await expect(hub.page.getByText(AFTER_500)).toBeVisible();
});

test('a refusal by the chain in words, and a paused module keeps what was typed', async ({ page, hub }) => {
  await hub.openAs('alice', 'tools');
  await hub.arm('Is refused by the chain');
  await hub.review('mint', '500');
  await hub.sign();
  await expect(hub.dialog).toContainText('Only the network fee was spent');
  await hub.dialog.getByRole('button', { name: 'Back' }).click();

  await hub.amount('You stake').fill('12.345678');
  await page.getByRole('link', { name: 'Tools' }).click();
  await page.getByRole('button', { name: 'Pause minting and redeeming' }).click();
  await expect(hub.messages).toContainText('Minting and redeeming are paused.');
  await page.goBack();
  await expect(hub.amount('You stake')).toHaveValue('12.345678');
  await expect(hub.reviewButton('mint')).toHaveAccessibleDescription('Minting and redeeming are paused by the chain.');
  await expect(page.getByText('What you hold keeps its value and its rewards')).toBeVisible();
  await hub.amount('You stake').press('Enter');
  await expect(hub.dialog).toBeHidden();

  await page.getByRole('link', { name: 'Tools' }).click();
  await page.getByRole('button', { name: 'Open minting and redeeming again' }).click();
  await page.goBack();
  await hub.reviewButton('mint').click();
  await hub.sign();
  await expect(hub.included).toBeVisible();
});

test('the eighth redemption is refused before anybody signs, until the first has ended', async ({ page, hub }) => {
  await hub.openAs('alice');
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    await hub.carryOut('redeem', `${number}`);
    // Redemptions of one block would share their entries.
    if (number === 1) await hub.advance('1 day');
  }
  await expect(page.getByRole('img', { name: '0 of 7 left' })).toHaveCount(8);
  await expect(
    page.getByText(
      /^No redemption is possible now: all entries with .+ are taken\. The next one is free on \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d\.$/,
    ),
  ).toBeVisible();
  await hub.amount('You redeem').fill('8');
  await expect(hub.amount('You redeem')).toHaveAccessibleDescription(/You have no free unbonding entry left with/);
  await expect(hub.reviewButton('redeem')).toHaveAttribute('aria-disabled', 'true');
  await hub.advance('21 days');
  await expect(page.getByText('7 more redemptions are possible now.')).toBeVisible();
  await expect(hub.amount('You redeem')).toHaveValue('8');
  await hub.reviewButton('redeem').click();
  await hub.sign();
  await expect(hub.included).toBeVisible();
});

test('slashed below one: the rate says so, and minting and redeeming go on', async ({ hub }) => {
  await hub.openAs('alice', 'tools');
  await hub.slash('Northwind Staking', /20 %/);
  await hub.slash('Harbour Light', /20 %/);
  await hub.open('overview');
  await expect(hub.rateCard).toContainText(/0\.97\d{4}/);
  await expect(hub.rateCard).toContainText('falls when a validator is slashed');
  await expect(hub.row('stkXPRT').first()).toContainText(/12,000\.00 stkXPRT at 0\.97\d{4}/);
  await hub.review('mint', '500');
  const quoted = await hub.line('You get').innerText();
  await hub.sign();
  await expect(hub.line('You got')).toHaveText(quoted.replace('about ', ''));
  await hub.close();
  await hub.review('redeem', '100');
  await hub.sign();
  await expect(hub.included).toBeVisible();
  expect(await hub.line('Unbonding').innerText()).toBe(await hub.line('Quoted').innerText());
});

test('two tabs: one chain, one list of transactions', async ({ page, hub, context }) => {
  await hub.openAs('alice', 'liquid?tab=redeem');
  await expect(page.getByText(BEFORE)).toBeVisible();
  const second = await context.newPage();
  const faults = watchPage(second);
  const other = new HubPage(second);
  await other.open('liquid?tab=redeem');
  await expect(second.getByText(BEFORE)).toBeVisible();
  await hub.carryOut('mint', '500');
  await expect(second.getByText(AFTER_500)).toBeVisible();
  await other.carryOut('redeem', '100');
  await hub.open('activity');
  await expect(hub.transactions).toHaveCount(2);
  await page.close();
  // The tab that ran the chain is gone: the other goes on.
  await other.carryOut('mint', '1');
  await other.open('activity');
  await expect(other.transactions).toHaveCount(3);
  expect(faults).toEqual([]);
});

test('accounts that cannot pay the network fee are told before they type', async ({ page, hub }) => {
  for (const account of ['carol', 'dave']) {
    await hub.open('liquid?tab=redeem');
    await hub.page.getByRole('button', { name: account === 'carol' ? 'Connect' : /carol/, exact: account === 'carol' }).click();
    if (account === 'dave') await page.getByRole('button', { name: 'Use another account' }).click();
    await hub.dialog.getByRole('button', { name: `Use ${account}` }).click();
    await expect(page.getByText(/^A redemption costs about 0\.\d+ XPRT of network fee, and this account has/)).toBeVisible();
  }
  await hub.amount('You redeem').fill('1');
  await expect(hub.reviewButton('redeem')).toHaveAccessibleDescription('There is too little XPRT for the network fee.');
});

test('MAX of XPRT keeps enough to redeem later', async ({ page, hub }) => {
  await hub.openAs('bob', 'liquid?tab=mint');
  await page.getByRole('button', { name: 'Use the maximum of XPRT' }).click();
  await expect(hub.amount('You stake')).toHaveValue(/^3999\.\d+$/);
  await hub.reviewButton('mint').click();
  await hub.sign();
  await expect(hub.included).toBeVisible();
  await hub.close();
  await hub.carryOut('redeem', '2000');
  await expect(page.getByText('6 more redemptions are possible now.')).toBeVisible();
});
