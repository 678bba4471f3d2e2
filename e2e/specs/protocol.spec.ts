import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible } from '../fixtures.ts';
import { rememberEndpoint, test } from '../servers/local-fixtures.ts';
import { at } from '../wallets/chain-info-schema.ts';

const whole = (decimal: unknown): bigint => BigInt(String(decimal).split('.')[0] ?? '0');
/** A decimal of the chain's REST answers in percent with two decimals, cut: `12.50 %`. */
const percent = (decimal: unknown): string => {
  const [units = '0', fraction = ''] = String(decimal).split('.');
  const shifted = `${units}${fraction.padEnd(4, '0')}`.slice(0, units.length + 4);
  return `${BigInt(shifted.slice(0, -2))}.${shifted.slice(-2)}\u00a0%`;
};
/** Base units of XPRT with two decimals, cut. */
const xprt = (base: bigint): string =>
  `${(base / 1_000_000n).toLocaleString('en-US')}.${String(base % 1_000_000n)
    .padStart(6, '0')
    .slice(0, 2)}`;

/** The value beside a term; the same term also stands in the folded formula before it. */
const line = (page: Page, term: string): Locator =>
  page.locator('dt').getByText(term, { exact: true }).last().locator('xpath=following-sibling::dd');
const chart = (page: Page): Locator => page.getByRole('slider', { name: 'Exchange rate, XPRT per stkXPRT' });
const points = (page: Page, source: string): Locator => page.getByRole('row', { name: source }).getByRole('cell').last();

test('every number is what the chain says', async ({ page, local, chain, nodeWith }) => {
  const node = await nodeWith();
  await rememberEndpoint(page, node.url);
  const ask = async (path: string): Promise<unknown> => (await fetch(`${chain.restUrl}${path}`)).json();
  const [states, pool, mint, tax] = await Promise.all([
    ask('/pstake/liquidstake/v1beta1/states'),
    ask('/pstake/liquidstake/v1beta1/validators'),
    ask('/cosmos/mint/v1beta1/params'),
    ask('/cosmos/distribution/v1beta1/params'),
  ]);
  const state = at(states, 'net_amount_state');
  const [net, supply] = [whole(at(state, 'net_amount')), whole(at(state, 'stkxprt_total_supply'))];

  await local.open('protocol');
  await expect(page.getByTestId('tvl')).toHaveText(`${xprt(net)} XPRT`);
  await expect(page.getByRole('region', { name: 'Staked behind stkXPRT' })).toContainText(`${xprt(supply)} stkXPRT are in circulation`);
  const rate = String((net * 1_000_000n) / supply);
  await expect(page.getByTestId('rate')).toHaveText(`${rate.slice(0, -6)}.${rate.slice(-6)}\u00a0XPRT`);

  const params = at(mint, 'params');
  await expect(line(page, 'Its bounds')).toHaveText(`${percent(at(params, 'inflation_min'))} to ${percent(at(params, 'inflation_max'))}`);
  await expect(line(page, 'Goal')).toHaveText(percent(at(params, 'goal_bonded')));
  await expect(line(page, 'Community tax')).toHaveText(percent(at(at(tax, 'params'), 'community_tax')));
  const members = at(pool, 'liquid_validators');
  const table = page.getByRole('table', { name: 'Validators behind stkXPRT' });
  await expect(table.getByRole('row')).toHaveCount((Array.isArray(members) ? members.length : 0) + 1);
  await expect(page.getByRole('list', { name: 'Planned by height' })).toContainText('at block 10,519,200');
  await expect(page.getByText('No upgrade is planned')).toBeVisible();
  await expect(line(page, 'Node in use')).toHaveText(new URL(node.url).host);
  await expect(line(page, 'Software')).toHaveText('PersistenceCore v16.0.1');
  await expect(points(page, 'States that the node keeps')).toHaveText(/^[1-9]\d*$/);
});

test('time moves the rate and its chart, and what the node forgets this browser keeps', async ({ page, hub }) => {
  await hub.open('protocol');
  await expect(points(page, 'States that the node keeps')).toHaveText(/^2\d$/);
  const before = await chart(page).getAttribute('aria-valuetext');
  await expectAccessible(page);
  await hub.advance('21 days');
  await expect(chart(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
  // The node keeps a hundred states: those of the first day are the browser's own.
  await expect(points(page, 'Read earlier by this browser')).toHaveText(/^2\d$/);
  await page.reload();
  await expect(points(page, 'Read earlier by this browser')).not.toHaveText('0');
});

test.describe('a pause and a slash', () => {
  test.use({ theme: 'dark' });

  test('are seen at once: paused, jailed, and a lower rate', async ({ page, hub }) => {
    await hub.open('protocol');
    const before = await page.getByTestId('rate').textContent();
    await hub.slash('Northwind Staking', /5 %/);
    await page.getByRole('button', { name: 'Pause minting and redeeming' }).click();
    await page.getByText('Minting and redeeming are paused.').waitFor();
    await hub.open('protocol');
    await expect(page.getByText('Paused.', { exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Northwind Staking/ })).toContainText('jailed');
    await expect(page.getByRole('row', { name: /^Paused/ })).toContainText('yes');
    expect((await page.getByTestId('rate').textContent()) ?? '').not.toBe(before);
    for (const module of ['x/staking', 'x/liquid)', 'x/slashing', 'x/mint', 'x/distribution']) {
      await page.getByRole('group').filter({ hasText: module }).locator('summary').click();
    }
    await expect(page.getByText('downtime_jail_duration')).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
