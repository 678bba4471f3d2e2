import type { ProviderId } from '#wallet/wallet.ts';

/** What is signed with, as it stands on the button. */
export const WALLET_NAMES: Readonly<Record<ProviderId, string>> = {
  keplr: 'Keplr',
  leap: 'Leap',
  sandbox: 'the sandbox wallet',
  watch: 'the wallet',
};
