import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toAddress, toHex } from './address.ts';
import { aminoSignBytes } from './amino.ts';
import type { SignerInfo, Transaction } from './transaction.ts';
import { verifySecp256k1 } from './verify-secp256k1.ts';
import { encode, fields } from './wire.ts';

/** Address of a compressed secp256k1 key. */
export const keyAddress = (key: Uint8Array): string => toAddress('account', ripemd160(sha256(key)));

/** What a direct signature is over. */
export const SIGN_DOC = fields({ body: [1, 'bytes'], auth_info: [2, 'bytes'], chain_id: [3, 'string'], account_number: [4, 'uint64'] });

type SignerData = { readonly chainId: string; readonly accountNumber: bigint; readonly sequence: bigint };

/** The bytes that a signer of this mode has signed; null when the mode is not supported. */
function signBytes(transaction: Transaction, mode: SignerInfo['mode'], data: SignerData): Uint8Array | null {
  const { bodyBytes, authInfoBytes, memo, timeoutHeight, messages, fee } = transaction;
  if (mode === 'direct')
    return encode(SIGN_DOC, { body: bodyBytes, auth_info: authInfoBytes, chain_id: data.chainId, account_number: data.accountNumber });
  if (mode !== 'amino') return null;
  return aminoSignBytes({ ...data, memo, timeoutHeight, messages, fee });
}

/** Signatures that held, because CheckTx and the block ask about the same one. */
const held = new Set<string>();
const MOST_HELD = 10_000;

const nameOf = (hash: Uint8Array, signature: Uint8Array, key: Uint8Array): string => `${toHex(hash)}/${toHex(signature)}/${toHex(key)}`;

/** Remembers that a signature over a hash holds: whoever has just made it need not have it verified. */
export function holdSignature(hash: Uint8Array, signature: Uint8Array, key: Uint8Array): void {
  if (held.size >= MOST_HELD) held.clear();
  held.add(nameOf(hash, signature, key));
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
  if (bytes === null) return false;
  const hash = sha256(bytes);
  if (held.has(nameOf(hash, signature, key))) return true;
  const valid = verifySecp256k1(signature, hash, key);
  if (valid) holdSignature(hash, signature, key);
  return valid;
}
