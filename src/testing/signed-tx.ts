import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { PubKey } from 'cosmjs-types/cosmos/crypto/secp256k1/keys';
import { SignMode } from 'cosmjs-types/cosmos/tx/signing/v1beta1/signing';
import { AuthInfo, SignDoc, TxBody, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';

/** A transaction to sign in tests: one signer, SIGN_MODE_DIRECT. */
export type TxDraft = {
  readonly privateKey: Uint8Array;
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  readonly messages: readonly { readonly typeUrl: string; readonly value: Uint8Array }[];
  readonly fee?: readonly { readonly denom: string; readonly amount: string }[];
  readonly gas?: bigint;
  readonly memo?: string;
  readonly timeoutHeight?: bigint;
  readonly chainId?: string;
  /** Changes the finished signature, to spoil it. */
  readonly spoil?: boolean;
};

/** The bytes of a signed transaction. */
export function signedTx(draft: TxDraft): Uint8Array {
  const bodyBytes = TxBody.encode(
    TxBody.fromPartial({ messages: [...draft.messages], memo: draft.memo ?? '', timeoutHeight: draft.timeoutHeight ?? 0n }),
  ).finish();
  const key = PubKey.encode({ key: secp256k1.getPublicKey(draft.privateKey) }).finish();
  const authInfoBytes = AuthInfo.encode(
    AuthInfo.fromPartial({
      signerInfos: [
        {
          publicKey: { typeUrl: '/cosmos.crypto.secp256k1.PubKey', value: key },
          modeInfo: { single: { mode: SignMode.SIGN_MODE_DIRECT } },
          sequence: draft.sequence,
        },
      ],
      fee: { amount: [...(draft.fee ?? [{ denom: 'uxprt', amount: '50000' }])], gasLimit: draft.gas ?? 20_000_000n },
    }),
  ).finish();
  const document = SignDoc.encode({
    bodyBytes,
    authInfoBytes,
    chainId: draft.chainId ?? 'core-sandbox-1',
    accountNumber: draft.accountNumber,
  }).finish();
  const signature = secp256k1.sign(sha256(document), draft.privateKey, { prehash: false });
  if (draft.spoil) signature[40] = (signature[40] ?? 0) ^ 1;
  return TxRaw.encode({ bodyBytes, authInfoBytes, signatures: [signature] }).finish();
}
