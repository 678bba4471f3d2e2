import type { Wallet } from '@cosmos-kit/core';
import type { Network } from '#config/network.ts';
import { ExtensionWallet } from './extension-wallet.ts';
import { keystoreEvent } from './injected.ts';

const KEPLR: Wallet = {
  name: 'keplr',
  prettyName: 'Keplr',
  mode: 'extension',
  // Keplr's mobile application injects the same object into its own browser.
  mobileDisabled: false,
  // cosmos-kit compares messages; those of our client are the kinds of `WalletError`.
  rejectMessage: 'rejected',
  connectEventNamesOnWindow: [keystoreEvent('keplr')],
  downloads: [{ link: 'https://www.keplr.app' }],
};

/** Keplr on `window.keplr`. The stock adapter of cosmos-kit talks to the extension past it, signs amino and lets Keplr replace the fee. */
export class KeplrWallet extends ExtensionWallet {
  constructor(network: Network) {
    super('keplr', KEPLR, network);
  }
}
