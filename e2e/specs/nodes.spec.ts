import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { BUSY_SECONDS, OTHER_CHAIN } from '../servers/fault-proxy.ts';
import { ADDRESSES, CHAIN, rememberEndpoint, test } from '../servers/local-fixtures.ts';
import { installWallet } from '../wallets/install-wallet.ts';

/** From the moment at which a node fails to the words about it, and back, in milliseconds. */
const NOTICED_WITHIN = 8_000;
const RECOVERED_WITHIN = 10_000;
/** By then the page has asked its node again. */
const NEXT_QUESTION = 6_500;

const banner = (page: Page): Locator => page.getByRole('complementary', { name: 'Notices' }).getByRole('alert');
/** The exchange rate of Overview. */
const rate = (page: Page): Locator => page.getByRole('region', { name: 'Exchange rate' }).getByText(/^1\.\d+/);

test('an own endpoint is used when it has proved its chain, and no other is', async ({ page, local, nodeWith }) => {
  const [other, web, off, own] = await Promise.all([nodeWith('other-chain'), nodeWith('garbage'), nodeWith(), nodeWith()]);
  await off.set('down');
  await rememberEndpoint(page, other.url);
  await local.open();
  await expect(banner(page)).toContainText(`This node belongs to the chain ${OTHER_CHAIN}, not to ${CHAIN}.`);
  await expect(rate(page)).toBeHidden();

  await local.open('settings');
  const field = page.getByRole('textbox', { name: 'RPC endpoint' });
  const refusals = [
    ['a node', 'This is not an address.'],
    ['http://example.org', 'Only https works here; http works for nodes on this computer.'],
    [other.url, `This node belongs to ${OTHER_CHAIN}, not to ${CHAIN}. It is not used.`],
    [web.url, 'What answers there is not a CometBFT node.'],
    [off.url, 'Nothing answered there.'],
  ] as const;
  for (const [url, words] of refusals) {
    await field.fill(url);
    await page.getByRole('button', { name: 'Check and use' }).click();
    await expect(page.getByText(words)).toBeVisible();
    await expect(field).toHaveValue(url);
  }
  expect(await page.evaluate(() => localStorage.getItem('stkhub.preferences'))).toContain(`"${other.url}"`);
  expect(new Set(web.asked.map(({ method }) => method))).toEqual(new Set(['status', 'health']));

  await field.fill(own.url);
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(new URL(request.url()).host));
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Check and use' }).click();
  await reloaded;
  await expect(page.getByText(`In use: ${own.url}`)).toBeVisible();
  await local.open();
  await expect(rate(page)).toBeVisible();
  await expect(banner(page)).toBeHidden();
  await page.reload();
  await expect(rate(page)).toBeVisible();
  expect(new Set(asked)).toEqual(new Set([new URL(own.url).host]));
});

test('a node that goes away keeps its last numbers on the page, and signing waits for its return', async ({ page, local, nodeWith }) => {
  await page.clock.install();
  const node = await nodeWith();
  await rememberEndpoint(page, node.url);
  await installWallet(page, 'keplr', { accounts: ['alice'] });
  await local.open();
  await local.connectWallet('Keplr');
  const total = await local.total.textContent();
  await local.open('liquid?tab=mint');
  await local.amount('You stake').fill('5');
  await expect(page.getByRole('button', { name: 'Review minting' })).toBeEnabled();

  await node.set('down');
  await expect(banner(page)).toContainText('No connection.', { timeout: NOTICED_WITHIN });
  await expect(banner(page)).toContainText(/You see the last known numbers, and signing is off\. Numbers are from \d+ s ago\./);
  await page.getByRole('button', { name: 'Review minting' }).click();
  await expect(local.dialog.getByRole('heading', { name: 'The chain is not ready' })).toBeVisible();
  await expect(local.dialog.getByText(/signing is off\. Nothing was spent\./)).toBeVisible();
  await local.dialog.getByRole('button', { name: 'Back' }).click();
  await expect(local.amount('You stake')).toHaveValue('5');
  await local.open();
  await expect(local.total).toHaveText(total ?? '');
  await page.clock.fastForward(31_000);
  await expect(page.getByRole('region', { name: 'What you own' }).getByText(/^[3-5]\d s ago$/)).toBeVisible();

  await node.set('none');
  await expect(banner(page)).toBeHidden({ timeout: RECOVERED_WITHIN });
  await local.review('mint', '5');
  await expect(local.dialog.getByRole('button', { name: 'Sign in Keplr' })).toBeEnabled();
});

test('garbage, a busy node and a chain that stands still are told apart', async ({ page, local, nodeWith }) => {
  await page.clock.install();
  const node = await nodeWith();
  await rememberEndpoint(page, node.url);
  await local.open();
  await expect(rate(page)).toBeVisible();

  await node.set('garbage');
  await page.clock.fastForward(NEXT_QUESTION);
  await expect(banner(page)).toContainText('send answers that make no sense');
  await node.set('none');
  await expect(banner(page)).toBeHidden();

  await node.set('busy');
  const from = node.asked.length;
  await page.clock.fastForward(NEXT_QUESTION);
  await expect(banner(page)).toContainText('are busy and asked us to wait');
  await expect(rate(page)).toBeVisible();
  await node.set('none');
  await expect(banner(page)).toBeHidden({ timeout: RECOVERED_WITHIN });
  const [first = 0, ...later] = node.asked.slice(from).map(({ at }) => at);
  const next = later.find((at) => at > first + 500) ?? 0;
  expect(next - first).toBeGreaterThanOrEqual(BUSY_SECONDS * 1000);

  await node.set('halted');
  const halted = node.asked.length;
  await page.clock.fastForward(NEXT_QUESTION);
  await expect.poll(() => node.asked.length).toBeGreaterThan(halted);
  await page.clock.fastForward(52_000);
  await expect(banner(page)).toContainText('The chain stands still.');
  await expect(banner(page)).toContainText('Signing is off until it goes on.');
  await node.set('none');
  await expect(banner(page)).toBeHidden({ timeout: RECOVERED_WITHIN });
});

test('an answer that is cut after the node took the transaction costs nothing: it is carried out once', async ({
  page,
  chain,
  local,
  nodeWith,
}) => {
  const node = await nodeWith('cut-broadcast');
  await rememberEndpoint(page, node.url);
  await installWallet(page, 'keplr', { accounts: ['bob'] });
  await local.open();
  await local.connectWallet('Keplr');
  const [sequence, stk] = [await chain.sequence(ADDRESSES.bob), await chain.balance(ADDRESSES.bob, 'stk/uxprt')];
  await local.review('mint', '6');
  await local.sign();
  await expect(local.dialog.getByRole('heading', { name: /: included$/ })).toBeVisible();
  const title = await local.dialog.getByRole('heading').textContent();
  await local.close();

  await local.open('activity');
  const row = page.getByRole('listitem').filter({ hasText: title?.replace(': included', '') ?? '' });
  await expect(row).toContainText('included');
  expect(await chain.sequence(ADDRESSES.bob)).toBe(sequence + 1n);
  expect(await chain.balance(ADDRESSES.bob, 'stk/uxprt')).toBeGreaterThan(stk);
});
