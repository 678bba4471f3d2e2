import { bech32 } from '@scure/base';
import type { Connector } from './connection.ts';
import { WalletFailure } from './wallet.ts';

/** Any account of the hub, looked at without a wallet. It reads everything and signs nothing. */
export const connectWatch: Connector = async ({ network, options }) => {
  const address = options.address?.trim() ?? '';
  return {
    read: async (chain) => {
      const parsed = bech32.decodeUnsafe(address, 90);
      if (parsed?.prefix !== chain.bech32) {
        throw new WalletFailure({ kind: 'unsupported', reason: `This is not an account of ${chain.name} in ${network.name}.` });
      }
      return { account: { chain: chain.id, address, pubkey: null, name: 'Watching' }, capability: 'none' };
    },
    sign: async () => {
      throw new WalletFailure({ kind: 'unsupported', reason: 'A watched address cannot sign.' });
    },
    close: async () => {},
  };
};
