import type { Page } from '@playwright/test';
import { ibcDenom } from '../../src/config/ibc-denom.ts';
import { SANDBOX_NETWORK } from '../../src/config/sandbox-network.ts';
import { DYDX_ACCOUNTS } from '../../src/sandbox/counterparties/dydx-accounts.ts';
import { expect } from '../fixtures.ts';
import type { HubPage } from '../pages/hub-page.ts';
import { rememberChains, test } from '../servers/local-fixtures.ts';
import type { ServedSandbox } from '../servers/sandbox-server.ts';
import { installWallet } from '../wallets/install-wallet.ts';
import type { ScriptedChain } from '../wallets/scripted-chain.ts';
import type { ScriptedWalletOptions } from '../wallets/scripted-wallet.ts';
import { hashOf, lastSignature, signedTx, watchBroadcasts } from '../wallets/signed-bytes.ts';

const OSMOSIS = 'osmo-sandbox-1';
const DYDX = 'dydx-sandbox-1';
/** stkXPRT, as every chain calls it that has a channel to Core-1 under this name. */
const STKXPRT = ibcDenom('transfer/channel-0', 'stk/uxprt');
const WAY = `transfer?from=${OSMOSIS}&to=${DYDX}&asset=${encodeURIComponent(STKXPRT)}`;
/** The key of a Ledger is the same on every chain: erin's at coin type 118, under the prefix of dYdX. */
const ERIN_BY_LEDGER = 'dydx1n74ngaq85hpvh23v3pvrupd0rqqvq2mz4hrlux';

const KNOWN: readonly ScriptedChain[] = SANDBOX_NETWORK.chains.map(({ id, bech32, slip44, stakeDenom }) => ({
  chainId: id,
  prefix: bech32,
  coinType: slip44,
  feeDenom: stakeDenom,
  steps: { low: 0.01, average: 0.025, high: 0.04 },
}));

const start = async (page: Page, chain: ServedSandbox, id: 'keplr' | 'leap', options: ScriptedWalletOptions) => {
  await rememberChains(page, chain);
  await installWallet(page, id, options);
  return watchBroadcasts(page);
};

const prompts = async (page: Page) => (await page.evaluate(() => window.__wallet?.prompts ?? [])).map(({ kind, chain }) => [kind, chain]);

/** From the connected hub to the review of a transfer of stkXPRT from Osmosis to dYdX. */
async function reviewTransfer(local: HubPage, wallet: string, amount: string): Promise<void> {
  await local.open(WAY);
  await local.page.getByRole('button', { name: `Connect Osmosis on this computer and dYdX on this computer in ${wallet}` }).click();
  await local.page.getByLabel('You send').fill(amount);
  await local.page.getByRole('button', { name: 'Review transfer' }).click();
}

const arrived = (local: HubPage) => local.dialog.getByRole('heading', { name: /: arrived$/i });

for (const [id, wallet, chains, asked] of [
  [
    'keplr',
    'Keplr',
    KNOWN,
    [
      ['enable', 'core-sandbox-1'],
      ['enable', `${OSMOSIS},${DYDX}`],
    ],
  ],
  [
    'leap',
    'Leap',
    [],
    [
      ['suggest-chain', 'core-sandbox-1'],
      ['suggest-chain', OSMOSIS],
      ['suggest-chain', DYDX],
    ],
  ],
] as const) {
  test(`${wallet} moves stkXPRT through the hub with one signature, to the account that it has on a chain of another coin type`, async ({
    page,
    chain,
    local,
  }) => {
    const sent = await start(page, chain, id, { accounts: ['alice'], chains });
    const receiver = DYDX_ACCOUNTS['alice'] ?? '';
    const before = await chain.balance(receiver, STKXPRT, DYDX);
    await local.open();
    await local.connectWallet(wallet);
    await reviewTransfer(local, wallet, '12.5');
    expect(await prompts(page)).toEqual(asked);
    await local.sign();
    await expect(arrived(local)).toBeVisible({ timeout: 30_000 });
    expect(sent).toEqual([await signedTx(page)]);
    expect(await chain.tx(hashOf(sent[0] ?? Buffer.of()), OSMOSIS)).toMatchObject({ code: 0 });
    expect(await chain.balance(receiver, STKXPRT, DYDX)).toBe(before + 12_500_000n);

    await page.reload();
    await local.account('alice').click();
    await expect(page.getByRole('button', { name: 'Copy the address on dYdX on this computer' })).toContainText(receiver.slice(-5));
    await expect(page.getByText('Not connected: Cosmos Hub on this computer')).toBeVisible();
    expect(await prompts(page)).toEqual([]);
  });
}

test('a Ledger signs a transfer whose memo forwards it, as an amino document that the chain verifies', async ({ page, chain, local }) => {
  const sent = await start(page, chain, 'keplr', { accounts: ['erin'], ledger: true, chains: KNOWN });
  await local.open();
  await local.connectWallet('Keplr');
  await reviewTransfer(local, 'Keplr', '3');
  await local.sign();
  await expect(arrived(local)).toBeVisible({ timeout: 30_000 });
  const calls = await page.evaluate(() => window.__wallet?.calls ?? []);
  expect(calls.map(({ method }) => method).filter((method) => method.startsWith('sign'))).toEqual(['signAmino']);
  const [tx = Buffer.of()] = sent;
  expect(tx.subarray(-64)).toEqual(await lastSignature(page));
  expect(tx.toString('latin1')).toContain('"forward"');
  expect(await chain.tx(hashOf(tx), OSMOSIS)).toMatchObject({ code: 0, bytes: tx });
  expect(await chain.balance(ERIN_BY_LEDGER, STKXPRT, DYDX)).toBe(3_000_000n);
});
