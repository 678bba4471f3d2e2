import { test as base, expect, expectAccessible } from '../fixtures.ts';
import { TransferPage } from '../pages/transfer-page.ts';

const test = base.extend<{ transfer: TransferPage }>({ transfer: async ({ page }, use) => use(new TransferPage(page)) });

const [CORE, HUB, OSMO, DYDX] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1', 'dydx-sandbox-1'];

test('stkATOM to Osmosis with one signature, and what came by another way is unwound with one more', async ({ page, transfer }) => {
  const { hub } = transfer;
  await hub.openAs('alice', 'transfer');

  await test.step('a plain transfer, from the list of what is held', async () => {
    await transfer.choose(/^stkATOM · 240$/);
    await transfer.to('Osmosis Sandbox');
    await transfer.amount.fill('12.5');
    await expect(transfer.way.getByText('Channel open, light clients active.')).toBeVisible();
    await expect(page).toHaveURL(/from=core-sandbox-1&to=osmo-sandbox-1&asset=stk%2Fuatom&amount=12\.5$/);
    await transfer.review.click();
    await expect(hub.line('Arrives as')).toHaveText('12.5 stkATOM');
    await expect(hub.line('Receiver')).toHaveText(/^osmo1jzr2/);
    await hub.sign();
    await expect(transfer.ended('arrived')).toBeVisible();
    await expect(hub.dialog).toContainText('It has arrived on Osmosis Sandbox.');
    await hub.close();
    await expect(transfer.amount).toHaveValue('');
    await expect(transfer.asset.locator('option:checked')).toHaveText('stkATOM · 227.5');
  });

  await test.step('unwinding takes three hops and ends where it began, as the coin that is known there', async () => {
    await page.getByRole('button', { name: 'Unwind' }).click();
    await expect(transfer.amount).toHaveValue('120');
    await expect(transfer.way.getByRole('listitem')).toHaveCount(4);
    await transfer.send();
    await expect(transfer.ended('arrived')).toBeVisible();
    await expect(transfer.hops).toHaveCount(3);
    await expect(hub.dialog).toContainText('The money is on Osmosis Sandbox: 120 XPRT');
    await hub.close();
    await expect(page.getByRole('button', { name: 'Unwind' })).toBeHidden();
  });
});

test('a transfer that nobody relays is followed over a reload and by its hash, and comes back when its time is over', async ({
  page,
  transfer,
}) => {
  const { hub } = transfer;
  await hub.openAs('alice', 'tools');
  await transfer.relayer('Stands still');
  await hub.open(`transfer?from=${CORE}&to=${OSMO}&asset=uxprt&amount=40`);
  await transfer.send();
  await expect(hub.dialog).toContainText('under way');
  await expect(hub.dialog).toContainText('A relayer brings it to Osmosis Sandbox');
  await hub.dialog.getByRole('button', { name: 'Go on in the background' }).click();
  await page.reload();
  await hub.open('overview');
  const flying = page.getByRole('table', { name: 'In flight between chains' }).getByRole('row', { name: /^XPRT to Osmosis Sandbox/ });
  await expect(flying).toContainText(/The money is held on Persistence Sandbox.*There or back by .*40 XPRT/);
  await expectAccessible(page);
  await hub.open('activity');
  await expect(hub.transactions.first()).toContainText('under way');
  await page.getByRole('link', { name: 'Follow it' }).click();
  await expect(page).toHaveURL(/track=[0-9A-F]{64}&on=core-sandbox-1$/);
  await expect(page.getByRole('heading', { name: 'Send 40 XPRT to Osmosis Sandbox' })).toBeVisible();
  await expectAccessible(page);
  const tracked = page.url().split('#/sandbox/')[1] ?? '';
  await hub.advance('1 hour');
  await transfer.relayer('Works');
  await hub.open(tracked);
  await expect(page.getByText('It came back: nobody brought it to Osmosis Sandbox in time.')).toBeVisible();
  await expect(page.getByText(/^The money is on Persistence Sandbox/)).toContainText('40 XPRT');
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(transfer.amount).toHaveValue('40');
  await expect(transfer.asset.locator('option:checked')).toHaveText(/^XPRT · 24,999\.99/);
  // The ledger ends one block below the newest.
  await hub.advance('1 hour');
  await hub.open('rewards?tab=ledger&kind=transfers');
  await expect(page.getByRole('row', { name: /Came back\s*its transfer to Osmosis Sandbox failed/ })).toContainText('40 XPRT');
  await expect(page.getByRole('row', { name: /Sent to Osmosis Sandbox/ })).toContainText('40 XPRT');
});

test('a relayer that is late is waited for: the transfer arrives behind the page', async ({ page, transfer }) => {
  const { hub } = transfer;
  await hub.openAs('alice', 'tools');
  await transfer.relayer('Works, five minutes late');
  await hub.open(`transfer?from=${OSMO}&to=${CORE}&asset=uosmo&amount=10`);
  await transfer.send();
  await expect(hub.dialog).toContainText('under way');
  await hub.dialog.getByRole('button', { name: 'Go on in the background' }).click();
  await transfer.relayer('Works');
  await expect(hub.messages).toContainText('Send 10 OSMO to Persistence Sandbox: it has arrived.');
  await hub.open('activity');
  await hub.transactions.first().getByRole('group').click();
  await page.getByRole('link', { name: 'Next steps' }).click();
  await expect(page.getByRole('link', { name: 'Mint stkOSMO' })).toHaveAttribute('href', /\/liquid\?asset=stk%2Fuosmo&tab=mint$/);
});

test('what the hub cannot pass on is undone hop by hop, and comes back to where it was signed', async ({ transfer }) => {
  const { hub } = transfer;
  await hub.openAs('alice', 'tools');
  await transfer.relayer('Stands still');
  await hub.open(`transfer?from=${HUB}&to=${OSMO}`);
  await transfer.choose(/^XPRT · 300$/);
  await transfer.amount.fill('30');
  await transfer.send();
  await expect(transfer.hops).toHaveCount(2);
  await hub.dialog.getByRole('button', { name: 'Go on in the background' }).click();
  await transfer.expire('Osmosis Sandbox, as Persistence Sandbox knows it');
  await transfer.relayer('Works');
  await expect(transfer.ended('came back')).toBeVisible();
  await expect(hub.dialog).toContainText('It came back: Persistence Sandbox refused it.');
  await expect(hub.dialog).toContainText('The money is on Cosmos Hub Sandbox: 30 XPRT');
  await hub.close();
  await hub.open(`transfer?from=${HUB}`);
  await expect(transfer.asset.getByRole('option', { name: 'XPRT · 300' })).toBeAttached();
});

test('18 decimals, to the last one, and MAX; the receiver of another account is confirmed first', async ({ page, transfer }) => {
  const { hub } = transfer;
  await hub.openAs('alice', `transfer?from=${DYDX}&to=${CORE}&amount=12.000000000000000001`);
  await transfer.review.click();
  await expect(hub.line('You send')).toHaveText('12.000000000000000001 DYDX');
  await hub.dialog.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Use the maximum of DYDX' }).click();
  await expect(transfer.amount).toHaveValue(/^74\.99\d+$/);
  await page.getByRole('button', { name: 'Send to another account' }).click();
  const receiver = page.getByLabel('Receiver on Persistence Sandbox');
  await receiver.fill('dydx1v4npq8z7vhq6n3g5d3g9ty7hqzqqm7y8kzlgl');
  await expect(receiver).toHaveAccessibleDescription(/\w/);
  await receiver.fill('persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g');
  await expect(transfer.review).toHaveAccessibleDescription('Confirm the receiver above.');
  await page.getByLabel(/^I have compared this address/).check();
  await expectAccessible(page);
  await transfer.review.click();
  await expect(hub.line('Receiver')).toHaveText('persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g');
  await expect(hub.dialog).toContainText('The receiver is not one of your own accounts');
  await hub.sign();
  await expect(transfer.ended('arrived')).toBeVisible();
  expect(page.url()).not.toContain('persistence1');
});

test('an expired light client is seen before the wallet is asked, and nothing is sent by keyboard either', async ({ transfer }) => {
  const { hub } = transfer;
  await hub.openAs('bob', 'tools');
  await transfer.expire('Cosmos Hub Sandbox, as Persistence Sandbox knows it');
  await hub.open(`transfer?from=${CORE}&to=hub-sandbox-1&asset=uxprt&amount=5`);
  await expect(transfer.review).toHaveAccessibleDescription(/^Between Persistence Sandbox and Cosmos Hub Sandbox: .+ has expired/);
  await transfer.amount.press('Enter');
  await expect(hub.dialog).toBeHidden();
  await expect(transfer.way).toContainText('Only governance there can renew it.');
});
