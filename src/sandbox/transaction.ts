import type { Message, MessageReader } from './message.ts';
import { readMessage } from './messages.ts';
import { Refusal, sdk } from './refusal.ts';
import type { Coin } from './state.ts';
import { type AnyValue, decode, fields, list, optional } from './wire.ts';
import { coins } from './wire-coins.ts';

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

export const RAW = fields({ body_bytes: [1, 'bytes'], auth_info_bytes: [2, 'bytes'], signatures: [3, list('bytes')] });
export const BODY = fields({
  messages: [1, list('any')],
  memo: [2, 'string'],
  timeout_height: [3, 'uint64'],
  timeout_timestamp: [5, optional('time')],
  extension_options: [1023, list('any')],
});
const MODE_INFO = fields({ single: [1, optional(fields({ mode: [1, 'uint32'] }))] });
const SIGNER_INFO = fields({ public_key: [1, optional('any')], mode_info: [2, MODE_INFO], sequence: [3, 'uint64'] });
const FEE = fields({ amount: coins(1), gas_limit: [2, 'uint64'], payer: [3, 'string'], granter: [4, 'string'] });
export const AUTH_INFO = fields({ signer_infos: [1, list(SIGNER_INFO)], fee: [2, FEE] });
const KEY = fields({ key: [1, 'bytes'] });

/** The compressed key of a signer; null when there is none or it is of another kind. */
function readKey(any: AnyValue | null): Uint8Array | null {
  if (any?.typeUrl !== '/cosmos.crypto.secp256k1.PubKey') return null;
  const { key } = decode(KEY, any.bytes);
  return key.length === 33 ? key : null;
}

const MODES: Readonly<Record<number, SignerInfo['mode']>> = { 1: 'direct', 127: 'amino' };

/** Decodes a transaction with the messages that a chain knows; a Refusal with code 2 when it is malformed. */
export function decodeTransaction(bytes: Uint8Array, readers: ReadonlyMap<string, MessageReader>): Transaction {
  try {
    return read(bytes, readers);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The chain's words for bytes that are not protobuf (recorded); which of its decoder's reasons comes first varies.
    throw sdk(2, 'invalid length; proto: invalid field number: tx parse error');
  }
}

function read(bytes: Uint8Array, readers: ReadonlyMap<string, MessageReader>): Transaction {
  const raw = decode(RAW, bytes);
  const body = decode(BODY, raw.body_bytes);
  const { fee, signer_infos } = decode(AUTH_INFO, raw.auth_info_bytes);
  const messages = body.messages.map((message) => readMessage(readers, message.typeUrl, message.bytes));
  const senders = messages.map(({ signer }) => signer.toLowerCase());
  return {
    size: bytes.length,
    bodyBytes: raw.body_bytes,
    authInfoBytes: raw.auth_info_bytes,
    signatures: raw.signatures,
    messages,
    memo: body.memo,
    timeoutHeight: body.timeout_height,
    timeoutTime: body.timeout_timestamp,
    hasUnknownExtensions: body.extension_options.length > 0,
    signerInfos: signer_infos.map(({ public_key, mode_info, sequence }) => ({
      pubKey: readKey(public_key),
      mode: MODES[mode_info.single?.mode ?? 0] ?? 'other',
      sequence,
    })),
    fee: { coins: fee.amount, gasLimit: fee.gas_limit, payer: fee.payer, granter: fee.granter },
    signers: [...new Set(fee.payer === '' ? senders : [...senders, fee.payer])],
    feePayer: fee.payer || (senders[0] ?? ''),
  };
}
