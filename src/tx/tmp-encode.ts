import { PubKey } from 'cosmjs-types/cosmos/crypto/secp256k1/keys';
import { SignMode } from 'cosmjs-types/cosmos/tx/signing/v1beta1/signing';
import { AuthInfo, TxBody, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import type { TxMessage } from './intent.ts';
import { encodeMessage } from './messages.ts';

export function encodeBody(b: { messages: readonly TxMessage[]; memo: string; timeoutHeight: bigint }): Uint8Array {
  return TxBody.encode(
    TxBody.fromPartial({
      messages: b.messages.map((m) => ({ typeUrl: m.typeUrl, value: encodeMessage(m) })),
      memo: b.memo,
      timeoutHeight: b.timeoutHeight,
    }),
  ).finish();
}
export function encodeAuthInfo(a: {
  pubkey: Uint8Array;
  sequence: bigint;
  mode: 'direct' | 'amino';
  fee: readonly { denom: string; amount: bigint }[];
  gas: bigint;
}): Uint8Array {
  return AuthInfo.encode(
    AuthInfo.fromPartial({
      signerInfos: [
        {
          publicKey: { typeUrl: '/cosmos.crypto.secp256k1.PubKey', value: PubKey.encode({ key: a.pubkey }).finish() },
          modeInfo: { single: { mode: a.mode === 'direct' ? SignMode.SIGN_MODE_DIRECT : SignMode.SIGN_MODE_LEGACY_AMINO_JSON } },
          sequence: a.sequence,
        },
      ],
      fee: { amount: a.fee.map((c) => ({ denom: c.denom, amount: String(c.amount) })), gasLimit: a.gas, payer: '', granter: '' },
    }),
  ).finish();
}
export function encodeTx(bodyBytes: Uint8Array, authInfoBytes: Uint8Array, signature: Uint8Array): Uint8Array {
  return TxRaw.encode({ bodyBytes, authInfoBytes, signatures: [signature] }).finish();
}
