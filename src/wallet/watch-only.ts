import type { Connector } from './connection.ts';
import { WalletFailure } from './wallet.ts';
import { watchedAddress } from './watched-address.ts';

/** Any account of the hub, looked at without a wallet. It reads everything and signs nothing. */
export const connectWatch: Connector = async ({ options }) => ({
  read: async (chain) => {
    const watched = watchedAddress(options.address ?? '', chain.bech32);
    if (watched.kind === 'invalid') throw new WalletFailure({ kind: 'unsupported', reason: watched.reason });
    return { account: { chain: chain.id, address: watched.address, pubkey: null, name: 'Watching' }, capability: 'none' };
  },
  sign: async () => {
    throw new WalletFailure({ kind: 'unsupported', reason: 'A watched address cannot sign.' });
  },
  close: async () => {},
});
