import type { AminoSignResponse, StdSignDoc } from '@cosmjs/amino';
import type { DirectSignResponse } from '@cosmjs/proto-signing';
import type { DirectSignDoc } from '@cosmos-kit/core';
import { isInjected } from './providers.ts';
import { WalletFailure } from './wallet.ts';

/** What we call of Keplr and Leap. The types of the answers are claims: sign-answer.ts and account-reading.ts check them. */
export type InjectedWallet = {
  enable(chainIds: string[]): Promise<unknown>;
  getKey(chainId: string): Promise<unknown>;
  experimentalSuggestChain(info: unknown): Promise<unknown>;
  signDirect(chainId: string, signer: string, document: DirectSignDoc, options: SignOptions): Promise<DirectSignResponse>;
  signAmino(chainId: string, signer: string, document: StdSignDoc, options: SignOptions): Promise<AminoSignResponse>;
  /** Leap only. */
  isConnected?(chainId: string): Promise<unknown>;
  disconnect?(chainId: string): Promise<unknown>;
};

/** Without these the wallet replaces the fee by its own gas step and lets the memo be edited. */
export type SignOptions = { readonly preferNoSetFee: boolean; readonly preferNoSetMemo: boolean };

declare global {
  interface Window {
    keplr?: InjectedWallet;
    leap?: InjectedWallet;
  }
}

const WAIT_MS = 2_000;
const AGAIN_MS = 100;

/**
 * The extension's object on the page. Extensions inject it early but not always before our first line, and announce themselves by their
 * keystore event, so we look again at both, and until two seconds after the page has loaded.
 */
export function injected(id: 'keplr' | 'leap'): Promise<InjectedWallet> {
  return new Promise((resolve, reject) => {
    let waited = 0;
    const look = (): boolean => {
      const wallet = isInjected(id) ? window[id] : undefined;
      if (!wallet) return false;
      settle();
      resolve(wallet);
      return true;
    };
    const settle = () => {
      clearInterval(timer);
      window.removeEventListener('load', look);
      window.removeEventListener(keystoreEvent(id), look);
    };
    const timer = setInterval(() => {
      if (look() || document.readyState !== 'complete') return;
      waited += AGAIN_MS;
      if (waited < WAIT_MS) return;
      settle();
      reject(new WalletFailure({ kind: 'not-installed', provider: id }));
    }, AGAIN_MS);
    window.addEventListener('load', look);
    window.addEventListener(keystoreEvent(id), look);
    look();
  });
}

/** The event on `window` that says another account may be selected; it has no content. */
export const keystoreEvent = (id: 'keplr' | 'leap') => `${id}_keystorechange`;
