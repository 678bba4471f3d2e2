import { PubKey } from 'cosmjs-types/cosmos/crypto/secp256k1/keys';
import { SignMode } from 'cosmjs-types/cosmos/tx/signing/v1beta1/signing';
import { AuthInfo, type Fee, type SignerInfo, TxBody } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { type GateField, Refused, same } from './gate-refusal.ts';
import { readMessage } from './messages.ts';
import { type FeeCoin, type ReadMessage, type SignContent, sameBytes } from './sign-content.ts';

const KEY_TYPE = '/cosmos.crypto.secp256k1.PubKey';
const MODES = { direct: SignMode.SIGN_MODE_DIRECT, amino: SignMode.SIGN_MODE_LEGACY_AMINO_JSON };

type DirectDocument = {
  readonly chainId: string;
  readonly accountNumber: bigint;
  readonly bodyBytes: Uint8Array;
  readonly authInfoBytes: Uint8Array;
};

/**
 * Reads body and auth info. `mode` is the mode that the signer info must name. Throws `Refused` for everything that this application
 * never writes: several signers, a payer or granter, a tip, extension options, a timeout timestamp, and any field that the codecs do not know
 * (found by encoding again, because decoders skip such fields and the chain may not).
 */
export function readDirect(document: DirectDocument, mode: SignContent['mode']): SignContent {
  const body = decoded('body', () => TxBody.decode(document.bodyBytes));
  const auth = decoded('auth info', () => AuthInfo.decode(document.authInfoBytes));
  if (!sameBytes(TxBody.encode(body).finish(), document.bodyBytes)) throw new Refused('unknown-fields', 'a canonical body', 'other bytes');
  if (!sameBytes(AuthInfo.encode(auth).finish(), document.authInfoBytes))
    throw new Refused('unknown-fields', 'canonical auth info', 'other bytes');
  refuseExtras(body);
  if (auth.tip) throw new Refused('tip', 'none', 'a tip');
  const signer = onlySigner(auth.signerInfos, mode);
  const fee = plainFee(auth.fee);
  return {
    mode,
    chainId: document.chainId,
    accountNumber: document.accountNumber,
    sequence: signer.sequence,
    pubkey: signer.pubkey,
    messages: body.messages.map((any): ReadMessage => readMessage(any.typeUrl, any.value)),
    memo: body.memo,
    timeoutHeight: body.timeoutHeight,
    fee: fee.amount.map((coin): FeeCoin => ({ denom: coin.denom, amount: wholeNumber('fee-amount', coin.amount) })),
    gas: fee.gasLimit,
  };
}

/** A natural number as the chain prints it: no sign, no leading zero, no spaces. */
export function wholeNumber(field: GateField, text: string): bigint {
  if (!/^(0|[1-9][0-9]{0,77})$/.test(text)) throw new Refused(field, 'a whole number', text);
  return BigInt(text);
}

export function decoded<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new Refused('unreadable', `a readable ${what}`, 'bytes that do not decode');
  }
}

function refuseExtras(body: TxBody): void {
  if (body.unordered) throw new Refused('unordered', 'ordered by sequence', 'unordered');
  if (body.timeoutTimestamp) throw new Refused('timeout-timestamp', 'none', 'a timestamp');
  same('extension-options', '0', String(body.extensionOptions.length + body.nonCriticalExtensionOptions.length));
}

function onlySigner(infos: readonly SignerInfo[], mode: SignContent['mode']): { sequence: bigint; pubkey: Uint8Array } {
  const [info] = infos;
  if (!info || infos.length !== 1) throw new Refused('signers', '1', String(infos.length));
  same('sign-mode', String(MODES[mode]), String(info.modeInfo?.single?.mode));
  const key = info.publicKey;
  if (key?.typeUrl !== KEY_TYPE) throw new Refused('public-key', KEY_TYPE, String(key?.typeUrl));
  return { sequence: info.sequence, pubkey: decoded('public key', () => PubKey.decode(key.value)).key };
}

function plainFee(fee: Fee | undefined): Fee {
  if (!fee) throw new Refused('fee-amount', 'a fee', 'none');
  same('fee-payer', '', fee.payer);
  same('fee-granter', '', fee.granter);
  return fee;
}
