import { expect, test } from '../fixtures.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';

/** What is not an account of this chain, and the words for it. */
const REFUSED: readonly (readonly [address: string, reason: string])[] = [
  ['alice', 'This is not an address: it should start like persistence1.'],
  [ALICE.replace('jzr2', 'jzr3'), 'A character of this address is wrong or missing. Copy it again.'],
  [ALICE.slice(0, -4), 'A character of this address is wrong or missing. Copy it again.'],
  [`P${ALICE.slice(1)}`, 'An address is written in small letters only.'],
  ['cosmos1gw26h56u4dzyyr9588l0mmzluffzwfr8z2apax', 'This is an address of another chain: it starts with cosmos1 instead of persistence1.'],
  ['persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m', 'This is the address of a validator, not of an account.'],
  ['0x52908400098527886E0F7030069857D2E4169EE7', 'This is an address of an Ethereum-style chain.'],
  ['<img src=x onerror=alert(1)>', 'An address contains no spaces or invisible characters.'],
];

test('an address without a wallet: its numbers, no signatures, and still there after a reload', async ({ page, hub }) => {
  await hub.open();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const field = hub.dialog.getByLabel('Watch an address, without a wallet');
  const watch = hub.dialog.getByRole('button', { name: 'Watch', exact: true });
  await expect(watch).toHaveAccessibleDescription('Type or paste an address.');
  for (const [address, reason] of REFUSED) {
    await field.fill(address);
    await watch.click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(`^${reason}`));
    await expect(field).toHaveValue(address);
  }
  await field.fill(`  ${ALICE} `);
  await field.press('Enter');
  await expect(hub.dialog).toBeHidden();
  await expect(hub.account('watching')).toBeVisible();
  await expect(hub.total).toHaveText(/^44,\d{3}\.\d\d XPRT$/);
  await expect(hub.row('stkXPRT')).toContainText('12,000.00 stkXPRT');

  for (const tab of ['mint', 'redeem'] as const) {
    await hub.open(`liquid?tab=${tab}&amount=5`);
    await expect(hub.reviewButton(tab)).toHaveAccessibleDescription('You are watching this address. Connect its wallet to sign.');
    await hub.amount(tab === 'mint' ? 'You stake' : 'You redeem').press('Enter');
    await expect(hub.dialog).toBeHidden();
  }
  await page.reload();
  await expect(hub.account('watching')).toBeVisible();
  await expect(page.getByText('Available 12,000')).toBeVisible();
  await expect(hub.dialog).toBeHidden();

  await hub.account('watching').click();
  await page.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
});
