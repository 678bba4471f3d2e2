import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import type { HubPage } from '../pages/hub-page.ts';
import { ADDRESSES, CHAIN, rememberEndpoint, test, units } from '../servers/local-fixtures.ts';
import type { ServedSandbox } from '../servers/sandbox-server.ts';
import { at, chainInfoProblems } from '../wallets/chain-info-schema.ts';
import { installWallet } from '../wallets/install-wallet.ts';
import type { ScriptedWalletOptions } from '../wallets/scripted-wallet.ts';
import { hashOf, lastSignature, signedTx, watchBroadcasts } from '../wallets/signed-bytes.ts';

const NAMES = { keplr: 'Keplr', leap: 'Leap' } as const;

for (const id of ['keplr', 'leap'] as const) {
  const wallet = NAMES[id];

  const start = async (page: Page, chain: ServedSandbox, options: ScriptedWalletOptions = {}) => {
    await rememberEndpoint(page, chain.rpcUrl);
    await installWallet(page, id, options);
  };

  test(`${wallet} learns the chain, mints and redeems, and what is shown is what the ledger says`, async ({ page, chain, local }) => {
    await start(page, chain);
    const sent = watchBroadcasts(page);
    await local.open();
    await local.connectWallet(wallet);

    const calls = await page.evaluate(() => window.__wallet?.calls ?? []);
    expect(calls.map(({ method }) => method)).toEqual(['getKey', 'experimentalSuggestChain', 'getKey']);
    const info = at(calls[1]?.args, '0');
    expect(chainInfoProblems(info)).toEqual([]);
    expect(info).toMatchObject({ chainId: CHAIN, rpc: 'http://localhost:26657', rest: 'http://localhost:1317', bip44: { coinType: 118 } });

    await local.review('mint', '10');
    await expect(local.dialog).toContainText('You stake10 XPRT');
    await local.sign();
    await expect(local.dialog.getByRole('heading', { name: /: included$/ })).toBeVisible();
    const mint = await signedTx(page);
    expect(await chain.tx(hashOf(mint))).toMatchObject({ code: 0, bytes: mint });
    await local.close();
    await expectLedger(local, chain, 'alice');

    await local.review('redeem', '4.000001');
    await local.sign();
    await expect(local.dialog.getByRole('heading', { name: /: included$/ })).toBeVisible();
    const redemption = await signedTx(page);
    expect(await chain.tx(hashOf(redemption))).toMatchObject({ code: 0, bytes: redemption });
    expect(sent).toEqual([mint, redemption]);
    await local.close();
    await expectLedger(local, chain, 'alice');

    await page.reload();
    await expect(local.account('alice')).toBeVisible();
    expect(await page.evaluate(() => window.__wallet?.prompts)).toEqual([]);
    await local.account('alice').click();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
    expect(await page.evaluate(() => window.__wallet?.calls)).toEqual([]);
  });

  test(`${wallet} with a Ledger mints with an amino document that the chain verifies`, async ({ page, chain, local }) => {
    await start(page, chain, { accounts: ['bob'], ledger: true });
    const sent = watchBroadcasts(page);
    await local.open();
    await local.connectWallet(wallet);
    await local.review('mint', '7.5');
    await local.sign();
    await expect(local.dialog.getByRole('heading', { name: /: included$/ })).toBeVisible();
    const calls = await page.evaluate(() => window.__wallet?.calls ?? []);
    expect(calls.map(({ method }) => method).filter((method) => method.startsWith('sign'))).toEqual(['signAmino']);
    const [tx] = sent;
    expect(tx?.subarray(-64)).toEqual(await lastSignature(page));
    expect(await chain.tx(hashOf(tx ?? Buffer.of()))).toMatchObject({ code: 0, bytes: tx });
    await local.close();
    await expectLedger(local, chain, 'bob');
  });

  test(`a refusal in ${wallet} loses nothing, and a changed document is never sent`, async ({ page, chain, local }) => {
    await start(page, chain, { accounts: ['erin'] });
    const sent = watchBroadcasts(page);
    await local.open('liquid?tab=mint');
    await page.evaluate(() => window.__wallet?.rejectNext());
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await local.dialog.getByRole('button', { name: `Connect ${wallet}` }).click();
    await expect(local.dialog.getByText('You declined in the wallet.')).toBeVisible();
    await local.dialog.getByRole('button', { name: `Connect ${wallet}` }).click();
    await expect(local.account('erin')).toBeVisible();

    await local.review('mint', '1.5');
    await page.evaluate(() => window.__wallet?.rejectNext());
    await local.sign();
    await expect(local.dialog.getByText('What you entered is kept. Nothing was spent.')).toBeVisible();
    await local.dialog.getByRole('button', { name: 'Back' }).click();
    await expect(local.amount('You stake')).toHaveValue('1.5');

    await page.getByRole('button', { name: 'Review minting' }).click();
    const changes = [
      [{ feeAmount: '9000000' }, 'the network fee, which is out of bounds'],
      [{ memo: 'to somebody else' }, 'the memo'],
      [{ gas: '29000000' }, 'the gas limit'],
    ] as const;
    for (const [change, name] of changes) {
      await page.evaluate((each) => window.__wallet?.alterNext(each), change);
      await local.sign();
      await expect(local.dialog.getByText(`It returned something else than you reviewed: ${name}. It was not sent.`)).toBeVisible();
      await local.dialog.getByRole('button', { name: 'Try again' }).click();
    }
    expect(sent).toEqual([]);

    await page.evaluate(() => window.__wallet?.alterNext({ feeAmount: '60000' }));
    await local.sign();
    await expect(local.dialog.getByRole('heading', { name: /: included$/ })).toBeVisible();
    await expect(local.dialog).toContainText('Network fee0.06 XPRT');
    const raised = await signedTx(page);
    expect(sent).toEqual([raised]);
    expect(await chain.tx(hashOf(raised))).toMatchObject({ code: 0 });
    await local.close();
    await expectLedger(local, chain, 'erin');
  });

  test(`another account in ${wallet} ends what was begun for the old one`, async ({ page, chain, local }) => {
    await start(page, chain, { accounts: ['alice', 'bob'] });
    const sent = watchBroadcasts(page);
    await local.open();
    await local.connectWallet(wallet);
    await local.review('mint', '3');
    await expect(local.line('You stake')).toBeVisible();
    const mixed = await watchMixture(page, 'bob', `Available ${units(await chain.balance(ADDRESSES.alice, 'uxprt'))}`);
    await page.evaluate(() => window.__wallet?.selectAccount('bob'));
    await expect(local.dialog.getByText('Another account is selected in the wallet now. Go back to see its amounts.')).toBeVisible();
    await expect(local.dialog.getByRole('button', { name: /^Sign/ })).toBeDisabled();
    await local.dialog.getByRole('button', { name: 'Back' }).click();
    await expectLedger(local, chain, 'bob');
    expect(await mixed()).toEqual([]);

    await local.review('mint', '3');
    await page.evaluate(() => window.__wallet?.hold());
    await local.sign();
    await expect(local.dialog.getByText(`Waiting for ${wallet}…`)).toBeVisible();
    await page.evaluate(() => window.__wallet?.selectAccount('alice'));
    await expect(local.dialog.getByRole('heading', { name: 'Another account is selected' })).toBeVisible();
    await page.evaluate(() => window.__wallet?.approveNext());
    await local.dialog.getByRole('button', { name: 'Back' }).click();
    await expectLedger(local, chain, 'alice');
    expect(sent).toEqual([]);
  });

  test(`a locked and a silent ${wallet} are waited for, and can be left`, async ({ page, chain, local }) => {
    await page.clock.install();
    await start(page, chain, { accounts: ['alice'], locked: true });
    const sent = watchBroadcasts(page);
    await local.open();
    await page.evaluate(() => window.__wallet?.hold());
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await local.dialog.getByRole('button', { name: `Connect ${wallet}` }).click();
    await expect(local.dialog.getByText('Answer in the window of your wallet. It may be behind this one.')).toBeVisible();
    await local.dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.evaluate(() => window.__wallet?.approveNext());
    await expect(local.dialog.getByRole('heading', { name: 'Connect', exact: true })).toBeVisible();
    await local.dialog.getByRole('button', { name: `Connect ${wallet}` }).click();
    await expect(local.account('alice')).toBeVisible();

    await local.review('mint', '2');
    await page.evaluate(() => window.__wallet?.lock());
    await page.evaluate(() => window.__wallet?.hold());
    await local.sign();
    await expect(local.dialog.getByText(`Waiting for ${wallet}…`)).toBeVisible();
    await page.clock.fastForward(10_000);
    await expect(local.dialog.getByText('Its window may be hidden behind this one.')).toBeVisible();
    await local.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(local.dialog).toBeHidden();
    await expect(local.amount('You stake')).toHaveValue('2');
    await page.evaluate(() => window.__wallet?.approveNext());

    await page.getByRole('button', { name: 'Review minting' }).click();
    await local.sign();
    await expect(local.dialog.getByRole('heading', { name: /: included$/ })).toBeVisible();
    expect(sent).toEqual([await signedTx(page)]);
    const kinds = (await page.evaluate(() => window.__wallet?.prompts ?? [])).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'unlock')).toHaveLength(2);
  });
}

test('Leap is offered with its dated notice, and does not pass for Keplr', async ({ page, chain, local }) => {
  await rememberEndpoint(page, chain.rpcUrl);
  await installWallet(page, 'leap');
  await page.addInitScript(() => Object.defineProperty(window, 'keplr', { value: window.leap }));
  await local.open();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const keplr = local.dialog.getByRole('listitem').filter({ hasText: 'Get Keplr' });
  await expect(keplr).toContainText('Not installed');
  await expect(local.dialog.getByText('Leap Wallet was discontinued on 28 May 2026.')).toBeVisible();
  await expect(local.dialog.getByRole('button', { name: 'Connect Keplr' })).toBeHidden();
  await expect(local.dialog.getByRole('button', { name: 'Connect Leap' })).toBeVisible();
});

/** Collects every moment from now on at which the page names one account and shows the number of another. */
async function watchMixture(page: Page, name: string, number: string): Promise<() => Promise<string[]>> {
  const moments = await page.evaluateHandle(
    ([newName, oldNumber]) => {
      const seen: string[] = [];
      new MutationObserver(() => {
        const text = document.querySelector('main')?.textContent ?? '';
        if (text.includes(newName) && text.includes(oldNumber)) seen.push(text);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
      return seen;
    },
    [name, number] as const,
  );
  return () => moments.jsonValue();
}

/** Both forms show what the chain has, to the base unit. */
async function expectLedger(local: HubPage, chain: ServedSandbox, account: keyof typeof ADDRESSES): Promise<void> {
  const forms = [
    ['mint', 'uxprt'],
    ['redeem', 'stk/uxprt'],
  ] as const;
  for (const [tab, denom] of forms) {
    await local.open(`liquid?tab=${tab}`);
    await expect(local.account(account)).toBeVisible();
    const available = `Available ${units(await chain.balance(ADDRESSES[account], denom))}`;
    await expect(local.page.getByText(available, { exact: true })).toBeVisible();
  }
}
