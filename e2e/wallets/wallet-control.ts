import type { CallRecords } from './call-records.ts';
import type { ScriptedWallet } from './scripted-wallet.ts';
import type { Alteration } from './sign-documents.ts';

/** What tests hold: `window.__wallet` of the wallet installed first, `window.__wallets.<id>` of each. */
export type WalletControl = {
  readonly calls: CallRecords['calls'];
  readonly prompts: ScriptedWallet['prompts']['log'];
  /** What was answered to sign calls, bytes as hex: broadcast bytes must be these. */
  readonly answers: CallRecords['answers'];
  approveNext(): void;
  rejectNext(): void;
  /** The next prompt stays open until `approveNext` or `rejectNext`, or for ever. */
  hold(): void;
  approveAfter(milliseconds: number): void;
  lock(locked?: boolean): void;
  selectAccount(name: string): void;
  renameAccount(name: string): void;
  alterNext(alteration: Alteration): void;
  answerNext(method: string, value: unknown, chain?: string): void;
};

declare global {
  interface Window {
    __wallet?: WalletControl;
    __wallets?: Record<string, WalletControl>;
  }
}

function controlOf(wallet: ScriptedWallet): WalletControl {
  return {
    calls: wallet.records.calls,
    prompts: wallet.prompts.log,
    answers: wallet.records.answers,
    approveNext: () => wallet.decide('approve'),
    rejectNext: () => wallet.decide('reject'),
    hold: () => wallet.decide('hold'),
    approveAfter: (milliseconds) => wallet.decide({ approveAfter: milliseconds }),
    lock: (locked) => wallet.lock(locked),
    selectAccount: (name) => wallet.selectAccount(name),
    renameAccount: (name) => wallet.renameAccount(name),
    alterNext: (alteration) => wallet.alterNext(alteration),
    answerNext: (method, value, chain) => wallet.records.forceNext(method, value, chain),
  };
}

/** Puts the wallet on the page as extensions do: the property and the methods cannot be replaced, only `defaultOptions` can. */
export function inject(id: 'keplr' | 'leap', wallet: ScriptedWallet, api: object, injectAfter = 0): WalletControl {
  const control = controlOf(wallet);
  window.__wallets = { ...window.__wallets, [id]: control };
  window.__wallet ??= control;
  const methods = Object.entries(api).map(([name, value]) => [name, { value, enumerable: true }] as const);
  const face = Object.defineProperties({}, Object.fromEntries(methods));
  Object.defineProperty(face, 'defaultOptions', {
    enumerable: true,
    get: () => wallet.defaultOptions,
    set: (options) => {
      wallet.defaultOptions = options;
    },
  });
  const appear = () => Object.defineProperty(window, id, { value: face, configurable: true, enumerable: true });
  if (injectAfter > 0) setTimeout(appear, injectAfter);
  else appear();
  return control;
}
