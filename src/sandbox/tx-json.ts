import { toBase64 } from './go-encoding.ts';
import type { Message, MessageReader } from './message.ts';
import { decodeTransaction, type SignerInfo } from './transaction.ts';

const MODES = { direct: 'SIGN_MODE_DIRECT', amino: 'SIGN_MODE_LEGACY_AMINO_JSON', other: 'SIGN_MODE_UNSPECIFIED' } as const;

/** A transaction of a block in the SDK's JSON. Messages are printed by their amino fields, which are the same for those the sandbox knows. */
export function txToJson(bytes: Uint8Array, readers: ReadonlyMap<string, MessageReader>): object {
  const tx = decodeTransaction(bytes, readers);
  return {
    body: {
      messages: tx.messages.map(messageJson),
      memo: tx.memo,
      timeout_height: `${tx.timeoutHeight}`,
      unordered: false,
      timeout_timestamp: null,
      extension_options: [],
      non_critical_extension_options: [],
    },
    auth_info: {
      signer_infos: tx.signerInfos.map(signerJson),
      fee: {
        amount: tx.fee.coins.map(({ denom, amount }) => ({ denom, amount: `${amount}` })),
        gas_limit: `${tx.fee.gasLimit}`,
        payer: tx.fee.payer,
        granter: tx.fee.granter,
      },
      tip: null,
    },
    signatures: tx.signatures.map(toBase64),
  };
}

function messageJson(message: Message): object {
  const amino = message.amino();
  const value = typeof amino === 'object' && amino !== null && 'value' in amino ? amino['value'] : {};
  return { '@type': message.typeUrl, ...(typeof value === 'object' ? value : {}) };
}

const signerJson = ({ pubKey, mode, sequence }: SignerInfo) => ({
  public_key: pubKey && { '@type': '/cosmos.crypto.secp256k1.PubKey', key: toBase64(pubKey) },
  mode_info: { single: { mode: MODES[mode] } },
  sequence: `${sequence}`,
});
