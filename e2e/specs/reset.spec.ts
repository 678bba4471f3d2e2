import { expect, test } from '../fixtures.ts';

const XPRT = 1_000_000n;

test('a reset sandbox is a new chain: first balances, no transactions, and everything works again', async ({ hub, page }) => {
  await hub.openAs('alice');
  await expect.poll(() => hub.bucket('free')).toBe(25_000n * XPRT);
  await hub.carryOut('mint', '1000');

  await hub.open('tools');
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reset the sandbox' }).click();
  await reloaded;

  await hub.open('activity');
  await expect(page.getByText('Nothing was sent from here yet')).toBeVisible();
  await hub.open();
  await expect.poll(() => hub.bucket('free')).toBe(25_000n * XPRT);
  await hub.carryOut('mint', '10');
  await hub.open();
  await expect.poll(() => hub.bucket('free')).toBeLessThan(24_990n * XPRT);
});
