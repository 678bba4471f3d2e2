import { PubKey } from 'cosmjs-types/cosmos/crypto/secp256k1/keys';
import { SignMode } from 'cosmjs-types/cosmos/tx/signing/v1beta1/signing';
import { AuthInfo, type SignerInfo, TxBody, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { malformed } from '../abci.ts';
import type { Coin } from '../bank/queries.ts';
import { SECP256K1_KEY } from './encode.ts';
import { codecOf } from './registry.ts';

/** A message read back; `value` is null for a type outside of the registry, whose `bytes` say what it is. */
export type DecodedMessage = { readonly typeUrl: string; readonly value: unknown; readonly bytes: Uint8Array };

export type DecodedSigner = {
  /** Compressed secp256k1 key; null for another kind of key or none. */
  readonly pubkey: Uint8Array | null;
  readonly mode: 'direct' | 'amino' | 'other';
  readonly sequence: bigint;
};

/** Everything that a transaction says. Amounts in base units, `gas` the limit in units. */
export type DecodedTx = {
  readonly messages: readonly DecodedMessage[];
  readonly memo: string;
  readonly timeoutHeight: bigint;
  readonly signers: readonly DecodedSigner[];
  readonly fee: readonly Coin[];
  readonly gas: bigint;
  readonly feePayer: string;
  readonly feeGranter: string;
  /** Something that this application never writes: unordered, timeout timestamp, extension options, tip. */
  readonly hasExtras: boolean;
  readonly signatures: readonly Uint8Array[];
  readonly bodyBytes: Uint8Array;
  readonly authInfoBytes: Uint8Array;
};

/**
 * Reads a transaction. Strict: what does not encode back to the same bytes (fields that the codecs do not know, another order, a value
 * written twice) throws `ChainFailure` (`malformed`), because a reader that skips fields and a chain that does not would see two things.
 */
export function decodeTx(bytes: Uint8Array): DecodedTx {
  const { bodyBytes, authInfoBytes, signatures } = strict('transaction', bytes, TxRaw);
  const body = strict('body', bodyBytes, TxBody);
  const auth = strict('auth info', authInfoBytes, AuthInfo);
  return {
    messages: body.messages.map(decodeMessage),
    memo: body.memo,
    timeoutHeight: body.timeoutHeight,
    signers: auth.signerInfos.map(decodeSigner),
    fee: (auth.fee?.amount ?? []).map(decodeCoin),
    gas: auth.fee?.gasLimit ?? 0n,
    feePayer: auth.fee?.payer ?? '',
    feeGranter: auth.fee?.granter ?? '',
    hasExtras: hasExtras(body) || auth.tip !== undefined,
    signatures,
    bodyBytes,
    authInfoBytes,
  };
}

function hasExtras(body: TxBody): boolean {
  const options = body.extensionOptions.length + body.nonCriticalExtensionOptions.length;
  return body.unordered || body.timeoutTimestamp !== undefined || options > 0;
}

function decodeMessage({ typeUrl, value: bytes }: { readonly typeUrl: string; readonly value: Uint8Array }): DecodedMessage {
  const codec = codecOf(typeUrl);
  if (!codec) return { typeUrl, value: null, bytes };
  const value = guarded(typeUrl, () => codec.decode(bytes));
  if (!sameBytes(codec.encode(value), bytes)) throw malformed(`${typeUrl} is not canonical`);
  return { typeUrl, value, bytes };
}

function decodeSigner({ publicKey, modeInfo, sequence }: SignerInfo): DecodedSigner {
  const isPlainKey = publicKey?.typeUrl === SECP256K1_KEY;
  const pubkey = isPlainKey ? guarded('public key', () => PubKey.decode(publicKey.value).key) : null;
  return { pubkey, mode: modeOf(modeInfo?.single?.mode), sequence };
}

function modeOf(mode: SignMode | undefined): DecodedSigner['mode'] {
  if (mode === SignMode.SIGN_MODE_DIRECT) return 'direct';
  return mode === SignMode.SIGN_MODE_LEGACY_AMINO_JSON ? 'amino' : 'other';
}

function decodeCoin({ denom, amount }: { readonly denom: string; readonly amount: string }): Coin {
  if (!/^(0|[1-9]\d{0,77})$/.test(amount)) throw malformed('fee amount');
  return { denom, amount: BigInt(amount) };
}

type Codec<T> = { decode(input: Uint8Array): T; encode(message: T): { finish(): Uint8Array } };

function strict<T>(name: string, bytes: Uint8Array, codec: Codec<T>): T {
  const value = guarded(name, () => codec.decode(bytes));
  if (!sameBytes(codec.encode(value).finish(), bytes)) throw malformed(`${name} is not canonical`);
  return value;
}

function guarded<T>(name: string, decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    throw malformed(name, cause);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
