import { test as base, expect, expectAccessible } from '../fixtures.ts';
import { LiquidHostPage } from '../pages/liquid-host-page.ts';
import { TransferPage } from '../pages/transfer-page.ts';

const test = base.extend<{ liquid: LiquidHostPage; transfer: TransferPage }>({
  liquid: async ({ page }, use) => use(new LiquidHostPage(page)),
  transfer: async ({ page }, use) => use(new TransferPage(page)),
});

const [CORE, OSMO] = ['core-sandbox-1', 'osmo-sandbox-1'];
const STKATOM = 'liquid?asset=stk/uatom';

test('ATOM on the Hub becomes stkATOM with two signatures and a reload between them, goes to Osmosis with one, and comes back', async ({
  page,
  liquid,
  transfer,
}) => {
  const { hub } = liquid;
  await hub.openAs('alice', STKATOM);

  await test.step('the first signature brings it to Core-1', async () => {
    await expect(page.getByLabel('ATOM is taken from').locator('option:checked')).toHaveText('Cosmos Hub Sandbox · 1,240');
    await liquid.amount('You stake').fill('25');
    await expect(page).toHaveURL(/asset=stk%2Fuatom&from=hub-sandbox-1$/);
    await expect(liquid.steps).toContainText('Your ATOM is on Persistence Sandbox');
    await expectAccessible(page);
    await liquid.review('the transfer').click();
    await expect(hub.dialog).toContainText('Send 25 ATOM to Persistence Sandbox (1 of 2)');
    await expect(hub.line('When it has arrived')).toHaveText(/^a second signature on Persistence Sandbox mints about 20\.76\d* stkATOM$/);
    await hub.sign();
    await expect(hub.dialog.getByRole('list', { name: 'Way of the transfer' })).toBeVisible();
  });

  await test.step('after a reload the second one is offered, in Activity too', async () => {
    await page.reload();
    await expect(liquid.open).toContainText('25 ATOM have arrived.');
    await hub.open('activity');
    await expect(liquid.open).toContainText('Mint stkATOM from 25 ATOM');
    await liquid.open.getByRole('link', { name: 'Go on' }).click();
    await liquid.open.getByRole('button', { name: 'Mint stkATOM' }).click();
    await expect(hub.line('You stake')).toHaveText('25 ATOM');
    const quoted = (await hub.line('You get').innerText()).replace('about ', '');
    await hub.sign();
    await expect(hub.included).toBeVisible();
    await expect(hub.line('You got')).toHaveText(quoted);
    await hub.close();
    await expect(liquid.open).toBeHidden();
  });

  await test.step('to Osmosis, and back by the way that it came', async () => {
    await hub.open(`transfer?from=${CORE}&to=${OSMO}&asset=stk/uatom&amount=20`);
    await transfer.send();
    await expect(transfer.ended('arrived')).toBeVisible();
    await expect(hub.dialog).toContainText('The money is on Osmosis Sandbox: 20 stkATOM');
    await hub.close();
    await hub.open(`transfer?from=${OSMO}&to=${CORE}`);
    await transfer.choose(/^stkATOM · 20$/);
    await transfer.amount.fill('20');
    await transfer.send();
    await expect(transfer.ended('arrived')).toBeVisible();
    await expect(hub.dialog).toContainText('The money is on Persistence Sandbox: 20 stkATOM');
  });
});

test('a redemption waits, unbonds and is paid; one at once is paid in its block', async ({ page, liquid }) => {
  const { hub } = liquid;
  await hub.openAs('alice', `${STKATOM}&tab=redeem&amount=12`);
  await expect(liquid.redemptions.getByRole('listitem')).toHaveCount(1);

  const queued = await test.step('both ways beside each other; at once for its fee', async () => {
    const label = (name: 'Through the queue' | 'At once') => page.locator('label').filter({ has: liquid.way(name) });
    await expect(label('Through the queue')).toContainText('14.44824 ATOM');
    await liquid.way('At once').click();
    await expect(label('At once')).toContainText('0.50');
    await liquid.review('redemption').click();
    await expect(hub.line('Redemption fee')).toHaveText('0.06 stkATOM');
    await hub.sign();
    await expect(hub.included).toBeVisible();
    await expect(hub.line('You got')).toHaveText('14.375998 ATOM');
    await hub.close();
    await liquid.way('Through the queue').click();
    await liquid.amount('You redeem').fill('12');
    await liquid.review('redemption').click();
    await expect(hub.line('Arrives')).toHaveText(/^about \d+ \w+ \d{4}, by itself$/);
    await hub.sign();
    await expect(hub.included).toBeVisible();
    const unbonding = await hub.line('Unbonding').innerText();
    await expect(hub.line('Quoted')).toHaveText(unbonding);
    await hub.close();
    return unbonding;
  });

  const others = page.getByRole('table', { name: 'Other assets of this account' });
  const mine = liquid.redemptions.getByRole('listitem').filter({ hasText: 'for 12 stkATOM' });
  await test.step('pending, maturing, paid', async () => {
    await expect(mine).toContainText('Pending');
    await expect(mine).toContainText(`+ ${queued}`);
    await expectAccessible(page);
    for (let days = 0; days < 4 && (await mine.getByText('Pending').isVisible()); days += 1) await hub.advance('1 day');
    await expect(mine).toContainText('Maturing');
    await hub.open('overview');
    await expect(others.getByRole('row', { name: /^ATOM, unbonding/ })).toHaveCount(2);
    await hub.advance('21 days');
    await hub.open('activity');
    await expect(mine).toContainText('Paid');
    await expect(mine).toContainText('It has been on your account since');
  });

  await test.step('what is held is told in the coin that it stands for', async () => {
    await hub.open('overview');
    await expect(others.getByRole('row', { name: /^stkATOM/ })).toContainText(/worth 2\d\d\.\d\d ATOM at 1\.2\d{5}/);
    await expect(others.getByRole('row', { name: /^ATOM/ })).toHaveCount(1);
    await others.getByRole('row', { name: /^ATOM/ }).getByRole('link', { name: 'Mint' }).click();
    await expect(page.getByLabel('ATOM is taken from').locator('option:checked')).toHaveText(/^Persistence Sandbox · 7\d\./);
  });
});

test('on Core-1, where the module is gone, the coin is what it is', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('stkhub.preferences', JSON.stringify({ endpoints: { 'core-1': 'http://127.0.0.1:9' } })),
  );
  const { hub } = new LiquidHostPage(page, 'core-1');
  await hub.open(STKATOM);
  await expect(page.getByRole('heading', { name: 'stkATOM can be held and sent, nothing else' })).toBeVisible();
  await expect(page.getByText(/^Release v12 of Persistence removed x\/liquidstakeibc/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Ended' }).getByRole('link')).toHaveCount(6);
  await expect(page.getByRole('button', { name: /^Review/ })).toBeHidden();
  await expectAccessible(page);
});
