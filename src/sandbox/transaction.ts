import { AuthInfo, TxBody, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import type { Any } from 'cosmjs-types/google/protobuf/any';
import { type Message, readCoin } from './message.ts';
import { readMessage } from './messages.ts';
import { Refusal, sdk } from './refusal.ts';
import type { Coin } from './state.ts';
import { SECOND } from './time.ts';

export type SignerInfo = {
  /** Compressed secp256k1 key; null when the transaction carries none. */
  readonly pubKey: Uint8Array | null;
  readonly mode: 'direct' | 'amino' | 'other';
  readonly sequence: bigint;
};

/** A decoded transaction. */
export type Transaction = {
  readonly size: number;
  readonly bodyBytes: Uint8Array;
  readonly authInfoBytes: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  readonly messages: readonly Message[];
  readonly memo: string;
  readonly timeoutHeight: bigint;
  /** Nanoseconds, null when there is none. */
  readonly timeoutTime: bigint | null;
  readonly hasUnknownExtensions: boolean;
  readonly signerInfos: readonly SignerInfo[];
  readonly fee: { readonly coins: readonly Coin[]; readonly gasLimit: bigint; readonly payer: string; readonly granter: string };
  /** Who must sign, each once, in the order of the messages. */
  readonly signers: readonly string[];
  readonly feePayer: string;
};

const SECP256K1 = '/cosmos.crypto.secp256k1.PubKey';

/** A key message has one field, number 1, of 33 bytes. */
function readKey(any: Any | undefined): Uint8Array | null {
  if (any?.typeUrl !== SECP256K1 || any.value.length !== 35 || any.value[0] !== 0x0a || any.value[1] !== 33) return null;
  return any.value.slice(2);
}

const MODES: Readonly<Record<number, SignerInfo['mode']>> = { 1: 'direct', 127: 'amino' };

/** Decodes a transaction; a Refusal with code 2 when it is malformed. */
export function decodeTransaction(bytes: Uint8Array): Transaction {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw sdk(2, error instanceof Error ? error.message : 'malformed');
  }
}

function decode(bytes: Uint8Array): Transaction {
  const raw = TxRaw.decode(bytes);
  const body = TxBody.decode(raw.bodyBytes);
  const auth = AuthInfo.decode(raw.authInfoBytes);
  const messages = body.messages.map(({ typeUrl, value }) => readMessage(typeUrl, value));
  const { fee } = auth;
  const senders = messages.map(({ signer }) => signer.toLowerCase());
  const payer = fee?.payer ?? '';
  const timeout = body.timeoutTimestamp;
  return {
    size: bytes.length,
    bodyBytes: raw.bodyBytes,
    authInfoBytes: raw.authInfoBytes,
    signatures: raw.signatures,
    messages,
    memo: body.memo,
    timeoutHeight: body.timeoutHeight,
    timeoutTime: timeout ? timeout.seconds * SECOND + BigInt(timeout.nanos) : null,
    hasUnknownExtensions: body.extensionOptions.length > 0,
    signerInfos: auth.signerInfos.map((info) => ({
      pubKey: readKey(info.publicKey),
      mode: MODES[info.modeInfo?.single?.mode ?? 0] ?? 'other',
      sequence: info.sequence,
    })),
    fee: { coins: fee?.amount.map(readCoin) ?? [], gasLimit: fee?.gasLimit ?? 0n, payer, granter: fee?.granter ?? '' },
    signers: [...new Set(payer === '' ? senders : [...senders, payer])],
    feePayer: payer || (senders[0] ?? ''),
  };
}
