import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { SignDoc } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { ACCOUNT, toAddress } from './address.ts';
import { aminoSignBytes } from './amino.ts';
import type { SignerInfo, Transaction } from './transaction.ts';

/** Address of a compressed secp256k1 key. */
export const keyAddress = (key: Uint8Array): string => toAddress(ACCOUNT, ripemd160(sha256(key)));

type SignerData = { readonly chainId: string; readonly accountNumber: bigint; readonly sequence: bigint };

/** The bytes that a signer of this mode has signed; null when the mode is not supported. */
function signBytes(transaction: Transaction, mode: SignerInfo['mode'], data: SignerData): Uint8Array | null {
  const { bodyBytes, authInfoBytes, memo, timeoutHeight, messages, fee } = transaction;
  if (mode === 'direct')
    return SignDoc.encode({ bodyBytes, authInfoBytes, chainId: data.chainId, accountNumber: data.accountNumber }).finish();
  if (mode !== 'amino') return null;
  const amount = fee.coins.map(({ denom, amount }) => ({ denom, amount: String(amount) }));
  return aminoSignBytes({ ...data, memo, timeoutHeight, messages, fee: { ...fee, amount } });
}

/** Whether a signature of the transaction holds for a key. */
export function isSignatureValid(
  transaction: Transaction,
  mode: SignerInfo['mode'],
  data: SignerData,
  key: Uint8Array,
  signature: Uint8Array,
): boolean {
  const bytes = signBytes(transaction, mode, data);
  if (!bytes || signature.length !== 64) return false;
  try {
    return secp256k1.verify(signature, sha256(bytes), key, { prehash: false, lowS: true });
  } catch {
    return false;
  }
}
