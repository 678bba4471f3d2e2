import { PubKey } from 'cosmjs-types/cosmos/crypto/secp256k1/keys';
import { SignMode } from 'cosmjs-types/cosmos/tx/signing/v1beta1/signing';
import { AuthInfo, SignDoc, TxBody, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import type { Coin } from '../bank/queries.ts';
import { encodeMessage, type Message } from './registry.ts';

export const SECP256K1_KEY = '/cosmos.crypto.secp256k1.PubKey';

/** What a transaction does. `timeoutHeight`: the last height at which it may be included, 0n for no limit. */
export type BodyParts = { readonly messages: readonly Message[]; readonly memo: string; readonly timeoutHeight: bigint };

/** Who signs and what it costs. `pubkey`: compressed secp256k1, 33 bytes. `gas`: limit in units; `fee` in base units. */
export type AuthParts = {
  readonly pubkey: Uint8Array;
  readonly sequence: bigint;
  readonly mode: 'direct' | 'amino';
  readonly fee: readonly Coin[];
  readonly gas: bigint;
};

/** `TxBody` bytes. Throws `ChainFailure` for a message without codec. */
export function encodeBody({ messages, memo, timeoutHeight }: BodyParts): Uint8Array {
  const anys = messages.map((message) => ({ typeUrl: message.typeUrl, value: encodeMessage(message) }));
  return TxBody.encode(TxBody.fromPartial({ messages: anys, memo, timeoutHeight })).finish();
}

/** `AuthInfo` bytes for one signer. */
export function encodeAuthInfo({ pubkey, sequence, mode, fee, gas }: AuthParts): Uint8Array {
  const signMode = mode === 'direct' ? SignMode.SIGN_MODE_DIRECT : SignMode.SIGN_MODE_LEGACY_AMINO_JSON;
  const publicKey = { typeUrl: SECP256K1_KEY, value: PubKey.encode({ key: pubkey }).finish() };
  const amount = fee.map((coin) => ({ denom: coin.denom, amount: String(coin.amount) }));
  return AuthInfo.encode(
    AuthInfo.fromPartial({
      signerInfos: [{ publicKey, modeInfo: { single: { mode: signMode } }, sequence }],
      fee: { amount, gasLimit: gas },
    }),
  ).finish();
}

/** The bytes whose SHA-256 is signed in direct mode. */
export function encodeSignDoc(bodyBytes: Uint8Array, authInfoBytes: Uint8Array, chainId: string, accountNumber: bigint): Uint8Array {
  return SignDoc.encode(SignDoc.fromPartial({ bodyBytes, authInfoBytes, chainId, accountNumber })).finish();
}

/** The signed transaction as it is broadcast. `signature`: 64 bytes, r and s. */
export function encodeTx(bodyBytes: Uint8Array, authInfoBytes: Uint8Array, signature: Uint8Array): Uint8Array {
  return TxRaw.encode(TxRaw.fromPartial({ bodyBytes, authInfoBytes, signatures: [signature] })).finish();
}
