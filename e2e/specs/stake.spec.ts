import type { Locator, Page } from '@playwright/test';
import { test as base, expect } from '../fixtures.ts';
import { StakePage } from '../pages/stake-page.ts';

const test = base.extend<{ stake: StakePage }>({ stake: async ({ page }, use) => use(new StakePage(page)) });

const NORTHWIND = 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m';

test('every action of native staking, from the panel to the block', async ({ page, stake }) => {
  const { hub } = stake;
  await hub.openAs('alice', 'stake');
  await expect(stake.row('My delegations', 'Northwind Staking')).toContainText('5,000.00');

  await test.step('stake with a validator that was searched for', async () => {
    await stake.search.fill('harbour');
    await expect(page.getByText('1 of 21 validators')).toBeVisible();
    await stake.list.getByRole('link', { name: 'Harbour Light', exact: true }).click();
    await expect(stake.sheet).toContainText('Slow and steady.');
    await expect(stake.sheet).toContainText(/Own stake9,400,000 XPRT/);
    await stake.sheet.getByRole('link', { name: 'Stake' }).click();
    await stake.amount('You stake').fill('100');
    await stake.review('stake').click();
    await expect(hub.line('You stake')).toHaveText('100 XPRT');
    await expect(hub.dialog).toContainText('Harbour Light');
    await hub.sign();
    await expect(hub.included).toBeVisible();
    await expect(hub.line('Staked')).toHaveText('100 XPRT');
    await hub.close();
    await expect(stake.amount('You stake')).toHaveValue('');
    await stake.back();
    await expect(stake.row('My delegations', 'Harbour Light')).toContainText('100.00');
  });

  await test.step('move away from a jailed validator, and not on from there', async () => {
    await expect(stake.mine).toContainText('Your stake with Dropped Anchor earns nothing now.');
    await stake.mine.getByRole('link', { name: 'move your stake to another validator' }).click();
    await expect(stake.review('move')).toHaveAccessibleDescription('Choose where to move it.');
    await stake.pick(/Choose a validator/, 'Kestrel');
    await page.getByRole('button', { name: 'Use the maximum of XPRT' }).click();
    await expect(stake.amount('You move')).toHaveValue('300');
    await stake.finish('move');
    await expect(stake.mine).not.toContainText('Dropped Anchor');
    // From a validator that is not bonded there is nothing to settle; from one that is, there is.
    await stake.manage('Northwind Staking', 'Move');
    await stake.pick(/Choose a validator/, 'Kestrel');
    await stake.amount('You move').fill('50');
    await expect(page.getByRole('img', { name: '7 of 7 left' })).toBeVisible();
    await stake.finish('move');
    await stake.manage('Kestrel', 'Move');
    await expect(page.getByText(/^Stake with Kestrel cannot be moved on yet\..+settled on \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d/)).toBeVisible();
    await expect(stake.review('move')).toHaveAttribute('aria-disabled', 'true');
    await stake.back();
  });

  await test.step('unstake, and take a part of it back, then the rest', async () => {
    await stake.manage('Northwind Staking', 'Unstake');
    await stake.amount('You unstake').fill('4950.000001');
    await expect(stake.amount('You unstake')).toHaveAccessibleDescription(/You have 4,950 XPRT staked with Northwind Staking\./);
    await stake.amount('You unstake').fill('40');
    await expect(page.getByRole('img', { name: '7 of 7 left' })).toBeVisible();
    const day = await page.getByText('You get on').getByRole('time').innerText();
    await stake.carryOut('unstake');
    await expect(hub.line('Unbonding')).toHaveText('40 XPRT');
    await expect(hub.line('Arrives by itself')).toHaveText(day);
    await hub.close();
    await expect(page.getByRole('img', { name: '6 of 7 left' })).toBeVisible();
    await stake.back();
    await stake.row('Unbonding', 'Northwind Staking').getByRole('link').click();
    await expect(stake.amount('You stake again')).toHaveValue('40');
    await stake.amount('You stake again').fill('15');
    await stake.finish('cancel');
    await expect(stake.row('Unbonding', 'Northwind Staking')).toContainText('25.00');
    await stake.row('Unbonding', 'Northwind Staking').getByRole('link').click();
    await stake.carryOut('cancel');
    await hub.close();
    await expect(page.getByText('There is no such unbonding entry any more.').first()).toBeVisible();
    await stake.back();
    await expect(stake.row('My delegations', 'Northwind Staking')).toContainText('4,950.00');
  });

  await test.step('claim what was chosen, and restake the rest', async () => {
    await hub.advance('1 day');
    await stake.mine.getByRole('link', { name: 'Claim', exact: true }).click();
    await page.getByRole('button', { name: 'Choose none' }).click();
    await expect(stake.review('claim')).toHaveAccessibleDescription('Choose at least one validator.');
    await page.getByRole('checkbox', { name: 'Quiet Orchard' }).check();
    await stake.review('claim').click();
    await expect(hub.line('Rewards from')).toContainText('Quiet Orchard');
    await hub.sign();
    await expect(hub.included).toBeVisible();
    await hub.close();
    await stake.back();
    await stake.mine.getByRole('link', { name: 'Claim and restake' }).click();
    await expect(page.getByRole('table', { name: 'Staked again, by validator' })).toContainText('Northwind Staking');
    await stake.finish('restake');
    await expect(stake.row('My delegations', 'Northwind Staking')).toContainText(/4,95[1-9]\.\d\d/);
  });

  await test.step('tokenize a part, and turn the shares back', async () => {
    await stake.manage('Northwind Staking', 'Tokenize');
    await stake.amount('You tokenize').fill('250');
    await expect(page.getByText('Liquid on the whole chain')).toBeVisible();
    await stake.carryOut('tokenize');
    await expect(hub.line('You got')).toHaveText('250 shares');
    await hub.close();
    await stake.back();
    await expect(stake.row('Tokenized shares', 'Northwind Staking')).toContainText('250.00 shares, record');
    await stake.row('Tokenized shares', 'Northwind Staking').getByRole('link').click();
    await expect(stake.amount('You redeem')).toHaveValue('250');
    await stake.finish('redeem');
    await expect(stake.row('Tokenized shares', 'Northwind Staking')).toHaveCount(0);
    await stake.manage('Kestrel', 'Tokenize');
    await expect(stake.review('tokenize')).toHaveAccessibleDescription(/^Stake was moved to Kestrel not long ago and cannot be tokenized/);
  });
});

test('several validators in one transaction, in equal parts and by amounts; what is typed stays', async ({ page, stake }) => {
  const { hub } = stake;
  await hub.openAs('erin', 'stake');
  await stake.mine.getByRole('link', { name: 'Stake XPRT' }).click();
  await expect(stake.review('stake')).toHaveAccessibleDescription('Choose a validator first.');
  await stake.pick(/Choose a validator/, 'Kestrel');
  await stake.amount('You stake').fill('100');
  await stake.pick(/Add another validator/, 'Tidewater');
  await stake.pick(/Add another validator/, 'Sparrow');
  await expect(page.getByText('33.33 XPRT')).toHaveCount(3);
  await page.reload();
  await expect(stake.amount('You stake')).toHaveValue('100');
  await stake.review('stake').click();
  await expect(hub.line('You stake')).toHaveText('100 XPRT');
  await expect(hub.line('With')).toContainText('33.333334 XPRT');
  await hub.dialog.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('tab', { name: 'Own amounts' }).click();
  await page.getByLabel('XPRT with Kestrel').fill('1,5');
  await expect(page.getByText(/comma/i).first()).toBeVisible();
  await expect(stake.review('stake')).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('XPRT with Kestrel').fill('1.5');
  await page.getByLabel('XPRT with Tidewater').fill('20');
  await page.getByRole('button', { name: 'Leave out Sparrow' }).click();
  await stake.carryOut('stake');
  await expect(hub.line('Staked')).toHaveText('21.5 XPRT');
  await hub.close();
  await stake.back();
  await expect(stake.row('My delegations', 'Tidewater')).toContainText('20.00');
  await expect(stake.row('My delegations', 'Kestrel')).toContainText('1.50');
});

test('the eighth unbonding is refused before anybody signs, with the date; and a lock is explained', async ({ page, stake }) => {
  await stake.hub.openAs('full-unbonding', 'stake');
  await stake.manage('Harbour Light', 'Unstake');
  await stake.amount('You unstake').fill('1');
  const reason =
    /^All unbonding entries with Harbour Light are taken, redemptions included\. It is possible again on \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d\.$/;
  await expect(stake.review('unstake')).toHaveAccessibleDescription(reason);
  await expect(page.getByRole('img', { name: '0 of 7 left' })).toBeVisible();
  await stake.amount('You unstake').press('Enter');
  await expect(stake.hub.dialog).toBeHidden();
  await stake.back();
  await stake.manage('Harbour Light', 'Tokenize');
  await expect(stake.review('tokenize')).toHaveAccessibleDescription('You have locked this account against tokenizing.');
  await stake.back();
  await stake.hub.advance('21 days');
  await stake.manage('Harbour Light', 'Unstake');
  await stake.amount('You unstake').fill('1');
  await stake.carryOut('unstake');
});

test('a vesting account stakes what it cannot spend, and is told the difference', async ({ page, stake }) => {
  await stake.hub.openAs('vest-delayed', `stake?do=delegate&validator=${NORTHWIND}`);
  await expect(
    page.getByText(/^8,000\.00 XPRT of yours have not vested yet\..+for that you have 2,000\.00 XPRT\. The next 8,000\.00 XPRT unlock on/),
  ).toBeVisible();
  await expect(page.getByText('Available 10,000')).toBeVisible();
  await page.getByRole('button', { name: 'Use the maximum of XPRT' }).click();
  await expect(stake.amount('You stake')).toHaveValue(/^9999\.9\d+$/);
  await stake.finish('stake');
  await expect(stake.row('My delegations', 'Northwind Staking')).toContainText('9,999.9');
  await stake.manage('Northwind Staking', 'Tokenize');
  await expect(page.getByText('Vested, so can be tokenized')).toBeVisible();
  await stake.amount('You tokenize').fill('5000');
  await expect(stake.amount('You tokenize')).toHaveAccessibleDescription(/Only what has vested can be tokenized: 1,999\.9\d* XPRT\./);
});

test('tokenized shares of others pay somebody else; a part of them is redeemed', async ({ stake }) => {
  await stake.hub.openAs('tokenized-shares', 'stake');
  await expect(stake.row('Tokenized shares', 'Blue Heron Nodes')).toContainText('of the owner of the record');
  await stake.row('Tokenized shares', 'Kestrel').getByRole('link').click();
  await stake.amount('You redeem').fill('2000.000001');
  await expect(stake.review('redeem')).toHaveAttribute('aria-disabled', 'true');
  await stake.amount('You redeem').fill('500.5');
  await stake.carryOut('redeem');
  await expect(stake.hub.line('Staked')).toHaveText('500.5 XPRT');
  await stake.hub.close();
  await stake.back();
  await expect(stake.row('Tokenized shares', 'Kestrel')).toContainText('1,499.50 shares');
  await expect(stake.row('My delegations', 'Kestrel')).toContainText('500.50');
});

test('the list is sorted, searched and filtered, remembers it in its address, and works by keyboard', async ({ page, stake }) => {
  await stake.open();
  await expect(page.getByText('21 of 21 validators')).toBeVisible();
  expect(await stake.names(2)).toEqual(['Northwind Staking', 'Validator Two']);
  await stake.sortBy('commission').focus();
  await page.keyboard.press('Enter');
  await expect(stake.list.getByRole('columnheader', { name: /commission/i })).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('Enter');
  await expect.poll(() => stake.names(1)).toEqual(['Old Mill']);
  await stake.sortBy('uptime').click();
  await stake.sortBy('uptime').click();
  await expect.poll(() => stake.names(1)).toEqual(['Small Hours']);
  await page.getByLabel('Status', { exact: true }).selectOption('Jailed or removed');
  await expect(page.getByText('2 of 21 validators')).toBeVisible();
  await page.reload();
  await expect(page.getByText('2 of 21 validators')).toBeVisible();
  await expect(stake.list).toContainText('Twin Lights');
  await stake.search.fill('nobody at all');
  await expect(page.getByText('No validator fits')).toBeVisible();
  await page.getByRole('button', { name: 'Show all validators' }).click();
  await stake.search.fill('信頼');
  const found = stake.list.getByRole('link', { name: '信頼ノード', exact: true });
  await found.focus();
  await page.keyboard.press('Enter');
  await expect(stake.sheet.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(stake.sheet).toBeHidden();
  await expect(found).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stake.sheet).toBeVisible();
  await page.goBack();
  await expect(stake.sheet).toBeHidden();
  await page.goto('./#/sandbox/stake?sort=price&status=x&validator=javascript:alert(1)&do=steal');
  await expect(page.getByText('21 of 21 validators')).toBeVisible();
});

test('stake without a mouse', async ({ page, stake }) => {
  const { hub } = stake;
  await hub.openAs('bob', 'stake?q=kestrel');
  const link = stake.list.getByRole('link', { name: 'Stake with Kestrel' });
  await expect(link).toBeVisible();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await tabTo(page, stake.amount('You stake'));
  await page.keyboard.type('12');
  await expect(stake.review('stake')).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(hub.dialog.getByRole('button', { name: /^Sign/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hub.dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hub.dialog).toBeHidden();
  await expect(stake.amount('You stake')).toBeFocused();
  await expect(stake.amount('You stake')).toHaveValue('');
});

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the keyboard never reached it');
}
