import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { addressOfKey } from './account-address.ts';
import type { Connector } from './connection.ts';
import { privateKeyOf } from './hd-key.ts';
import { signBytes, sorted } from './sign-bytes.ts';
import { type SignAnswer, type SignRequest, WalletFailure } from './wallet.ts';

/** A seeded account of the sandbox. Its signatures are real, and worthless elsewhere: it signs for sandbox chains only. */
export const connectSandbox: Connector = async ({ network, options }) => {
  if (network.kind !== 'sandbox') throw new WalletFailure({ kind: 'unsupported', reason: 'Sandbox accounts exist on the sandbox only.' });
  const name = options.account ?? SANDBOX_ACCOUNTS[0]?.name;
  const seeded = SANDBOX_ACCOUNTS.find((each) => each.name === name);
  if (!seeded) throw new WalletFailure({ kind: 'no-account' });
  const privateKey = await privateKeyOf(seeded.mnemonic);
  const pubkey = secp256k1.getPublicKey(privateKey, true);
  return {
    read: async (chain) => ({
      account: { chain: chain.id, address: addressOfKey(chain.bech32, pubkey), pubkey, name: seeded.name },
      capability: 'direct-and-amino',
    }),
    sign: async (request) => {
      const chain = network.chains.find((each) => each.id === request.chainId);
      if (!chain) throw new WalletFailure({ kind: 'unknown-chain', chain: request.chainId });
      if (request.signer !== addressOfKey(chain.bech32, pubkey)) throw new WalletFailure({ kind: 'account-changed' });
      return answerOf(request, pubkey, secp256k1.sign(signBytes(request), privateKey));
    },
    close: async () => {},
  };
};

function answerOf(request: SignRequest, pubkey: Uint8Array, signature: Uint8Array): SignAnswer {
  if (request.mode === 'direct') {
    return { mode: 'direct', bodyBytes: request.bodyBytes, authInfoBytes: request.authInfoBytes, signature, pubkey };
  }
  return { mode: 'amino', document: sorted(request.document), signature, pubkey };
}
