import type { Chain } from '#config/network.ts';
import type { AccountReading, Connector } from './connection.ts';
import { WalletFailure } from './wallet.ts';
import { watchedAddress } from './watched-address.ts';

/**
 * Any account of the hub, looked at without a wallet. It reads everything and signs nothing. Its owner's addresses elsewhere cannot be known: chains
 * derive keys with different coin types, so the same bytes under another prefix may be nobody's.
 */
export const connectWatch: Connector = async ({ network, options }) => {
  const read = async (chain: Chain): Promise<AccountReading> => {
    if (chain.id !== network.hub) {
      throw new WalletFailure({
        kind: 'unsupported',
        reason: 'A watched address belongs to one chain, and says nothing about its owner elsewhere.',
      });
    }
    const watched = watchedAddress(options.address ?? '', chain.bech32);
    if (watched.kind === 'invalid') throw new WalletFailure({ kind: 'unsupported', reason: watched.reason });
    return { account: { chain: chain.id, address: watched.address, pubkey: null, name: 'Watching' }, capability: 'none' };
  };
  return {
    reach: 'asked',
    read: (chains) => Promise.allSettled(chains.map(read)),
    sign: async () => {
      throw new WalletFailure({ kind: 'unsupported', reason: 'A watched address cannot sign.' });
    },
    close: async () => {},
  };
};
