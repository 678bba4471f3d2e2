import { ScriptedWallet, type ScriptedWalletOptions, type SignOptions } from './scripted-wallet.ts';
import { inject, type WalletControl } from './wallet-control.ts';

/** A Keplr 0.12 that obeys a script: its calls, sentences, fee rule and events; real signatures; no windows. */
export function installKeplr(options: ScriptedWalletOptions = {}): WalletControl {
  const wallet = new ScriptedWallet(
    {
      id: 'keplr',
      signRejection: 'Request rejected',
      unknownChain: (chainId) => `There is no modular chain info for ${chainId}`,
      unknownAmongOthers: 'refused',
      feeStep: 'average',
    },
    options,
  );
  const getKeysSettled = (chainIds: string[]) => wallet.getKeysSettled(chainIds);
  return inject('keplr', wallet, { version: '0.12.309', mode: 'extension', ...commonCalls(wallet), getKeysSettled }, options.injectAfter);
}

type Direct = Parameters<ScriptedWallet['signDirect']>;
type Amino = Parameters<ScriptedWallet['signAmino']>;

/** The calls that Keplr and Leap share. */
export function commonCalls(wallet: ScriptedWallet) {
  const getAccounts = (chainId: string) => async () => {
    const key = await wallet.getKey(chainId);
    return [{ address: Reflect.get(Object(key), 'bech32Address'), algo: 'secp256k1', pubkey: Reflect.get(Object(key), 'pubKey') }];
  };
  const amino = (chainId: string, options?: SignOptions) => ({
    getAccounts: getAccounts(chainId),
    signAmino: (signer: Amino[1], document: Amino[2]) => wallet.signAmino(chainId, signer, document, options),
  });
  const both = (chainId: string, options?: SignOptions) => ({
    ...amino(chainId, options),
    signDirect: (signer: Direct[1], document: Direct[2]) => wallet.signDirect(chainId, signer, document, options),
  });
  return {
    ping: async () => {},
    enable: (chainIds: string | string[]) => wallet.enable(chainIds),
    disable: (chainIds?: string | string[]) => wallet.disable(chainIds),
    experimentalSuggestChain: (info: unknown) => wallet.suggestChain(info),
    getKey: (chainId: string) => wallet.getKey(chainId),
    signDirect: (...call: Direct) => wallet.signDirect(...call),
    signAmino: (...call: Amino) => wallet.signAmino(...call),
    getOfflineSigner: both,
    getOfflineSignerOnlyAmino: amino,
    getOfflineSignerAuto: async (chainId: string, options?: SignOptions) => {
      const key = await wallet.getKey(chainId);
      return Reflect.get(Object(key), 'isNanoLedger') ? amino(chainId, options) : both(chainId, options);
    },
    ethereum: { request: async () => null },
  };
}
