import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { Chain } from '#config/network.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { addressOfKey } from './account-address.ts';
import type { AccountReading, Connector } from './connection.ts';
import { privateKeyAt, seedOf } from './hd-key.ts';
import { signBytes, sorted } from './sign-bytes.ts';
import { type SignAnswer, type SignRequest, WalletFailure } from './wallet.ts';

type Key = { readonly privateKey: Uint8Array; readonly pubkey: Uint8Array };

/** A seeded account of the sandbox. Its signatures are real, and worthless elsewhere: it signs for sandbox chains only, and for all of them. */
export const connectSandbox: Connector = async ({ network, options }) => {
  if (network.kind !== 'sandbox') throw new WalletFailure({ kind: 'unsupported', reason: 'Sandbox accounts exist on the sandbox only.' });
  const name = options.account ?? SANDBOX_ACCOUNTS[0]?.name;
  const seeded = SANDBOX_ACCOUNTS.find((each) => each.name === name);
  if (!seeded) throw new WalletFailure({ kind: 'no-account' });
  const keyOn = keysOf(await seedOf(seeded.mnemonic));
  const read = (chain: Chain): AccountReading => {
    const { pubkey } = keyOn(chain);
    const account = { chain: chain.id, address: addressOfKey(chain.bech32, pubkey), pubkey, name: seeded.name };
    return { account, capability: 'direct-and-amino' };
  };
  return {
    reach: 'every-chain',
    read: async (chains) => chains.map((chain) => ({ status: 'fulfilled', value: read(chain) })),
    sign: async (request) => {
      const chain = network.chains.find((each) => each.id === request.chainId);
      if (!chain) throw new WalletFailure({ kind: 'unknown-chain', chain: request.chainId });
      const { privateKey, pubkey } = keyOn(chain);
      if (request.signer !== addressOfKey(chain.bech32, pubkey)) throw new WalletFailure({ kind: 'account-changed' });
      return answerOf(request, pubkey, secp256k1.sign(signBytes(request), privateKey));
    },
    close: async () => {},
  };
};

/** One key per coin type, derived once. */
function keysOf(seed: Uint8Array): (chain: Chain) => Key {
  const keys = new Map<number, Key>();
  return ({ slip44 }) => {
    const known = keys.get(slip44);
    if (known) return known;
    const privateKey = privateKeyAt(seed, slip44);
    const key = { privateKey, pubkey: secp256k1.getPublicKey(privateKey, true) };
    keys.set(slip44, key);
    return key;
  };
}

function answerOf(request: SignRequest, pubkey: Uint8Array, signature: Uint8Array): SignAnswer {
  if (request.mode === 'direct') {
    return { mode: 'direct', bodyBytes: request.bodyBytes, authInfoBytes: request.authInfoBytes, signature, pubkey };
  }
  return { mode: 'amino', document: sorted(request.document), signature, pubkey };
}
