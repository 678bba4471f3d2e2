import { commonCalls } from './scripted-keplr.ts';
import { ScriptedWallet, type ScriptedWalletOptions } from './scripted-wallet.ts';
import { inject, type WalletControl } from './wallet-control.ts';

/** A Leap 0.22 that obeys a script. It says other things than Keplr, takes the low gas step and sends `address` as a plain object. */
export function installLeap(options: ScriptedWalletOptions = {}): WalletControl {
  const wallet = new ScriptedWallet(
    {
      id: 'leap',
      signRejection: 'Transaction declined',
      unknownChain: () => 'Invalid chain id',
      unknownAmongOthers: 'passed-over',
      feeStep: 'low',
    },
    options,
  );
  const calls = commonCalls(wallet);
  const api = {
    ...calls,
    mode: 'core',
    version: '0.22.7',
    experimentalSuggestChain: async (info: unknown) => {
      await wallet.suggestChain(info);
      return { success: 'Chain added successfully' };
    },
    getKey: async (chainId: string) => {
      const key = await wallet.getKey(chainId);
      const address: unknown = Reflect.get(Object(key), 'address');
      return address instanceof Uint8Array ? { ...Object(key), address: { ...address } } : key;
    },
    isConnected: async (chainId: string) => wallet.isPermitted(chainId),
    disconnect: (chainId?: string) => wallet.disable(chainId),
  };
  return inject('leap', wallet, api, options.injectAfter);
}
