import type { ProviderId, WalletError } from './wallet.ts';

const NAMES: Record<ProviderId, string> = { keplr: 'Keplr', leap: 'Leap', sandbox: 'The sandbox account', watch: 'The watched address' };

/** What a person reads when the wallet did not do what was asked, and what helps. One sentence or two. */
export function walletErrorText(error: WalletError, provider: ProviderId): string {
  const name = NAMES[provider];
  switch (error.kind) {
    case 'rejected':
      return 'You declined in the wallet. Nothing was changed.';
    case 'locked':
      return `${name} is locked. Unlock it and try again.`;
    case 'not-installed':
      return `${NAMES[error.provider]} does not answer on this page. Install it, or switch it on for this page, and reload.`;
    case 'unknown-chain':
      return `${name} does not know the chain ${error.chain} and cannot reach it. It can be used on networks with public endpoints.`;
    case 'no-account':
      return `${name} has no account yet. Create one there first.`;
    case 'account-changed':
      return 'Another account is selected in the wallet now. Nothing was signed for the old one.';
    case 'timeout':
      return `${name} did not answer for ${spanOf(error.seconds)}. Its window may be behind this one: open it, answer there, and try again.`;
    case 'unsupported':
      return error.reason;
    case 'other':
      return `${name} reports a problem: ${error.detail}`;
  }
}

const spanOf = (seconds: number) => (seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} seconds`);
