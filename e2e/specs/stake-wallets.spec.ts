import { manyValidatorsGenesis } from '../../src/testing/many-validators.ts';
import { expect } from '../fixtures.ts';
import { StakePage } from '../pages/stake-page.ts';
import { test as base, rememberEndpoint } from '../servers/local-fixtures.ts';
import { installWallet } from '../wallets/install-wallet.ts';
import type { ScriptedWalletOptions } from '../wallets/scripted-wallet.ts';
import { hashOf, lastSignature, signedTx, watchBroadcasts } from '../wallets/signed-bytes.ts';

type Fixtures = { start: (options: ScriptedWalletOptions) => Promise<{ stake: StakePage; sent: readonly Buffer[] }> };

/** Keplr on a chain of forty validators; erin delegates to thirty that pay, and to one that keeps everything. */
const test = base.extend<Fixtures>({
  start: async ({ page, chain }, use) => {
    await use(async (options) => {
      await rememberEndpoint(page, chain.rpcUrl);
      await installWallet(page, 'keplr', options);
      const sent = watchBroadcasts(page);
      const stake = new StakePage(page, 'local');
      await stake.open();
      await stake.hub.connectWallet('Keplr');
      return { stake, sent };
    });
  },
});

test.use({ given: { genesis: manyValidatorsGenesis({ validators: 40, delegations: 31 }), pastHours: 24 } });

test('Keplr stakes, unstakes and cancels; the chain has exactly what was signed', async ({ page, chain, start }) => {
  const { stake, sent } = await start({ accounts: ['alice'] });
  await stake.search.fill('Node 30');
  await stake.list.getByRole('link', { name: 'Stake with Node 30' }).click();
  await stake.amount('You stake').fill('12.5');
  await stake.carryOut('stake');
  const staked = await signedTx(page);
  await stake.hub.close();
  await stake.back();
  await stake.manage('Northwind Staking', 'Unstake');
  await stake.amount('You unstake').fill('7');
  await stake.finish('unstake');
  await stake.row('Unbonding', 'Northwind Staking').getByRole('link').click();
  await stake.amount('You stake again').fill('2');
  await stake.finish('cancel');
  await expect(stake.row('Unbonding', 'Northwind Staking')).toContainText('5.00');
  const cancelled = await signedTx(page);
  expect(sent).toHaveLength(3);
  expect(sent[0]).toEqual(staked);
  expect(sent[2]).toEqual(cancelled);
  for (const tx of sent) expect(await chain.tx(hashOf(tx))).toMatchObject({ code: 0, bytes: tx });
});

test('a Ledger behind Keplr moves, restakes, tokenizes, redeems shares and cancels: amino documents that the chain verifies', async ({
  page,
  chain,
  start,
}) => {
  // Six transactions, each waiting for its block.
  test.setTimeout(120_000);
  const { stake, sent } = await start({ accounts: ['bob'], ledger: true });
  await stake.mine.getByRole('link', { name: 'Claim and restake' }).click();
  await stake.finish('restake');
  await stake.manage('Harbour Light', 'Move');
  await stake.pick(/Choose a validator/, 'Tidewater');
  await stake.amount('You move').fill('100.000001');
  await stake.finish('move');
  await stake.manage('Harbour Light', 'Tokenize');
  await stake.amount('You tokenize').fill('50');
  await stake.finish('tokenize');
  await stake.row('Tokenized shares', 'Harbour Light').getByRole('link').click();
  await stake.finish('redeem');
  await stake.manage('Harbour Light', 'Unstake');
  await stake.amount('You unstake').fill('5');
  await stake.finish('unstake');
  await stake.row('Unbonding', 'Harbour Light').getByRole('link').click();
  await stake.finish('cancel');
  const methods = (await page.evaluate(() => window.__wallet?.calls ?? []))
    .map(({ method }) => method)
    .filter((method) => method.startsWith('sign'));
  expect(methods).toEqual(Array.from({ length: 6 }, () => 'signAmino'));
  expect(sent).toHaveLength(6);
  expect(sent.at(-1)?.subarray(-64)).toEqual(await lastSignature(page));
  for (const tx of sent) expect(await chain.tx(hashOf(tx))).toMatchObject({ code: 0, bytes: tx });
});

test('rewards of thirty validators are claimed in parts; a refused part loses nothing', async ({ page, chain, start }) => {
  const { stake, sent } = await start({ accounts: ['erin'] });
  await stake.mine.getByRole('link', { name: 'Claim', exact: true }).click();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(30);
  await expect(page.getByText('2, one after the other')).toBeVisible();
  await page.getByRole('button', { name: 'Review claim 1 of 2' }).click();
  await expect(stake.hub.dialog).toContainText('and 11 more');
  await stake.hub.sign();
  await expect(stake.hub.included).toBeVisible();
  await expect(stake.hub.dialog).toContainText('Part 1 of 2 is done.');
  await page.evaluate(() => window.__wallet?.rejectNext());
  await stake.hub.dialog.getByRole('button', { name: 'Continue with 2 of 2' }).click();
  await stake.hub.sign();
  await expect(stake.hub.dialog).toContainText('Nothing was spent.');
  await stake.hub.dialog.getByRole('button', { name: 'Try again' }).click();
  await stake.hub.sign();
  await expect(stake.hub.included).toBeVisible();
  await stake.hub.close();
  expect(sent).toHaveLength(2);
  for (const tx of sent) expect(await chain.tx(hashOf(tx))).toMatchObject({ code: 0 });
  // Only what a few seconds have brought since.
  await expect(page.getByText('less than claiming it costs').first()).toBeVisible();
});
