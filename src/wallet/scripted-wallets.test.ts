// @vitest-environment jsdom
import { AuthInfo, TxBody } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { installKeplr } from '../../e2e/wallets/scripted-keplr.ts';
import { installLeap } from '../../e2e/wallets/scripted-leap.ts';
import { chainSuggestion } from './chain-suggestion.ts';
import type { InjectedWallet } from './injected.ts';

// The doubles stand for wallets that cannot run here, so what was recorded of the real ones is held against them.

const address = SANDBOX_ACCOUNTS[0]?.address ?? '';
const installers = { keplr: installKeplr, leap: installLeap };
const page = (id: 'keplr' | 'leap'): InjectedWallet => {
  const wallet = window[id];
  if (!wallet) throw new Error('not installed');
  return wallet;
};
const coins = (...amounts: string[]) => amounts.map((amount, index) => ({ denom: index === 0 ? 'uxprt' : `coin${index}`, amount }));
const document = (...amounts: string[]) => ({
  bodyBytes: TxBody.encode(TxBody.fromPartial({ memo: 'm' })).finish(),
  authInfoBytes: AuthInfo.encode(AuthInfo.fromPartial({ fee: { amount: coins(...amounts), gasLimit: 200_000n } })).finish(),
  chainId: 'core-1',
  accountNumber: 9_007_199_254_740_993n,
});
const OWN = { preferNoSetFee: true, preferNoSetMemo: true };
const WALLETS = { preferNoSetFee: false, preferNoSetMemo: false };

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  for (const name of ['keplr', 'leap', '__wallet', '__wallets']) Reflect.deleteProperty(window, name);
});

async function feeOf(id: 'keplr' | 'leap', options: typeof OWN, ...amounts: string[]) {
  const { signed } = await page(id).signDirect('core-1', address, document(...amounts), options);
  return AuthInfo.decode(signed.authInfoBytes).fee?.amount;
}

describe.each([
  ['keplr', '5000'],
  ['leap', '0'],
] as const)('the scripted %s', (id, ownFee) => {
  test(`replaces the fee by ${ownFee} unless it is asked not to, or there are two coins`, async () => {
    installers[id]();
    expect(await feeOf(id, WALLETS, '777')).toEqual(coins(ownFee));
    expect(await feeOf(id, OWN, '777')).toEqual(coins('777'));
    expect(await feeOf(id, WALLETS, '777', '1')).toEqual(coins('777', '1'));
  });

  test('returns the account number as a Long, beyond what a number holds', async () => {
    installers[id]();
    const { signed } = await page(id).signDirect('core-1', address, document('777'), OWN);
    expect(typeof signed.accountNumber).toBe('object');
    expect(String(signed.accountNumber)).toBe('9007199254740993');
  });

  test('asks once per chain, and keeps that over a reload', async () => {
    const wallet = installers[id]();
    await page(id).getKey('core-1');
    await page(id).getKey('core-1');
    expect(wallet.prompts).toEqual([{ kind: 'enable', chain: 'core-1', outcome: 'approved' }]);
    const after = installers[id]();
    await page(id).getKey('core-1');
    expect(after.prompts).toEqual([]);
  });

  test('refuses what it does not know, another signer and another chain in the document', async () => {
    installers[id]();
    await expect(page(id).getKey('nowhere-1')).rejects.toThrow(
      id === 'keplr' ? 'There is no modular chain info for nowhere-1' : 'Invalid chain id',
    );
    await expect(page(id).signDirect('core-1', 'persistence1other', document('1'), OWN)).rejects.toThrow('Signer mismatched');
    await expect(page(id).signDirect('core-1', address, { ...document('1'), chainId: 'core-2' }, OWN)).rejects.toThrow('not matched');
  });

  test('declines with its own sentence', async () => {
    const wallet = installers[id]();
    await page(id).getKey('core-1');
    wallet.rejectNext();
    await expect(page(id).signDirect('core-1', address, document('1'), OWN)).rejects.toThrow(
      id === 'keplr' ? 'Request rejected' : 'Transaction declined',
    );
  });

  test('announces another account and a new name, but not that it was locked', () => {
    const wallet = installers[id]();
    const heard = vi.fn();
    window.addEventListener(`${id}_keystorechange`, heard);
    wallet.lock();
    expect(heard).not.toHaveBeenCalled();
    wallet.selectAccount('bob');
    wallet.renameAccount('Savings');
    expect(heard).toHaveBeenCalledTimes(2);
    window.removeEventListener(`${id}_keystorechange`, heard);
  });

  test('ignores a suggestion for a chain that it has built in, and refuses a malformed one', async () => {
    const wallet = installers[id]();
    const info = chainSuggestion(CORE_1, { ...hubChain(CORE_1), rest: ['https://rest.example'] });
    await page(id).experimentalSuggestChain(info);
    await page(id).experimentalSuggestChain({ ...info, chainId: 'core-2' });
    expect(wallet.prompts).toEqual([]);
    await expect(page(id).experimentalSuggestChain({ ...info, chainId: 'other-1', currencies: [] })).rejects.toThrow('is invalid');
  });
});

test('the scripted Keplr writes angle brackets of an amino memo as escapes, as Keplr does', async () => {
  installKeplr();
  const keplr = page('keplr');
  const asked = { chain_id: 'core-1', account_number: '1', sequence: '0', fee: { amount: coins('1'), gas: '1' }, msgs: [], memo: ' <b> ' };
  const { signed } = await keplr.signAmino('core-1', address, asked, OWN);
  expect(signed.memo).toBe('\\u003cb\\u003e');
});

test('the scripted Keplr behind a Ledger refuses direct documents', async () => {
  installKeplr({ ledger: true });
  await expect(page('keplr').signDirect('core-1', address, document('1'), OWN)).rejects.toThrow();
});

test('windows open one after the other', async () => {
  const wallet = installKeplr();
  await page('keplr').getKey('core-1');
  wallet.hold();
  const first = page('keplr').signDirect('core-1', address, document('1'), OWN);
  const second = page('keplr').signDirect('core-1', address, document('2'), OWN);
  await vi.waitFor(() => expect(wallet.prompts.at(-1)?.outcome).toBe('open'));
  expect(wallet.prompts).toHaveLength(2);
  wallet.approveNext();
  await Promise.all([first, second]);
  expect(wallet.prompts.map((prompt) => prompt.outcome)).toEqual(['approved', 'approved', 'approved']);
});
