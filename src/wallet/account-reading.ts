import type { Chain } from '#config/network.ts';
import { sanitizeText } from '#domain/text.ts';
import { addressOfKey } from './account-address.ts';
import type { AccountReading } from './connection.ts';
import { foreignBytes, foreignField, malformed } from './foreign-bytes.ts';
import { WalletFailure } from './wallet.ts';

/**
 * What `getKey` answered, believed only as far as it can be proved: the address must be that of the key on this chain, so that a wallet that
 * mixes up chains, or somebody between it and us, cannot make the page show or pay another account.
 */
export function accountReading(chain: Chain, key: unknown): AccountReading {
  const algorithm = foreignField(key, 'algo');
  if (algorithm !== undefined && algorithm !== 'secp256k1') {
    throw new WalletFailure({ kind: 'unsupported', reason: 'This kind of account is not one of this chain.' });
  }
  const pubkey = foreignBytes(foreignField(key, 'pubKey'), 'public key', 33);
  const address = addressOfKey(chain.bech32, pubkey);
  if (foreignField(key, 'bech32Address') !== address) throw malformed(`${chain.bech32} address`);
  const name = foreignField(key, 'name');
  return {
    account: { chain: chain.id, address, pubkey, name: typeof name === 'string' ? sanitizeText(name, 60) : '' },
    // The Cosmos application of a Ledger signs amino documents only.
    capability: foreignField(key, 'isNanoLedger') === true ? 'amino-only' : 'direct-and-amino',
  };
}
