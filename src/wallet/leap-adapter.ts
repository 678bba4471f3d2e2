import type { Wallet } from '@cosmos-kit/core';
import type { Network } from '#config/network.ts';
import { ExtensionWallet } from './extension-wallet.ts';
import { keystoreEvent } from './injected.ts';

const LEAP: Wallet = {
  name: 'leap',
  prettyName: 'Leap',
  mode: 'extension',
  mobileDisabled: false,
  // Leap says `Transaction declined` when a signature is refused; wallet-error.ts has made one kind of both sentences.
  rejectMessage: 'rejected',
  connectEventNamesOnWindow: [keystoreEvent('leap')],
};

/** Leap on `window.leap`, for copies that are still installed. The stock adapter reads `window.leap` once, before it is injected. */
export class LeapWallet extends ExtensionWallet {
  constructor(network: Network) {
    super('leap', LEAP, network);
  }
}
